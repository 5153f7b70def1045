using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace ParIndex.Web.Tests.Setup;

/// <summary>The program as an operator runs it: a process of its own with a private PostgreSQL.</summary>
internal sealed class ServerRun : IAsyncDisposable
{
    /// <summary>A busy machine takes its time.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerRun(Process process) => this.process = process;

    public ConcurrentQueue<string> Output { get; } = new();

    public ConcurrentQueue<string> Errors { get; } = new();

    public HttpClient Client { get; } = new();

    public int ExitCode => process.ExitCode;

    public bool HasEnded => process.HasExited;

    /// <summary>What the server said, for tests that wait in vain.</summary>
    public string Told() =>
        string.Join('\n', [process.HasExited ? $"The server ended with {process.ExitCode}." : "The server runs.", .. Output, .. Errors]);

    public static ServerRun Begin(string dataFolder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ParIndex.Web.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PARINDEX_DATA"] = dataFolder;
        start.Environment.Remove("PARINDEX_DB");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        var run = new ServerRun(new Process { StartInfo = start, EnableRaisingEvents = true });
        run.process.OutputDataReceived += (_, line) => run.Take(line.Data);
        run.process.ErrorDataReceived += (_, line) => run.Errors.Enqueue(line.Data ?? "");
        run.process.Exited += (_, _) => run.address.TrySetException(new InvalidOperationException("The server ended: " + string.Join('\n', run.Errors)));
        run.process.Start();
        run.process.BeginOutputReadLine();
        run.process.BeginErrorReadLine();
        return run;
    }

    public static async Task<ServerRun> StartAsync(string dataFolder, params (string Name, string Value)[] settings)
    {
        var run = Begin(dataFolder, settings);
        try
        {
            run.Client.BaseAddress = new Uri(await run.address.Task.WaitAsync(StartPatience));
            return run;
        }
        catch (TimeoutException)
        {
            var told = run.Told();
            run.Kill();
            await run.DisposeAsync();
            throw new TimeoutException("The server does not come up. " + told);
        }
    }

    public void Kill() => process.Kill();

    public void Terminate() => Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();

    /// <summary>Waits until it serves or has ended.</summary>
    public Task ToldOrEndedAsync() => Task.WhenAny(address.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromMinutes(2));

    public Task EndedAsync() => process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Process of the server's PostgreSQL.</summary>
    public static int PostgresOf(string dataFolder) => int.Parse(File.ReadLines(Path.Combine(dataFolder, "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            Terminate();
            await EndedAsync();
        }

        process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            return;

        Output.Enqueue(line);
        // The line for people, or the one of the JSON log.
        foreach (var mark in new[] { "ParIndex: ", "Now listening on: " })
        {
            if (line.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(line[(at + mark.Length)..].Split('"', ' ')[0]);
        }
    }
}
