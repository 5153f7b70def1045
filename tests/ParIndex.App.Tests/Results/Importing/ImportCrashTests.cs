using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Results.Importing;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using ParIndex.App.Tests.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Units.Country;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Results.Importing;

/// <summary>The database killed at random moments while documents are uploaded, corrected, stored and published.</summary>
public sealed class ImportCrashTests : IDisposable
{
    private const int People = 3;

    /// <summary>Rows of the small table that become nodes, losses among them.</summary>
    private const int Nodes = 5;
    private const int Losses = 3;

    private readonly FileFolder folder = new(Directory.CreateTempSubdirectory("parindex-crash-").FullName);

    public void Dispose() => Directory.Delete(folder.Path, recursive: true);

    [Fact]
    public async Task Killed_WhileImporting_KeepsWhatWasAcknowledgedAndNothingByHalves()
    {
        var rounds = Kills.Rounds(3);
        var random = new Random(Kills.Seed);
        TestContext.Current.TestOutputHelper?.WriteLine(Kills.Again);
        var acknowledged = new ConcurrentBag<Guid>();
        using var sandbox = new ClusterSandbox();
        await FillAsync(sandbox);
        for (var round = 0; round < rounds; round++)
        {
            var before = acknowledged.Count;
            var cluster = await sandbox.StartAsync(isDurable: true);
            await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
            var working = Enumerable.Range(0, People).Select(person => Task.Run(() => ImportUntilKilledAsync(source, folder, $"{round}-{person}", acknowledged))).ToList();
            while (acknowledged.Count <= before)
                await Task.Delay(random.Next(10, 200));

            await Task.Delay(random.Next(1, 300));
            using (var postgres = Process.GetProcessById(cluster.ServerId!.Value))
                postgres.Kill();

            await Task.WhenAll(working);
            await cluster.DisposeAsync();
        }

        await using var last = await sandbox.StartAsync(isDurable: true);
        await using var survived = NpgsqlDataSource.Create(last.ConnectionString);
        await using var connection = await survived.OpenAsAsync(Actor.System("test"));
        await connection.ExecuteAsync("select set_config('parindex.sees', 'all', false)");
        var results = (await connection.QueryAsync<(Guid Id, int Nodes, int Losses, bool IsPublished, bool IsImported, string? File)>(
            """
            select r.id, (select count(*)::int from results.node where result_id = r.id), (select count(*)::int from results.loss where result_id = r.id),
                r.published_at is not null, exists (select from results.imported where result_id = r.id), d.file_sha256
            from results.result r left join results.document d on d.id = r.document_id
            """)).ToDictionary(row => row.Id);
        Assert.NotEmpty(acknowledged);
        Assert.All(acknowledged, id => Assert.True(results.ContainsKey(id), "A stored result was lost."));
        Assert.All(results.Values, row => Assert.Equal((Nodes, Losses, true, true), (row.Nodes, row.Losses, row.IsPublished, row.IsImported)));
        Assert.All(results.Values, row => Assert.True(File.Exists(folder.PlaceOf(row.File!)), "A file is gone."));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from results.import i where state = 'draft' and not exists (select from results.recognised where import_id = i.id)"));
        Assert.True((await new AuditVerifier(survived).VerifyAsync()).IsWhole);
        TestContext.Current.SendDiagnosticMessage($"{rounds} kills, {acknowledged.Count} results acknowledged, {results.Count} kept");
    }

    private static async Task FillAsync(ClusterSandbox sandbox)
    {
        await using var cluster = await sandbox.StartAsync(isDurable: true);
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await Migrator.MigrateAsync(source);
        await using var session = new Session(source, Actor.System("crash"), TimeProvider.System);
        await session.BeginAsync("test.units");
        Assert.Empty(await new UnitStore(session, new UnitRegisterCache()).AppendAsync([.. VietNam.Events()]));
        await session.CommitAsync();
    }

    private static async Task ImportUntilKilledAsync(NpgsqlDataSource source, FileFolder folder, string name, ConcurrentBag<Guid> acknowledged)
    {
        using var desk = new ImportDesk(source, folder, name);
        try
        {
            for (var i = 0; ; i++)
            {
                var id = await desk.DraftAsync(
                    ImportDesk.Small($"Kết quả {name}-{i}"), $"{name}-{i}.txt", new ImportDescription(1, VietNam.ProvinceId("67"), 2010 + i % 14, null, $"Báo cáo {name}-{i}"));
                await desk.CorrectAsync(id, 2, "score", "3,5");
                if ((await desk.StoreAsync(id, publish: true, reason: "thử")).ResultId is { } stored)
                    acknowledged.Add(stored);
            }
        }
        catch (Exception problem) when (problem is NpgsqlException or InvalidOperationException or IOException)
        {
            // Killed.
        }
    }
}
