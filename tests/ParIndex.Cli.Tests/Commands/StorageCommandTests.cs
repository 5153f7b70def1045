using Xunit;

namespace ParIndex.Cli.Tests.Commands;

/// <summary>migrate, backup, restore and audit verify on private clusters of their own.</summary>
public sealed class StorageCommandTests : IDisposable
{
    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-cli-");

    public StorageCommandTests()
    {
        // The server runs as another user when the tests run as root.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(top.FullName, (UnixFileMode)0b111_101_101);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PARINDEX_DATA", null);
        top.Delete(recursive: true);
    }

    [Fact]
    public void Backup_RestoredElsewhere_IsWhole()
    {
        Use("one");
        Assert.Contains("parindex migrate", Ok(2, "audit", "verify").Errors, StringComparison.Ordinal);
        Assert.Contains("2026-11-21-01-audit", Ok(0, "migrate").Output, StringComparison.Ordinal);
        Assert.Contains("mới nhất", Ok(0, "migrate").Output, StringComparison.Ordinal);
        var archive = Path.Combine(top.FullName, "b.zip");
        Ok(0, "backup", archive);
        Assert.Contains("trống", Ok(2, "restore", archive).Errors, StringComparison.Ordinal);

        Use("two");
        Ok(0, "restore", archive, "--check");
        Ok(0, "restore", archive);
        var report = Ok(0, "audit", "verify", "--json").Json;
        Assert.True(report.GetProperty("whole").GetBoolean());
        Assert.Equal(0, report.GetProperty("faults").GetArrayLength());

        File.WriteAllText(archive, "no zip");
        Assert.Contains("bị hỏng", Ok(2, "restore", archive, "--check").Errors, StringComparison.Ordinal);
        Ok(2, "restore", Path.Combine(top.FullName, "none.zip"), "--check");
    }

    [Theory]
    [InlineData("12")]
    [InlineData("x:y")]
    public void AuditVerify_NoHead_IsRefused(string head) => Ok(2, "audit", "verify", "--head", head);

    private void Use(string folder) => Environment.SetEnvironmentVariable("PARINDEX_DATA", Path.Combine(top.FullName, folder));

    private static TestKit.Cli Ok(int exit, params string[] words)
    {
        var run = TestKit.Cli.Run(words);
        Assert.True(run.Exit == exit, $"parindex {string.Join(' ', words)} ended with {run.Exit}: {run.Output}{run.Errors}");
        return run;
    }
}
