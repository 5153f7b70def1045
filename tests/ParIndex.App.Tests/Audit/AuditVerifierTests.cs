using System.Diagnostics;
using System.Globalization;
using Dapper;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Audit;

public sealed class AuditVerifierTests
{
    private const int Writers = 8;
    private const int ProcessesEach = 25;

    [Fact]
    public async Task Verify_EmptyLog_IsWhole()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal((0, 0, null), await VerifyAsync(database) is { IsWhole: true } report ? (report.Links, report.Events, report.Head) : default);
    }

    [Theory]
    [InlineData("update audit.event set after = after || '{\"key\": \"z\"}' where id = 5", "event-changed", 3, 5)]
    [InlineData("update audit.event set row_key = 'other' where id = 4", "event-changed", 2, 4)]
    [InlineData("update audit.event set after = null, before = after where id = 1", "event-changed", 1, 1)]
    [InlineData("update audit.event set after = '{}', hash = audit.digest(process_id, table_name, row_key, before, '{}') where id = 5", "link-changed", 3, null)]
    [InlineData("delete from audit.event where id = 3", "event-missing", 2, 3)]
    [InlineData("delete from audit.event where process_id = (select process_id from audit.link where sequence = 3)", "event-missing", 3, 5)]
    [InlineData("insert into audit.event (process_id, table_name, row_key, after, hash) select process_id, 'x', 'y', '{}', audit.digest(process_id, 'x', 'y', null, '{}') from audit.link where sequence = 2", "event-added", 2, 9)]
    [InlineData("insert into audit.event (process_id, table_name, row_key, after, hash) values (gen_random_uuid(), 'x', 'y', '{}', '')", "process-unlinked", null, null)]
    [InlineData("insert into audit.process values (gen_random_uuid(), 'x', null, 'x', null, null, now())", "process-unlinked", null, null)]
    [InlineData("update audit.process set actor_name = 'somebody else' where id = (select process_id from audit.link where sequence = 2)", "link-changed", 2, null)]
    [InlineData("update audit.process set at = at - interval '1 day' where id = (select process_id from audit.link where sequence = 4)", "link-changed", 4, null)]
    [InlineData("delete from audit.process where id = (select process_id from audit.link where sequence = 2)", "process-missing", 2, null)]
    [InlineData("delete from audit.link where sequence = 2", "link-missing", 3, null)]
    [InlineData("delete from audit.link where sequence = 1", "link-missing", 2, null)]
    [InlineData("delete from audit.link where sequence = 4", "process-unlinked", null, null)]
    [InlineData("update audit.link set hash = sha256('x') where sequence = 2", "link-changed", 2, null)]
    [InlineData("update audit.link set previous = sha256('x') where sequence = 2", "previous-wrong", 2, null)]
    [InlineData("update audit.event e set process_id = l.process_id from audit.link l where e.id = 3 and l.sequence = 3", "event-missing", 2, 3)]
    [InlineData("update audit.event e set row_key = f.row_key, after = f.after, hash = f.hash from audit.event f where e.id in (3, 4) and f.id = 7 - e.id", "link-changed", 2, null)]
    public async Task Verify_TamperedBySuperuser_NamesTheFirstBreak(string tampering, string kind, int? sequence, int? @event)
    {
        await using var database = await TestDatabase.CreateAsync();
        await FourProcessesAsync(database);
        Assert.True((await VerifyAsync(database)).IsWhole);

        await TamperAsync(database, tampering);

        var report = await VerifyAsync(database);
        var first = report.Faults[0];
        Assert.Equal((kind, (long?)sequence, (long?)@event), (first.Kind, first.Sequence, first.Event));
        Assert.NotEmpty(first.Message.Vietnamese);
    }

    [Fact]
    public async Task Verify_EndCutOff_IsKnownByAHeadNotedEarlier()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FourProcessesAsync(database);
        var head = (await VerifyAsync(database)).Head!;
        Assert.Equal(head, AuditHead.Parse(head.ToString()));
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync(head)).IsWhole);

        await TamperAsync(database,
            """
            delete from audit.event where process_id = (select process_id from audit.link where sequence = 4);
            delete from audit.process where id = (select process_id from audit.link where sequence = 4);
            delete from audit.link where sequence = 4;
            """);

        Assert.True((await VerifyAsync(database)).IsWhole);
        Assert.Equal("head-missing", Assert.Single((await new AuditVerifier(database.Source).VerifyAsync(head)).Faults).Kind);
    }

    [Fact]
    public async Task Verify_UnderOtherSettings_SaysTheSame()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.WriteAsync("set local timezone = 'Asia/Ho_Chi_Minh'; set local bytea_output = 'escape'; insert into files.file (sha256, size, media_type) values (repeat('a', 64), 1, 'text/plain')");
        await using var other = new Npgsql.NpgsqlDataSourceBuilder(database.ConnectionString + ";Timezone=America/New_York").Build();
        Assert.True((await new AuditVerifier(other).VerifyAsync()).IsWhole);
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        Assert.EndsWith("+00:00", await connection.ExecuteScalarAsync<string>("select after ->> 'at' from audit.event"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_AfterConcurrentWriters_IsWhole()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < ProcessesEach; i++)
                await database.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"insert into criteria.set (id, key) select gen_random_uuid(), '{writer}-{i}-' || n from generate_series(1, 3) n"));
        })));

        var report = await VerifyAsync(database);
        Assert.Equal((0, Writers * ProcessesEach, Writers * ProcessesEach * 3), (report.Faults.Count, report.Links, report.Events));
    }

    [Fact]
    public async Task Write_HundredThousandRows_StaysSetBased()
    {
        const string Insert = "insert into results.node (result_id, position, code, level, title, max, points, is_leaf, is_survey) "
            + "select '00000000-0000-0000-0000-000000000001', i, i::text, 3, 'Tỷ lệ hồ sơ giải quyết đúng hạn ' || i, 2.5, 1.75, true, false from generate_series(1, 100000) i";
        await using var database = await TestDatabase.CreateAsync();
        await database.WriteAsync(
            """
            insert into units.unit (id, kind, valid) values ('u', 'province', '[2000-01-01,)');
            insert into results.result (id, unit_id, year, max, points, source) values ('00000000-0000-0000-0000-000000000001', 'u', 2024, 100, 80, 's')
            """);
        var bare = await TimeAsync(async () => await TamperAsync(database, Insert));
        await TamperAsync(database, "truncate results.node");
        var audited = await TimeAsync(() => database.WriteAsync(Insert));
        var updated = await TimeAsync(() => database.WriteAsync("update results.node set points = points + 0.25"));
        var verified = await TimeAsync(async () => Assert.True((await VerifyAsync(database)).IsWhole));

        TestContext.Current.SendDiagnosticMessage($"100,000 rows: bare {bare:0} ms, audited {audited:0} ms, updated {updated:0} ms; 200,000 events verified in {verified:0} ms");
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        // One range of ids a statement, not a hundred thousand numbers.
        Assert.InRange(await connection.ExecuteScalarAsync<int>("select max(pg_column_size(events)) from audit.link"), 1, 200);
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Links 1 to 4 with events 1, 2, 3–4, 5–7 … of several kinds; ids 1 to 8.</summary>
    private static async Task FourProcessesAsync(TestDatabase database)
    {
        await database.WriteAsync("insert into criteria.set (id, key) values (gen_random_uuid(), 'a')");
        await database.WriteAsync("insert into criteria.set (id, key) select gen_random_uuid(), x from unnest('{b,c,d}'::text[]) x");
        await database.WriteAsync("update criteria.set set key = key || '2' where key in ('a', 'b')");
        await database.WriteAsync("delete from criteria.set where key in ('c', 'd')");
    }

    private static async Task TamperAsync(TestDatabase database, string sql)
    {
        await using var administrator = await database.AdministratorAsync();
        await administrator.ExecuteAsync("set session_replication_role = replica; " + sql, commandTimeout: 0);
    }

    private static Task<AuditReport> VerifyAsync(TestDatabase database) => new AuditVerifier(database.Source).VerifyAsync();
}
