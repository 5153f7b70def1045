using System.Globalization;

namespace ParIndex.App.Storage;

/// <summary>One ParIndex process at a time owns a data folder. The lock goes with the process, however it ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream held;
    private readonly string holderFile;

    private ClusterLock(FileStream held, string holderFile)
    {
        this.held = held;
        this.holderFile = holderFile;
    }

    /// <summary>Takes the lock; null when another process holds it.</summary>
    public static ClusterLock? TryTake(string root)
    {
        try
        {
            return new ClusterLock(new FileStream(Path.Combine(root, "parindex.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), HolderFile(root));
        }
        catch (IOException problem) when (problem is not (DirectoryNotFoundException or FileNotFoundException) && !IsDiskFull(problem))
        {
            return null;
        }
    }

    /// <summary>Leaves word for others: which process, and through which socket its server is reached.</summary>
    public void Sign(string socket) =>
        File.WriteAllText(holderFile, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{socket}\n"));

    /// <summary>Process that holds the lock and its socket folder; nulls when it has not come so far.</summary>
    public static (string? Process, string? Socket) Holder(string root)
    {
        try
        {
            return File.ReadAllLines(HolderFile(root)) is [var process, var socket, ..] ? (process, socket) : (null, null);
        }
        catch (IOException)
        {
            return (null, null);
        }
    }

    public void Dispose()
    {
        File.Delete(holderFile);
        held.Dispose();
    }

    private static string HolderFile(string root) => Path.Combine(root, "parindex.pid");

    private static bool IsDiskFull(IOException problem) => problem.Message.Contains("No space left", StringComparison.Ordinal);
}
