using System.Diagnostics;
using System.Globalization;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Sample;
using ParIndex.App.Storage;

namespace ParIndex.TestKit;

/// <summary>A migrated database of its own on one cluster per test run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<PrivateCluster>> Cluster = new(StartClusterAsync);
    private static readonly Lazy<Task<NpgsqlDataSource>> Administration = new(async () => NpgsqlDataSource.Create((await Cluster.Value).AdministratorConnectionString));
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<string>> SampleTemplate = new(MakeSampleAsync);

    /// <summary>Free memory a cluster in memory asks for; what tests of a whole suite hold at once is far less.</summary>
    private const long RoomNeeded = 4L << 30;

    private readonly string name;

    private TestDatabase(PrivateCluster cluster, string name)
    {
        this.name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = name }.ConnectionString;
        AdministratorConnectionString = new NpgsqlConnectionStringBuilder(cluster.AdministratorConnectionString) { Database = name, Pooling = false }.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
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

    /// <summary>Gone at once: hundreds left behind would be gigabytes for the disk to write.</summary>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await AdministerAsync($"drop database {name} with (force)");
    }

    /// <summary>By copying files: through the buffers and the log, as is usual since version 15, a copy takes several times the work.</summary>
    private static async Task<TestDatabase> CreateAsync(string template)
    {
        var name = "test_" + Guid.CreateVersion7().ToString("N");
        await AdministerAsync($"create database {name} template {template} owner parindex strategy file_copy");
        return new TestDatabase(await Cluster.Value, name);
    }

    private static async Task AdministerAsync(string sql)
    {
        await using var connection = await (await Administration.Value).OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private static async Task<PrivateCluster> StartClusterAsync()
    {
        var folder = MakeFolder();
        var cluster = await PrivateCluster.StartAsync(folder, new ClusterOptions { IsDurable = false });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
            // Not waited for.
            Process.Start("setsid", ["rm", "-rf", folder]).Dispose();
        };

        // Its workers would go from one short-lived database to the next all the time.
        await using var connection = new NpgsqlConnection(cluster.AdministratorConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await connection.ExecuteAsync("alter system set autovacuum = off");
        await connection.ExecuteAsync("select pg_reload_conf()");
        return cluster;
    }

    /// <summary>In memory where there is room, as copies of databases are nothing but files written; else on the disk.</summary>
    private static string MakeFolder()
    {
        const string Memory = "/dev/shm", Name = "parindex-test-";
        if (!Directory.Exists(Memory) || Math.Min(new DriveInfo(Memory).AvailableFreeSpace, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2) < RoomNeeded)
            return Directory.CreateTempSubdirectory(Name).FullName;

        // Runs that were killed leave theirs, and memory is not emptied as a folder for temporary files is.
        var own = Path.Combine(Memory, Name + Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        var left = Directory.GetDirectories(Memory, Name + "*").Where(folder => folder == own || !Directory.Exists("/proc/" + Path.GetFileName(folder)[Name.Length..]));
        using var removing = Process.Start("rm", ["-rf", .. left]);
        removing.WaitForExit();
        return Directory.CreateDirectory(own).FullName;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var cluster = await Cluster.Value;
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString + ";Pooling=false");
        await Migrator.MigrateAsync(source);
        return "parindex";
    }

    private static async Task<string> MakeSampleAsync()
    {
        // Never disposed: it is copied as long as tests run.
        var database = await CreateAsync();
        await using (database.Source)
        await using (var session = database.System("sample"))
            await new SampleInstallation(session, TimeProvider.System).FillAsync();

        // Copies come with what the planner knows, as nothing gathers it later.
        await using (var administrator = await database.AdministratorAsync())
            await administrator.ExecuteAsync("vacuum (analyze)");

        return database.name;
    }
}
