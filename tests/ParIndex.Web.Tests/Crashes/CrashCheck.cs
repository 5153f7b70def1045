using System.Security.Cryptography;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Storage;
using ParIndex.App.Storage.Files;
using Xunit;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>Looks into the database of a running server: nothing acknowledged is lost, nothing is there by halves, the log is whole.</summary>
internal sealed class CrashCheck(string dataFolder, Acknowledged acknowledged)
{
    /// <summary>Rows of <see cref="Import.ImportFiles.Small"/>, losses among them, its points with and without the correction.</summary>
    private const int Nodes = 5;
    private const int Losses = 2;
    private const decimal Printed = 17.5m;
    private const decimal Corrected = 18.5m;

    private readonly FileFolder folder = new(DataFolder.Files(dataFolder));

    public async Task RunAsync()
    {
        await using var database = await OpenAsync();
        await using var session = new Session(database.Source, Actor.System("test"), TimeProvider.System);
        var connection = await session.ConnectionAsync();
        await CheckImportsAsync(connection);
        await CheckResultsAsync(connection);
        await CheckRoundsAsync(connection);
        await CheckAnswersAsync(connection);
        await CheckFilesAsync(connection);
        await CheckEditionAsync(connection);
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole, "The log is not whole.");
    }

    /// <summary>Jobs that still wait or run.</summary>
    public async Task<int> OpenJobsAsync()
    {
        await using var database = await OpenAsync();
        await using var connection = await database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("select count(*) from jobs.job where kind in ('results.read', 'evidence.read', 'surveys.import') and state in ('waiting', 'running')");
    }

    private Task<Database> OpenAsync() => Database.OpenAsync(null, dataFolder, new ClusterOptions { MayJoin = true });

    private async Task CheckImportsAsync(NpgsqlConnection connection)
    {
        var imports = (await connection.QueryAsync<ImportRow>(
            """
            select i.id, i.file_sha256 as sha256, i.file_name as name, i.state, i.source_number as source,
                exists (select from results.recognised where import_id = i.id) as isRecognised,
                (select count(*)::int from results.correction where import_id = i.id) as corrections,
                (select count(*)::int from results.imported where import_id = i.id) as results,
                (select count(*)::int from jobs.job where kind = 'results.read' and key = i.id::text) as jobs,
                exists (select from jobs.job where kind = 'results.read' and key = i.id::text and (state in ('waiting', 'running') or attempts >= @MostAttempts)) as isInQueue,
                (select count(*)::int from audit.event where table_name = 'results.import' and row_key = i.id::text and before ->> 'state' = 'reading' and after ->> 'state' <> 'reading') as reads
            from results.import i
            """,
            new { JobWorker.MostAttempts })).ToDictionary(row => row.Id);
        Assert.All(acknowledged.Uploads.Concat(acknowledged.Scans), one => Assert.Equal(one.Value, imports.TryGetValue(one.Key, out var row) ? row.Sha256 : "lost"));
        Assert.All(acknowledged.Descriptions, one => Assert.Equal(one.Value, imports[one.Key].Source));
        Assert.All(acknowledged.Corrections.Keys, id => Assert.Equal(1, imports[id].Corrections));
        Assert.All(acknowledged.Stores.Keys, id => Assert.Equal(1, imports[id].Results));
        Assert.All(imports.Values, row =>
        {
            Assert.True(row.IsRecognised == (row.State == "draft"), $"{row} is there by halves.");
            Assert.True(row.State != "reading" || row.IsInQueue, $"{row} waits for nobody.");
            var isScan = row.Name.EndsWith(".pdf", StringComparison.Ordinal);
            Assert.Equal(isScan ? 1 : 0, row.Jobs);
            Assert.Equal(isScan && row.State != "reading" ? 1 : 0, row.Reads);
            Assert.InRange(row.Results, 0, 1);
            Assert.InRange(row.Corrections, 0, 1);
        });
    }

    private async Task CheckResultsAsync(NpgsqlConnection connection)
    {
        var results = (await connection.QueryAsync<ResultRow>(
            """
            select r.year, r.version, r.max, r.points, r.published_at is not null as isPublished, r.superseded_at is not null as isSuperseded, i.import_id as import, d.file_sha256 as sha256,
                (select count(*)::int from results.correction where import_id = i.import_id) as corrections,
                (select count(*)::int from results.node where result_id = r.id) as nodes,
                (select count(*)::int from results.loss where result_id = r.id) as losses,
                (select sum(points) from results.node where result_id = r.id and is_leaf) as leaves,
                (select count(*)::int from results.node n where result_id = r.id and not is_leaf
                    and (max, points) is distinct from (select row(sum(max), sum(points)) from results.node where result_id = r.id and parent_code = n.code)) as wrongSums
            from results.result r left join results.imported i on i.result_id = r.id left join results.document d on d.id = r.document_id
            where r.unit_id = @Unit and r.year between 2011 and 2019 order by r.year, r.version
            """,
            new { CrashPerson.Unit })).AsList();
        Assert.All(results, row =>
        {
            var points = row.Corrections > 0 ? Corrected : Printed;
            Assert.True((row.Nodes, row.Losses, row.Max, row.Points, row.Leaves, row.WrongSums) == (Nodes, Losses, 20m, points, points, 0), $"{row} is there by halves.");
            Assert.NotNull(row.Import);
            Assert.NotNull(row.Sha256);
        });
        var byImport = results.ToDictionary(row => row.Import!.Value);
        Assert.All(acknowledged.Publications.Keys, id => Assert.True(byImport[id].IsPublished, $"{byImport[id]} is not published."));
        foreach (var year in results.GroupBy(row => row.Year))
        {
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(row => row.Version));
            var published = year.Where(row => row.IsPublished).ToList();
            Assert.All(published, row => Assert.Equal(row != published[^1], row.IsSuperseded));
        }
    }

    /// <summary>What officers were told is saved is there, and a round is published with all its results or with none.</summary>
    private async Task CheckRoundsAsync(NpgsqlConnection connection)
    {
        var figures = (await connection.QueryAsync<(Guid Card, int Figure)>(
            "select scorecard_id, (figures ->> 'a')::int from rounds.entry where code = @Survey and version > 0 and figures ? 'a'", new { CrashOfficer.Survey })).ToDictionary(row => row.Card, row => row.Figure);
        Assert.All(acknowledged.Figures, one => Assert.InRange(figures.GetValueOrDefault(one.Key), one.Value, one.Value + 1));
        var evidence = (await connection.QueryAsync<(string Sha256, Guid Card)>(
            "select i.file_sha256, u.scorecard_id from evidence.item i join evidence.use u on u.item_id = i.id where i.file_sha256 is not null and u.code = @Survey", new { CrashOfficer.Survey })).ToHashSet();
        Assert.All(acknowledged.Evidence, one => Assert.Contains((one.Key, one.Value), evidence));
        var submitted = (await connection.QueryAsync<Guid>("select id from rounds.scorecard where submitted_at is not null")).ToHashSet();
        Assert.All(acknowledged.Submissions.Where(one => !one.Value.IsChanging), one => Assert.Equal(one.Value.IsSubmitted, submitted.Contains(one.Key)));
        var rounds = (await connection.QueryAsync<RoundRow>(
            """
            select r.id, r.stage = 'Published' as isPublished, (select count(*)::int from rounds.seal where round_id = r.id and published_at is not null) as seals,
                (select count(*)::int from rounds.scorecard where round_id = r.id) as cards,
                (select count(*)::int from rounds.outcome o join rounds.scorecard c on c.id = o.scorecard_id join results.result t on t.id = o.result_id and t.published_at is not null where c.round_id = r.id) as results,
                (select count(*)::int from rounds.outcome o join rounds.scorecard c on c.id = o.scorecard_id where c.round_id = r.id and exists (select from results.node n where n.result_id = o.result_id)) as whole
            from rounds.round r where not r.is_rehearsal
            """)).ToDictionary(row => row.Id);
        Assert.All(acknowledged.Rounds.Keys, id => Assert.True(rounds[id].IsPublished, $"{rounds[id]} is not published."));
        Assert.All(rounds.Values, row => Assert.True(
            row.IsPublished ? (row.Seals, row.Results, row.Whole) == (1, row.Cards, row.Cards) : (row.Seals, row.Results) == (0, 0), $"{row} is there by halves."));
    }

    /// <summary>A file of answers is taken whole or waits for its job; nothing of it is there before.</summary>
    private async Task CheckAnswersAsync(NpgsqlConnection connection)
    {
        var imports = (await connection.QueryAsync<(string Sha256, int Answers, int Keys, bool IsWhole)>(
            """
            select i.sha256, i.answers, (select count(*)::int from surveys.import_key where part = i.id), (select count(*) = max(number) + 1 and count(*) > 1 from surveys.chunk where part = i.id)
            from surveys.import i
            """)).ToDictionary(row => row.Sha256);
        Assert.All(imports.Values, row => Assert.True(row is { Answers: CrashSurveyor.Answers, Keys: CrashSurveyor.Answers, IsWhole: true }, $"{row} is there by halves."));
        var waiting = (await connection.QueryAsync<string>("select argument ->> 'Sha256' from jobs.job where kind = 'surveys.import' and state in ('waiting', 'running')")).ToHashSet(StringComparer.Ordinal);
        Assert.All(acknowledged.Answers.Keys, sha256 => Assert.True(imports.ContainsKey(sha256) || waiting.Contains(sha256), "A file of answers waits for nobody."));
    }

    private async Task CheckFilesAsync(NpgsqlConnection connection)
    {
        foreach (var (sha256, size) in await connection.QueryAsync<(string, long)>("select sha256, size from files.file"))
        {
            var content = await File.ReadAllBytesAsync(folder.PlaceOf(sha256));
            Assert.Equal((sha256, size), (Convert.ToHexStringLower(SHA256.HashData(content)), content.LongLength));
        }
    }

    private static async Task CheckEditionAsync(NpgsqlConnection connection)
    {
        var (edition, last) = await connection.QuerySingleAsync<(long, long)>(
            """
            select (select sequence from results.edition),
                (select max(l.sequence) from audit.link l where exists (select from audit.event e where e.process_id = l.process_id and e.table_name in ('results.result', 'results.node', 'results.loss', 'results.document')))
            """);
        Assert.Equal(last, edition);
    }

    private sealed record ImportRow(Guid Id, string Sha256, string Name, string State, string Source, bool IsRecognised, int Corrections, int Results, int Jobs, bool IsInQueue, int Reads);

    private sealed record RoundRow(Guid Id, bool IsPublished, int Seals, int Cards, int Results, int Whole);

    private sealed record ResultRow(
        int Year, int Version, decimal Max, decimal Points, bool IsPublished, bool IsSuperseded, Guid? Import, string? Sha256, int Corrections, int Nodes, int Losses, decimal? Leaves, int WrongSums);
}
