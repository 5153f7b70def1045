using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Storage;

public sealed class MigratorTests
{
    private static readonly Migration First = new("2000-01-01-01-a", "create table a (x int)");
    private static readonly Migration Second = new("2000-01-01-02-b", "create table b (x int);\ninsert into b values (1)");

    [Fact]
    public async Task Migrate_Twice_RunsEachStepOnce()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        Assert.Equal([First.Name], await Migrator.MigrateAsync(database.Source, [First]));
        Assert.Equal([Second.Name], await Migrator.MigrateAsync(database.Source, [First, Second]));
        Assert.Empty(await Migrator.MigrateAsync(database.Source, [First, Second]));
        Assert.Equal([First.Name, Second.Name], await Migrator.DoneAsync(database.Source));
    }

    [Fact]
    public async Task Migrate_TwoProcessesAtOnce_RunEachStepOnce()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var other = NpgsqlDataSource.Create(database.ConnectionString);
        var slow = Second with { Text = Second.Text + "; select pg_sleep(0.3)" };
        var ran = await Task.WhenAll(
            Migrator.MigrateAsync(database.Source, [First, slow]), Migrator.MigrateAsync(other, [First, slow]));
        Assert.Equal([0, 2], ran.Select(names => names.Count).Order());
        await using var connection = await other.OpenConnectionAsync();
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from b"));
    }

    [Fact]
    public async Task Migrate_ShippedByEightProcesses_RunOnce()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var ran = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator.MigrateAsync(database.Source)));
        Assert.Equal(Migrator.Known.Count, ran.Sum(names => names.Count));
        Assert.Equal(Migrator.Known, await Migrator.DoneAsync(database.Source));
    }

    [Fact]
    public async Task Migrate_StepKilledHalfway_IsUndoneAndRunsNextTime()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var killed = Second with { Text = Second.Text + "; select pg_terminate_backend(pg_backend_pid())" };
        var problem = await Assert.ThrowsAsync<StorageException>(() => Migrator.MigrateAsync(database.Source, [First, killed]));
        Assert.NotEmpty(problem.Problem.Vietnamese);
        Assert.Equal([First.Name], await Migrator.DoneAsync(database.Source));
        Assert.Equal([Second.Name], await Migrator.MigrateAsync(database.Source, [First, Second]));
    }

    [Fact]
    public async Task Migrate_FailingStep_IsUndoneAndNamed()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var problem = await Assert.ThrowsAsync<StorageException>(() =>
            Migrator.MigrateAsync(database.Source, [First, Second with { Text = "create table c (x int); select 1 / 0" }]));
        Assert.Contains(Second.Name, problem.Problem.Vietnamese, StringComparison.Ordinal);
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        Assert.False(await connection.ExecuteScalarAsync<bool>("select to_regclass('c') is not null"));
    }

    [Fact]
    public async Task Migrate_StepChangedAfterItRan_IsRefused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await Migrator.MigrateAsync(database.Source, [First, Second]);
        Assert.Empty(await Migrator.MigrateAsync(database.Source, [First, Second with { Text = Second.Text.ReplaceLineEndings("\r\n") }]));
        var problem = await Assert.ThrowsAsync<StorageException>(() =>
            Migrator.MigrateAsync(database.Source, [First with { Text = "create table a (y int)" }, Second]));
        Assert.Contains(First.Name, problem.Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_DatabaseOfNewerProgram_IsRefused()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await Migrator.MigrateAsync(database.Source, [First, Second]);
        var problem = await Assert.ThrowsAsync<StorageException>(() => Migrator.MigrateAsync(database.Source, [First]));
        Assert.Contains("mới hơn", problem.Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_StepThatChangesAuditedRows_LeavesEvents()
    {
        await using var database = await TestDatabase.CreateAsync();
        var step = new Migration("9999-01-01-01-data", "insert into criteria.set (id, key) values (gen_random_uuid(), 'x')");
        await Migrator.MigrateAsync(database.Source, [.. Migration.Shipped, step]);
        await using var connection = await database.Source.OpenAsAsync(Actor.System("test"));
        Assert.Equal(step.Name, await connection.ExecuteScalarAsync<string>("select p.reason from audit.event e join audit.process p on p.id = e.process_id where e.table_name = 'criteria.set'"));
    }
}
