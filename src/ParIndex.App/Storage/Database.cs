using Npgsql;

namespace ParIndex.App.Storage;

/// <summary>The database of this installation: the server named by <c>PARINDEX_DB</c>, or the private cluster in the data folder.</summary>
public sealed class Database : IAsyncDisposable
{
    private readonly PrivateCluster? cluster;

    private Database(NpgsqlDataSource source, string connectionString, string administratorConnectionString, PrivateCluster? cluster)
    {
        Source = source;
        ConnectionString = connectionString;
        AdministratorConnectionString = administratorConnectionString;
        this.cluster = cluster;
    }

    public NpgsqlDataSource Source { get; }

    public string ConnectionString { get; }

    /// <summary>The same database past row-level security where the cluster is ours; else the same as <see cref="ConnectionString"/>.</summary>
    internal string AdministratorConnectionString { get; }

    /// <summary>Whether the server is ours.</summary>
    public bool IsPrivate => cluster is not null;

    /// <summary>Programs that fit the server.</summary>
    internal PostgresPrograms Programs => cluster?.Programs ?? PostgresPrograms.Find(null, Environment.GetEnvironmentVariable("PARINDEX_PG"));

    /// <summary>Opens the database; starts the private cluster unless it runs.</summary>
    /// <param name="connectionString">Null or empty: the private cluster.</param>
    /// <param name="root">Data folder.</param>
    /// <param name="options">For the private cluster.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="StorageException">It cannot be had; why and what to do.</exception>
    public static async Task<Database> OpenAsync(string? connectionString, string root, ClusterOptions? options = null, CancellationToken cancel = default)
    {
        if (!string.IsNullOrWhiteSpace(connectionString))
            return new Database(Build(connectionString), connectionString, connectionString, null);

        var cluster = await PrivateCluster.StartAsync(root, options ?? new ClusterOptions(), cancel);
        var administrator = new NpgsqlConnectionStringBuilder(cluster.AdministratorConnectionString) { Database = "parindex" }.ConnectionString;
        return new Database(Build(cluster.ConnectionString), cluster.ConnectionString, administrator, cluster);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static NpgsqlDataSource Build(string connectionString)
    {
        try
        {
            return NpgsqlDataSource.Create(connectionString);
        }
        catch (ArgumentException problem)
        {
            throw StorageException.BadConnectionString(problem);
        }
    }
}
