using System.Diagnostics;

namespace ParIndex.App.Storage;

/// <summary>
/// The running server. A thread of its own starts it and waits for it: the kernel tells the server to stop when that thread ends,
/// so a killed program leaves no server behind.
/// </summary>
internal sealed class ServerProcess
{
    private const int TailLines = 30;

    private readonly Queue<string> tail = new();
    private readonly TaskCompletionSource<int> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess()
    {
    }

    public int Id { get; private set; }

    public Task Exited => exited.Task;

    /// <summary>The last lines the server wrote before its own log began.</summary>
    public string Tail
    {
        get
        {
            lock (tail)
                return string.Join('\n', tail);
        }
    }

    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        var server = new ServerProcess();
        new Thread(() => server.Run(start)) { IsBackground = true, Name = "PostgreSQL" }.Start();
        server.Id = await server.started.Task;
        return server;
    }

    private void Run(ProcessStartInfo start)
    {
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.OutputDataReceived += (_, line) => Keep(line.Data);
            process.ErrorDataReceived += (_, line) => Keep(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            started.SetResult(process.Id);
            process.WaitForExit();
            exited.SetResult();
        }
        catch (Exception problem) when (problem is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            started.TrySetException(problem);
            exited.TrySetResult();
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;

        lock (tail)
        {
            tail.Enqueue(line);
            if (tail.Count > TailLines)
                tail.Dequeue();
        }
    }
}
