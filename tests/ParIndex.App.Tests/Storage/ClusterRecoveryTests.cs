using System.Diagnostics;
using System.Globalization;
using ParIndex.App.Storage;
using Xunit;

namespace ParIndex.App.Tests.Storage;

/// <summary>What is left by killed servers and killed programs.</summary>
public sealed class ClusterRecoveryTests
{
    [Fact]
    public async Task Server_Killed_ComesBackWithWhatWasCommitted()
    {
        using var sandbox = new ClusterSandbox();
        await using var cluster = await sandbox.StartAsync(isDurable: true);
        await ClusterSandbox.WriteAsync(cluster, "create table t as select 7 as x");
        var killed = cluster.ServerId!.Value;
        Process.GetProcessById(killed).Kill();

        await ClusterSandbox.UntilAsync(() => cluster.ServerId != killed);
        Assert.Equal(7, await ClusterSandbox.AskPatientlyAsync<int>(cluster, "select x from t"));
        Assert.Contains("bất ngờ", Assert.Single(sandbox.Told).Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_OfAnEarlierRun_IsStoppedAndReplaced()
    {
        using var sandbox = new ClusterSandbox();
        await using (var first = await sandbox.StartAsync())
            await ClusterSandbox.WriteAsync(first, "create table t as select 7 as x");

        ClusterSandbox.Run(Path.Combine(ClusterSandbox.Programs(), "pg_ctl"), "-D", sandbox.Data, "-l", Path.Combine(sandbox.Data, "left.log"), "-w", "start");
        var orphan = int.Parse(File.ReadLines(Path.Combine(sandbox.Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

        await using var second = await sandbox.StartAsync();
        Assert.NotEqual(orphan, second.ServerId);
        Assert.False(Directory.Exists($"/proc/{orphan}/cwd"));
        Assert.Equal(7, await ClusterSandbox.AskAsync<int>(second, "select x from t"));
    }

    [Fact]
    public async Task PidFile_OfAProcessThatIsAnotherProgramNow_DoesNotHinder()
    {
        using var sandbox = new ClusterSandbox();
        await using (await sandbox.StartAsync())
        {
        }

        using var other = Process.Start(new ProcessStartInfo("setpriv", Environment.IsPrivilegedProcess
            ? ["--reuid=postgres", "--regid=postgres", "--init-groups", "sleep", "60"] : ["sleep", "60"]))!;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(sandbox.Data, "postmaster.pid"), string.Create(CultureInfo.InvariantCulture, $"{other.Id}\n{sandbox.Data}\n"));
            await using var cluster = await sandbox.StartAsync();
            Assert.Equal(1, await ClusterSandbox.AskAsync<int>(cluster, "select 1"));
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task Dispose_StopsTheServerAndFreesTheFolder()
    {
        using var sandbox = new ClusterSandbox();
        var cluster = await sandbox.StartAsync();
        var id = cluster.ServerId!.Value;
        await cluster.DisposeAsync();
        await cluster.DisposeAsync();
        Assert.False(Directory.Exists($"/proc/{id}/cwd"));
        Assert.False(File.Exists(Path.Combine(sandbox.Data, "postmaster.pid")));
        await using var again = await sandbox.StartAsync();
        Assert.NotNull(again.ServerId);
    }

    [Fact]
    public async Task Start_FailingServer_TellsItsLog()
    {
        using var sandbox = new ClusterSandbox();
        Directory.CreateDirectory(sandbox.Root);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Root, "postgresql.local.conf"), "no_such_setting = 7\n");
        var problem = await Assert.ThrowsAsync<StorageException>(() => sandbox.StartAsync());
        Assert.Contains("no_such_setting", problem.Problem.Vietnamese, StringComparison.Ordinal);

        // The folder is free again once the cause is gone.
        File.Delete(Path.Combine(sandbox.Root, "postgresql.local.conf"));
        await using var cluster = await sandbox.StartAsync();
        Assert.False(cluster.IsJoined);
    }
}
