using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage;

/// <summary>The database killed at random moments while writers write: what was acknowledged is there, nothing is there by halves, the log is whole.</summary>
public sealed class CrashTests
{
    private const int Writers = 4;
    private const int RowsEach = 3;

    [Fact]
    public async Task Killed_AtRandomMoments_LosesNothingAcknowledged()
    {
        var rounds = Kills.Rounds(3);
        var random = new Random(Kills.Seed);
        TestContext.Current.TestOutputHelper?.WriteLine(Kills.Again);
        var acknowledged = new ConcurrentBag<string>();
        using var sandbox = new ClusterSandbox();
        for (var round = 0; round < rounds; round++)
        {
            var before = acknowledged.Count;
            var cluster = await sandbox.StartAsync(isDurable: true);
            await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
            var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteUntilKilledAsync(source, $"{round}-{writer}", acknowledged))).ToList();
            // The first round hits the migrations, the others writers at work.
            await Task.Delay(random.Next(10, 400));
            while (round > 0 && acknowledged.Count <= before)
                await Task.Delay(random.Next(10, 100));

            KillAll(cluster.ServerId!.Value, withChildren: random.Next(2) == 0);
            await Task.WhenAll(writing);
            await cluster.DisposeAsync();
        }

        await using var last = await sandbox.StartAsync(isDurable: true);
        await using var survived = NpgsqlDataSource.Create(last.ConnectionString);
        await Migrator.MigrateAsync(survived);
        await using var connection = await survived.OpenAsAsync(Actor.System("test"));
        var counts = (await connection.QueryAsync<(string Key, int Count)>("select split_part(key, '/', 1), count(*)::int from criteria.set group by 1")).ToDictionary(row => row.Key, row => row.Count);
        Assert.NotEmpty(acknowledged);
        Assert.All(acknowledged, key => Assert.True(counts.ContainsKey(key), key + " was acknowledged and is lost"));
        Assert.All(counts.Values, count => Assert.Equal(RowsEach, count));
        var report = await new AuditVerifier(survived).VerifyAsync();
        Assert.True(report.IsWhole);
        Assert.Equal((counts.Count, counts.Count * RowsEach), (report.Links, report.Events));
        TestContext.Current.SendDiagnosticMessage($"{rounds} kills, {acknowledged.Count} processes acknowledged, {counts.Count} kept");
    }

    private static async Task WriteUntilKilledAsync(NpgsqlDataSource source, string name, ConcurrentBag<string> acknowledged)
    {
        try
        {
            await Migrator.MigrateAsync(source);
            for (var i = 0; ; i++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
                await using var session = new Session(source, Actor.System("crash"), TimeProvider.System);
                await session.BeginAsync("test.crash");
                for (var row = 0; row < RowsEach; row++)
                    await (await session.ConnectionAsync()).ExecuteAsync("insert into criteria.set (id, key) values (gen_random_uuid(), @key)", new { key = $"{key}/{row}" });

                await session.CommitAsync();
                acknowledged.Add(key);
            }
        }
        catch (Exception problem) when (problem is NpgsqlException or StorageException or InvalidOperationException)
        {
            // Killed.
        }
    }

    private static void KillAll(int server, bool withChildren)
    {
        int[] children = withChildren ? [.. File.ReadAllText($"/proc/{server}/task/{server}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))] : [];
        foreach (var id in children.Append(server))
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // Gone already.
            }
        }
    }
}
