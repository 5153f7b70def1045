using Npgsql;
using ParIndex.App.Storage;
using Xunit;

namespace ParIndex.App.Tests.Storage;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class PrivateClusterTests
{
    [Fact]
    public async Task Start_NewFolder_IsDurableVietnameseAndClosed()
    {
        using var sandbox = new ClusterSandbox();
        await using var cluster = await sandbox.StartAsync(isDurable: true);

        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes", "data_checksums" })
            Assert.Equal("on", await ClusterSandbox.AskAsync<string>(cluster, $"show {setting}"));

        Assert.Equal("", await ClusterSandbox.AskAsync<string>(cluster, "show listen_addresses"));
        Assert.Equal("a ă â d đ e z", await ClusterSandbox.AskAsync<string>(cluster, "select string_agg(x, ' ' order by x) from unnest('{z,đ,e,â,d,a,ă}'::text[]) x"));
        Assert.Equal("f f f f", await ClusterSandbox.AskAsync<string>(cluster,
            "select concat_ws(' ', rolsuper, rolbypassrls, rolcreaterole, rolcreatedb) from pg_roles where rolname = current_user"));
        var socket = await ClusterSandbox.AskAsync<string>(cluster, "show unix_socket_directories", asAdministrator: true);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(socket.Trim('"')));
    }

    [Fact]
    public async Task Start_Again_KeepsWhatWasWritten()
    {
        using var sandbox = new ClusterSandbox();
        await using (var first = await sandbox.StartAsync())
            await ClusterSandbox.WriteAsync(first, "create table t as select 7 as x");

        await using var second = await sandbox.StartAsync();
        Assert.Equal(7, await ClusterSandbox.AskAsync<int>(second, "select x from t"));
        Assert.Empty(sandbox.Told);
    }

    [Theory]
    [InlineData("thư mục, 'dữ liệu';")]
    [InlineData("data-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public async Task Start_PathNoSocketCanHave_FindsAShortSocketFolder(string name)
    {
        using var sandbox = new ClusterSandbox(name);
        await using var cluster = await sandbox.StartAsync();
        Assert.DoesNotContain(sandbox.Root, cluster.ConnectionString, StringComparison.Ordinal);
        Assert.Equal(1, await ClusterSandbox.AskAsync<int>(cluster, "select 1"));
    }

    [Fact]
    public async Task Start_FolderInUse_IsRefusedOrJoined()
    {
        using var sandbox = new ClusterSandbox();
        await using var cluster = await sandbox.StartAsync();

        var refused = await Assert.ThrowsAsync<StorageException>(() => sandbox.StartAsync());
        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Problem.Vietnamese, StringComparison.Ordinal);

        await using (var joined = await sandbox.StartAsync(mayJoin: true))
        {
            Assert.True(joined.IsJoined);
            Assert.Equal(1, await ClusterSandbox.AskAsync<int>(joined, "select 1"));
        }

        Assert.Equal(1, await ClusterSandbox.AskAsync<int>(cluster, "select 1"));
    }

    [Fact]
    public async Task Start_HalfMadeCluster_IsMadeAnew()
    {
        using var sandbox = new ClusterSandbox();
        Directory.CreateDirectory(Path.Combine(sandbox.Root, "data.new", "base"));
        await File.WriteAllTextAsync(Path.Combine(sandbox.Root, "data.new", "PG_VERSION"), "15\n");
        await using var cluster = await sandbox.StartAsync();
        Assert.False(Directory.Exists(Path.Combine(sandbox.Root, "data.new")));
    }

    [Fact]
    public async Task Start_WhileTheInitdbOfAKilledProgramIsStillAtWork_MakesItsOwn()
    {
        using var sandbox = new ClusterSandbox();
        var left = Path.Combine(sandbox.Root, "data.new-left");
        Directory.CreateDirectory(left);
        // Writes until its folder is gone.
        using var writing = System.Diagnostics.Process.Start("sh", ["-c", "i=0; while : > \"$1/$i\"; do i=$((i+1)); done 2> /dev/null", "sh", left]);
        await using (var cluster = await sandbox.StartAsync())
            Assert.Equal(1, await ClusterSandbox.AskAsync<int>(cluster, "select 1"));

        await writing.WaitForExitAsync();
        Assert.Empty(Directory.GetDirectories(sandbox.Root, "data.new*"));
    }

    [Fact]
    public async Task Start_OperatorsOwnSettings_AreHeeded()
    {
        using var sandbox = new ClusterSandbox();
        Directory.CreateDirectory(sandbox.Root);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Root, "postgresql.local.conf"), "work_mem = '7MB'\n");
        await using var cluster = await sandbox.StartAsync();
        Assert.Equal("7MB", await ClusterSandbox.AskAsync<string>(cluster, "show work_mem"));
    }

    [Fact]
    public async Task Connect_AsAnotherSystemUser_IsRefused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Cần quyền root để thử người dùng khác / needs root to act as another user.");
        using var sandbox = new ClusterSandbox();
        await using var cluster = await sandbox.StartAsync();
        var socket = new NpgsqlConnectionStringBuilder(cluster.ConnectionString).Host!;
        // Even with the folder opened by mistake.
        File.SetUnixFileMode(socket, (UnixFileMode)0b111_111_111);
        File.SetUnixFileMode(Path.Combine(socket, ".s.PGSQL.5432"), (UnixFileMode)0b111_111_111);
        Assert.Throws<InvalidOperationException>(() => ClusterSandbox.RunAsSelf("setpriv", "--reuid=nobody", "--clear-groups", "psql", "-h", socket, "-U", "parindex", "-c", "select 1"));
        Assert.Equal("1\n", ClusterSandbox.Run("psql", "-h", socket, "-U", "parindex", "-Atc", "select 1"));
    }
}
