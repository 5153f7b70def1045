using System.Diagnostics;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Sample;
using ParIndex.App.Storage;

namespace ParIndex.TestKit;

/// <summary>A migrated database of its own on one cluster per test run; dropped with the cluster's folder when the run ends.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<PrivateCluster>> Cluster = new(StartClusterAsync);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<string>> SampleTemplate = new(MakeSampleAsync);

    private TestDatabase(NpgsqlDataSource source, string connectionString, string administratorConnectionString)
    {
        Source = source;
        ConnectionString = connectionString;
        AdministratorConnectionString = administratorConnectionString;
    }

    public NpgsqlDataSource Source { get; }

    public string ConnectionString { get; }

    /// <summary>The same database as the superuser: for tampering, and for asking past row-level security.</summary>
    public string AdministratorConnectionString { get; }

    /// <summary>A fresh database with every migration run and no rows.</summary>
    public static async Task<TestDatabase> CreateAsync() => await CreateAsync(await Template.Value);

    /// <summary>A fresh database with the sample installation.</summary>
    public static async Task<TestDatabase> CreateSampleAsync() => await CreateAsync(await SampleTemplate.Value);

    /// <summary>A fresh database without a single table.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CreateAsync("template0");

    /// <summary>A session that sees everything and acts as the named task.</summary>
    public Session System(string task = "test", TimeProvider? clock = null) => new(Source, Actor.System(task), clock ?? TimeProvider.System);

    /// <summary>A session of anyone not signed in.</summary>
    public Session Public() => new(Source, Actor.Public, TimeProvider.System);

    /// <summary>Runs SQL in a process of its own.</summary>
    public async Task WriteAsync(string sql, string? reason = null)
    {
        await using var session = System();
        await session.BeginAsync("test.write", reason);
        await (await session.ConnectionAsync()).ExecuteAsync(sql, commandTimeout: 0);
        await session.CommitAsync();
    }

    /// <summary>An open connection of the superuser.</summary>
    public async Task<NpgsqlConnection> AdministratorAsync()
    {
        var connection = new NpgsqlConnection(AdministratorConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private static async Task<TestDatabase> CreateAsync(string template)
    {
        var cluster = await Cluster.Value;
        var name = "test_" + Guid.CreateVersion7().ToString("N");
        await using (var admin = NpgsqlDataSource.Create(cluster.AdministratorConnectionString))
        await using (var connection = await admin.OpenConnectionAsync())
            await connection.ExecuteAsync($"create database {name} template {template} owner parindex");

        var text = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = name }.ConnectionString;
        var administrator = new NpgsqlConnectionStringBuilder(cluster.AdministratorConnectionString) { Database = name, Pooling = false }.ConnectionString;
        return new TestDatabase(NpgsqlDataSource.Create(text), text, administrator);
    }

    private static async Task<PrivateCluster> StartClusterAsync()
    {
        var folder = Directory.CreateTempSubdirectory("parindex-test-").FullName;
        var cluster = await PrivateCluster.StartAsync(folder, new ClusterOptions { IsDurable = false });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
            // Many databases, many files: not waited for.
            Process.Start("setsid", ["rm", "-rf", folder]).Dispose();
        };
        return cluster;
    }

    private static async Task<string> MakeSampleAsync()
    {
        string name;
        await using (var database = await CreateAsync())
        {
            name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
            await using var session = database.System("sample");
            await new SampleInstallation(session, TimeProvider.System).FillAsync();
        }

        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var cluster = await Cluster.Value;
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString + ";Pooling=false");
        await Migrator.MigrateAsync(source);
        return "parindex";
    }
}
