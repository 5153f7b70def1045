using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace ParIndex.Web.Setup;

/// <summary>
/// Writes lines of the log as another formatter does, without secrets of addresses and values of queries. At the way out, because they come from everywhere: the framework's scope around each request, its
/// lines about requests begun and ended, messages of faults.
/// </summary>
internal sealed class DiscreetFormatter(ConsoleFormatter inner) : ConsoleFormatter(inner.Name), IDisposable
{
    /// <summary>Puts itself around every formatter there is.</summary>
    public static void Surround(IServiceCollection services)
    {
        foreach (var formatter in services.Where(service => service.ServiceType == typeof(ConsoleFormatter) && service.ImplementationType is not null).ToList())
        {
            services.Remove(formatter);
            services.AddSingleton<ConsoleFormatter>(provider => new DiscreetFormatter((ConsoleFormatter)ActivatorUtilities.CreateInstance(provider, formatter.ImplementationType!)));
        }
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var line = new StringWriter();
        inner.Write(logEntry, scopeProvider, line);
        textWriter.Write(SecretAddresses.Hide(line.ToString()));
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
