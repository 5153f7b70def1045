using System.Runtime.InteropServices;
using System.Text;

namespace ParIndex.App.Storage;

/// <summary>What .NET does not offer of the operating system: signals, and making a renamed file last.</summary>
internal static class Native
{
    public const int Interrupt = 2;
    public const int Quit = 3;

    public static bool Signal(int process, int signal) => Kill(process, signal) == 0;

    /// <summary>Makes entries of the folder (created, renamed) survive a power cut. Best effort: some file systems do not offer it.</summary>
    public static void SyncFolder(string path)
    {
        var descriptor = Open(Encoding.UTF8.GetBytes(path + "\0"), 0);
        if (descriptor < 0)
            return;

        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
