using System.Data;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Audit;

public sealed class ProcessTests
{
    private const string Insert = "insert into criteria.set (id, key) values (gen_random_uuid(), 'x')";

    [Fact]
    public async Task Write_OutsideProcess_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await AssertRefusedAsync(session, Insert, "PX001");
        await AssertRefusedAsync(session, $"select set_config('parindex.process', '{Guid.CreateVersion7()}', false); {Insert}", "PX001");
    }

    [Fact]
    public async Task Write_InProcess_LeavesEventAndLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await session.BeginAsync("test.write", "because");
        var connection = await session.ConnectionAsync();
        await connection.ExecuteAsync(Insert);
        await session.CommitAsync();
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from audit.event where after ->> 'key' = 'x'"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from audit.link"));
    }

    [Theory]
    [InlineData("select 1")]
    [InlineData("update criteria.set set key = key")]
    [InlineData("delete from criteria.set where false")]
    [InlineData("insert into criteria.set (id, key) select id, key from criteria.set on conflict (key) do update set key = excluded.key")]
    public async Task Process_ThatChangesNothing_LeavesNothing(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.WriteAsync(Insert);
        await database.WriteAsync(sql);
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        Assert.Equal((1, 1, 1), await connection.QuerySingleAsync<(long, long, long)>(
            "select (select count(*) from audit.process), (select count(*) from audit.event), (select count(*) from audit.link)"));
    }

    [Fact]
    public async Task Rollback_LeavesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await session.BeginAsync("test.undone");
        var connection = await session.ConnectionAsync();
        await connection.ExecuteAsync(Insert);
        await session.RollbackAsync();
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from audit.process"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from criteria.set"));
    }

    [Theory]
    [InlineData("insert into audit.event (process_id, table_name, row_key, after, hash) select id, 'x', 'y', '{}', '' from audit.process")]
    [InlineData("insert into audit.link select 99, id, '{}', '', '' from audit.process")]
    [InlineData("update audit.event set after = '{}'")]
    [InlineData("update audit.process set actor_name = 'nobody'")]
    [InlineData("delete from audit.event")]
    [InlineData("delete from audit.link")]
    [InlineData("delete from audit.process")]
    [InlineData("truncate audit.link")]
    [InlineData("truncate results.node")]
    public async Task Log_TouchedByTheApplication_Refuses(string sql)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.WriteAsync(Insert);
        await using var session = database.System();
        await session.BeginAsync("test.forge");
        await AssertRefusedAsync(session, sql, "PX002");
    }

    [Fact]
    public async Task Write_AfterTheLinkWasMade_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await session.BeginAsync("test.late");
        await AssertRefusedAsync(session, Insert + "; set constraints all immediate; insert into criteria.set (id, key) values (gen_random_uuid(), 'y')", "PX001");
    }

    [Fact]
    public async Task Write_ByCascade_IsRecorded()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.WriteAsync(
            """
            insert into units.unit (id, kind, valid) values ('u', 'province', '[2000-01-01,)');
            insert into results.result (id, unit_id, year, max, points, source) values ('00000000-0000-0000-0000-000000000001', 'u', 2024, 100, 80, 's');
            insert into results.node (result_id, position, code, level, title, is_leaf, is_survey)
            select '00000000-0000-0000-0000-000000000001', i, i::text, 1, 't', true, false from generate_series(1, 3) i
            """);
        await database.WriteAsync("delete from results.result");
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        Assert.Equal(3, await connection.ExecuteScalarAsync<long>("select count(*) from audit.event where table_name = 'results.node' and after is null"));
        Assert.True((await new AuditVerifier(database.Source).VerifyAsync()).IsWhole);
    }

    [Fact]
    public async Task Write_UnderAnOldSnapshot_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await connection.ExecuteAsync(
            $"insert into audit.process (id, kind, actor_name, at) values (gen_random_uuid(), 'x', 'y', now()); select set_config('parindex.process', (select id::text from audit.process), true); {Insert}");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => transaction.CommitAsync());
        Assert.Equal("PX004", refused.SqlState);
    }

    private static async Task AssertRefusedAsync(Session session, string sql, string code)
    {
        var connection = await session.ConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        Assert.Equal(code, refused.SqlState);
    }
}
