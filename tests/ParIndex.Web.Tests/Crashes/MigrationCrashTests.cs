using System.Diagnostics;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Setup;
using Xunit;

namespace ParIndex.Web.Tests.Crashes;

/// <summary>
/// The program, or its PostgreSQL, killed at random moments of a start that makes the cluster, migrates and fills the sample: the next start completes it, each
/// step once. More kills with PARINDEX_CRASHES=50, the same dice with PARINDEX_SEED.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class MigrationCrashTests : IDisposable
{
    private const int Rows = 500;
    private const int MostMilliseconds = 3000;

    /// <summary>After the database answers; migrating comes first then.</summary>
    private const int MostMillisecondsReady = 1500;

    private readonly DirectoryInfo top = Directory.CreateTempSubdirectory("parindex-crash-");
    private readonly Random random = new(Kills.Seed);
    private readonly Dictionary<string, int> outcomes = new(StringComparer.Ordinal);

    public MigrationCrashTests() => File.SetUnixFileMode(top.FullName, (UnixFileMode)0b111_101_101);

    private static IReadOnlyList<Migration> Older => [.. Migration.Shipped.Take(Migration.Shipped.Count / 2)];

    public void Dispose() => top.Delete(recursive: true);

    [Fact]
    public async Task Killed_WhileMigrating_TheNextStartCompletesEachStepOnce()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(Kills.Again);
        var older = Path.Combine(top.FullName, "older");
        await MakeOlderAsync(older);
        await using var fresh = await TestDatabase.CreateAsync();
        var schema = await SchemaAsync(fresh.Source);
        var rounds = Kills.Rounds(2);
        for (var round = 0; round < rounds; round++)
        {
            var isOlder = round % 3 != 1;
            var data = Path.Combine(top.FullName, "data");
            if (isOlder)
                Process.Start("cp", ["-a", older, data]).WaitForExit();

            var last = await KillDuringStartAsync(data, isSample: !isOlder);
            await using (var server = await ServerRun.StartAsync(data, Settings(isSample: !isOlder)))
            {
                Assert.DoesNotContain(server.Errors.Concat(server.Output), line => line.StartsWith("   at ", StringComparison.Ordinal));
                await CheckAsync(data, schema, isOlder, last);
            }

            Directory.Delete(data, recursive: true);
        }

        TestContext.Current.SendDiagnosticMessage($"{Kills.Again}: {rounds} kills: {string.Join(", ", outcomes.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Value} {one.Key}"))}");
    }

    private static (string Name, string Value)[] Settings(bool isSample) => [("PARINDEX_SAMPLE", isSample ? "1" : "0")];

    private static async Task MakeOlderAsync(string data)
    {
        await using var database = await Database.OpenAsync(null, data);
        await Migrator.MigrateAsync(database.Source, Older);
        await using var session = new Session(database.Source, Actor.System("test"), TimeProvider.System);
        await session.BeginAsync("test.fill");
        await (await session.ConnectionAsync()).ExecuteAsync(
            """
            insert into criteria.set (id, key) select gen_random_uuid(), 'older-' || n from generate_series(1, @Rows) n;
            insert into files.file (sha256, size, media_type) select encode(sha256(n::text::bytea), 'hex'), n, 'text/plain' from generate_series(1, @Rows) n
            """,
            new { Rows });
        await session.CommitAsync();
    }

    /// <summary>Kills the program or its database; returns when.</summary>
    private async Task<DateTimeOffset> KillDuringStartAsync(string data, bool isSample)
    {
        await using var starting = ServerRun.Begin(data, Settings(isSample));
        var isProgram = random.Next(2) == 0;
        if (isProgram && random.Next(2) == 0)
            await Task.Delay(random.Next(1, MostMilliseconds));
        else
        {
            await ReadyAsync(data, starting);
            await Task.Delay(random.Next(0, MostMillisecondsReady));
        }

        var now = TimeProvider.System.GetUtcNow();
        if (isProgram)
            starting.Kill();
        else
        {
            using var postgres = Process.GetProcessById(ServerRun.PostgresOf(data));
            postgres.Kill();
            await starting.ToldOrEndedAsync();
            if (starting.HasEnded)
            {
                // A start whose database is killed may give up, but says why.
                Count("starts given up");
                Assert.Equal(1, starting.ExitCode);
                Assert.DoesNotContain(starting.Errors, line => line.StartsWith("   at ", StringComparison.Ordinal) || line.StartsWith("Unhandled", StringComparison.Ordinal));
            }
            else
                starting.Terminate();
        }

        await starting.EndedAsync();
        Count(isProgram ? "of the program" : "of the database");
        return now;
    }

    private static async Task ReadyAsync(string data, ServerRun starting)
    {
        var pid = Path.Combine(data, "data", "postmaster.pid");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!IsReady(pid))
        {
            Assert.False(starting.HasEnded, starting.Told());
            await timer.WaitForNextTickAsync();
        }
    }

    private static bool IsReady(string pid)
    {
        try
        {
            return File.ReadAllLines(pid) is { Length: > 7 } lines && lines[7].StartsWith("ready", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task CheckAsync(string data, string schema, bool isOlder, DateTimeOffset killed)
    {
        await using var database = await Database.OpenAsync(null, data, new ClusterOptions { MayJoin = true });
        await using var session = new Session(database.Source, Actor.System("test"), TimeProvider.System);
        var connection = await session.ConnectionAsync();
        var steps = (await connection.QueryAsync<(string Name, DateTime At)>("select name, at from public.migration order by name")).AsList();
        Assert.Equal(Migrator.Known, steps.Select(step => step.Name));
        Assert.Empty(await connection.QueryAsync<string>("select reason from audit.process where kind = 'storage.migrate' group by reason having count(*) > 1"));
        Assert.Equal(schema, await SchemaAsync(database.Source));
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole, "The log is not whole.");
        if (isOlder)
        {
            Assert.Equal(2 * Rows, await connection.ExecuteScalarAsync<int>("select (select count(*) from criteria.set where key like 'older-%') + (select count(*) from files.file)"));
            Assert.Equal(2 * Rows, await connection.ExecuteScalarAsync<int>("select count(*) from audit.event where table_name in ('criteria.set', 'files.file')"));
        }
        else
        {
            Assert.Equal((1, 1), await connection.QuerySingleAsync<(int, int)>("select (select count(*)::int from accounts.account), (select count(*)::int from audit.process where kind = 'sample.fill')"));
        }

        var before = steps.Count(step => step.At < killed.UtcDateTime);
        var begun = isOlder ? Older.Count : 0;
        Count(before <= begun ? "before the first step" : before < steps.Count ? "between steps" : "after the last step");
    }

    /// <summary>The schema in words, and the texts of its functions.</summary>
    private static async Task<string> SchemaAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        var functions = await connection.QueryAsync<string>(
            """
            select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname !~ '^(pg_|information_schema)' and p.prokind in ('f', 'p') order by p.oid::regprocedure::text collate "C"
            """);
        return await SchemaDocument.DescribeAsync(source) + string.Join('\n', functions);
    }

    private void Count(string what) => outcomes[what] = outcomes.GetValueOrDefault(what) + 1;
}
