using System.Diagnostics;
using System.Text;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Runs an outside program on a file nobody vouches for: bounded in time, memory and output.</summary>
internal static class OutsideProgram
{
    private const int MostOutput = 32 << 20;
    private const int MostComplaints = 1 << 20;
    private const string MostMemory = "--as=2147483648";

    /// <summary>Whether the program is on this machine.</summary>
    public static bool IsThere(string program) => Find(program) is not null;

    /// <exception cref="DocumentException">The program is not on this machine.</exception>
    public static void Require(string program, string fileName, Message missing)
    {
        if (Find(program) is null)
            throw new DocumentException(fileName, null, missing);
    }

    /// <summary>What the program writes, as UTF-8.</summary>
    /// <param name="program">Name on the path.</param>
    /// <param name="arguments">Passed as they are.</param>
    /// <param name="longest">It is ended after that.</param>
    /// <param name="failure">Thrown when it fails, lasts too long or writes too much; made of what it complained of.</param>
    /// <param name="cancel">Ends it too.</param>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, TimeSpan longest, Func<string, DocumentException> failure, CancellationToken cancel)
    {
        var limiter = Find("prlimit");
        var start = new ProcessStartInfo(limiter ?? Find(program)!)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        foreach (var argument in limiter is null ? arguments : [MostMemory, Find(program)!, .. arguments])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            process.StandardInput.Close();
            var complaints = ReadAsync(process.StandardError, MostComplaints, limit.Token);
            var output = await ReadAsync(process.StandardOutput, MostOutput, limit.Token);
            if (output is null)
                throw failure("");

            var complained = await complaints;
            if (complained is not null)
                await process.WaitForExitAsync(limit.Token);

            return complained is not null && process.ExitCode == 0 ? output : throw failure(complained ?? "");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw failure("");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string?> ReadAsync(StreamReader reader, int most, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new char[16_384];
        for (int read; (read = await reader.ReadAsync(buffer, cancel)) > 0;)
        {
            if (text.Length + read > most)
                return null;

            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
