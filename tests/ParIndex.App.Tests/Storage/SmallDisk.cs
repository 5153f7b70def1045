using System.Globalization;
using Xunit;

namespace ParIndex.App.Tests.Storage;

/// <summary>A file system of a few megabytes, in memory. Skips the test where mounting is not allowed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string path;

    private SmallDisk(string path) => this.path = path;

    public long Free => new DriveInfo(path).AvailableFreeSpace;

    public static SmallDisk Mount(string path, int megabytes)
    {
        Directory.CreateDirectory(path);
        try
        {
            ClusterSandbox.RunAsSelf("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=755"), "none", path);
        }
        catch (Exception problem) when (problem is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Không gắn được ổ đĩa nhỏ để thử / cannot mount a small disk here.");
        }

        return new SmallDisk(path);
    }

    public void Dispose() => ClusterSandbox.RunAsSelf("umount", "-l", path);
}
