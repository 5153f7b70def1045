using Dapper;
using Npgsql;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Audit;

public sealed class ProcessTests
{
    [Fact]
    public async Task Write_OutsideProcess_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        var connection = await session.ConnectionAsync();
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync("insert into criteria.set (id, key) values (gen_random_uuid(), 'x')"));
        Assert.Equal("PX001", refused.SqlState);
    }

    [Fact]
    public async Task Write_InProcess_LeavesEventAndLink()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await session.BeginAsync("test.write", "because");
        var connection = await session.ConnectionAsync();
        await connection.ExecuteAsync("insert into criteria.set (id, key) values (gen_random_uuid(), 'x')");
        await session.CommitAsync();
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from audit.event where after ->> 'key' = 'x'"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<long>("select count(*) from audit.link"));
    }

    [Fact]
    public async Task Process_ThatChangesNothing_LeavesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var session = database.System();
        await session.BeginAsync("test.nothing");
        await session.CommitAsync();
        var connection = await session.ConnectionAsync();
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("select count(*) from audit.process"));
    }
}
