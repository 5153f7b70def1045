using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ParIndex.Web.Setup;

/// <summary>Logs for machines, traces and metrics. Every log line carries the trace of its request, which callers may give by <c>traceparent</c>.</summary>
internal static class Observability
{
    public const string Name = "ParIndex";

    public static bool LogsJson(this IConfiguration configuration) => configuration["PARINDEX_LOG"] == "json";

    public static void AddObservability(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.LogsJson())
            UseJson(builder.Logging);
        else
            // For a person at a terminal a line per request is noise.
            builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        DiscreetFormatter.Surround(builder.Services);

        // Standard names of OpenTelemetry; its exporter reads the other OTEL_ settings itself.
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
            return;

        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .ConfigureResource(Describe)
            .AddSource("Microsoft.AspNetCore", "Npgsql", Name)
            .AddProcessor(new DiscreetTraces())
            .AddOtlpExporter()
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(Describe)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", Name)
            .AddOtlpExporter()
            .Build());
    }

    /// <summary>Starts what is exported, if anything.</summary>
    public static void UseObservability(this WebApplication web)
    {
        web.Services.GetService<TracerProvider>();
        web.Services.GetService<MeterProvider>();
    }

    private static void Describe(ResourceBuilder resource) =>
        resource.AddService("parindex", serviceVersion: typeof(Observability).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    private static void UseJson(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(options =>
        {
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            options.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        });
    }
}
