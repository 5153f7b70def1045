using Npgsql;
using ParIndex.App.Storage;
using Xunit;

namespace ParIndex.App.Tests.Storage;

/// <summary>Folders and machines a cluster cannot live on: each is told with its remedy.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ClusterRefusalTests
{
    private const string NeedsRoot = "Cần quyền root / needs root.";

    [Fact]
    public async Task Start_NoPrograms_SaysWhatToInstall()
    {
        using var sandbox = new ClusterSandbox();
        await AssertRefusedAsync(sandbox.StartAsync(programs: "/nowhere"), "Hãy cài gói “postgresql”", "PARINDEX_DB");
    }

    [Theory]
    [InlineData("99", "Hãy cài gói “postgresql-99”")]
    [InlineData("12", "parindex restore")]
    public async Task Start_DataOfAnotherMajor_SaysHowToGoOn(string major, string remedy)
    {
        using var sandbox = new ClusterSandbox();
        Directory.CreateDirectory(sandbox.Data);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Data, "PG_VERSION"), major + "\n");
        await AssertRefusedAsync(sandbox.StartAsync(), "PostgreSQL " + major, remedy);
    }

    [Fact]
    public async Task Start_FolderOfSomethingElse_IsLeftAlone()
    {
        using var sandbox = new ClusterSandbox();
        Directory.CreateDirectory(sandbox.Data);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Data, "letter.txt"), "dear");
        await AssertRefusedAsync(sandbox.StartAsync(), "không phải cơ sở dữ liệu", sandbox.Data);
        Assert.True(File.Exists(Path.Combine(sandbox.Data, "letter.txt")));
    }

    [Fact]
    public async Task Start_DataOfAnotherUser_SaysWhose()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        using var sandbox = new ClusterSandbox();
        await using (await sandbox.StartAsync())
        {
        }

        ClusterSandbox.RunAsSelf("chown", "nobody", sandbox.Data);
        await AssertRefusedAsync(sandbox.StartAsync(), "“nobody”", "chown -R postgres");
    }

    [Fact]
    public async Task Start_BelowAFolderPostgresCannotEnter_GoesElsewhereAndStays()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, NeedsRoot);
        using var sandbox = new ClusterSandbox(Path.Combine("closed", "data"));
        var closed = Path.GetDirectoryName(sandbox.Root)!;
        Directory.CreateDirectory(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string home;
        await using (var cluster = await sandbox.StartAsync())
        {
            home = Path.GetDirectoryName(cluster.DataPath)!;
            Assert.StartsWith("/var/lib/parindex/", home, StringComparison.Ordinal);
            Assert.Contains(home, Assert.Single(sandbox.Told).Vietnamese, StringComparison.Ordinal);
            await ClusterSandbox.WriteAsync(cluster, "create table t as select 7 as x");
        }

        try
        {
            // Opened later: the data are still where they were.
            File.SetUnixFileMode(closed, (UnixFileMode)0b111_101_101);
            await using var again = await sandbox.StartAsync();
            Assert.Equal(7, await ClusterSandbox.AskAsync<int>(again, "select x from t"));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public async Task Start_FullDisk_SaysSo()
    {
        using var sandbox = new ClusterSandbox();
        using var disk = SmallDisk.Mount(sandbox.Root, megabytes: 24);
        await AssertRefusedAsync(sandbox.StartAsync(), "Ổ đĩa đã đầy", "giải phóng");
    }

    [Fact]
    public async Task Write_FullDisk_SaysSoAndLosesNothing()
    {
        using var sandbox = new ClusterSandbox();
        using var disk = SmallDisk.Mount(sandbox.Root, megabytes: 160);
        await using var cluster = await sandbox.StartAsync();
        await ClusterSandbox.WriteAsync(cluster, "create table t as select 7 as x");
        var filler = Path.Combine(sandbox.Root, "filler");
        ClusterSandbox.RunAsSelf("sh", "-c", $"head -c {disk.Free - 6_000_000} /dev/zero > {filler}");

        var problem = await Assert.ThrowsAnyAsync<NpgsqlException>(() => ClusterSandbox.WriteAsync(cluster, "create table u as select repeat(md5(i::text), 10) as x from generate_series(1, 100000) i"));
        Assert.Contains("Ổ đĩa đã đầy", StorageException.Of(problem)!.Problem.Vietnamese, StringComparison.Ordinal);

        File.Delete(filler);
        Assert.Equal(7, await ClusterSandbox.AskPatientlyAsync<int>(cluster, "select x from t"));
    }

    private static async Task AssertRefusedAsync(Task start, params string[] parts)
    {
        var problem = await Assert.ThrowsAsync<StorageException>(() => start);
        foreach (var part in parts)
            Assert.Contains(part, problem.Problem.Vietnamese, StringComparison.Ordinal);
    }
}
