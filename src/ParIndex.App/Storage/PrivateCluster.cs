using Npgsql;
using ParIndex.Core.Text;

namespace ParIndex.App.Storage;

/// <summary>
/// A PostgreSQL cluster of our own in a folder: reached through a unix socket only, durable, Vietnamese sort order. Started with the application,
/// started again when it dies, stopped with the application even when that is killed.
/// </summary>
public sealed partial class PrivateCluster : IAsyncDisposable
{
    private readonly ClusterFolder folder;
    private readonly ClusterOptions options;
    private readonly ClusterLock? held;
    private readonly PostgresPrograms? programs;
    private readonly SemaphoreSlim turn = new(1, 1);
    private ServerProcess? server;
    private bool isStopping;

    private PrivateCluster(ClusterFolder folder, ClusterOptions options, ClusterLock? held, PostgresPrograms? programs)
    {
        this.folder = folder;
        this.options = options;
        this.held = held;
        this.programs = programs;
    }

    /// <summary>Connection string of the application's database; its role owns the schema and is held by row-level security.</summary>
    public string ConnectionString => $"Host={folder.Socket};Username=parindex;Database=parindex;Application Name=ParIndex;Maximum Pool Size=50;Max Auto Prepare=64";

    /// <summary>Connection string of the cluster's superuser, for creating databases, backup and restore.</summary>
    public string AdministratorConnectionString => $"Host={folder.Socket};Username=postgres;Database=postgres;Application Name=ParIndex";

    /// <summary>Whether another ParIndex process runs the server.</summary>
    public bool IsJoined => held is null;

    /// <summary>Where the database's files lie.</summary>
    public string DataPath => folder.Data;

    /// <summary>Process of the server; null when joined.</summary>
    public int? ServerId => server?.Id;

    /// <summary>Folder of the PostgreSQL programs that belong to the cluster's version.</summary>
    internal PostgresPrograms Programs => programs ?? PostgresPrograms.Find(folder.Major, options.Programs);

    /// <summary>Starts the cluster in <paramref name="root"/> with the usual settings.</summary>
    /// <inheritdoc cref="StartAsync(string, ClusterOptions, CancellationToken)"/>
    public static Task<PrivateCluster> StartAsync(string root, CancellationToken cancel = default) => StartAsync(root, new ClusterOptions(), cancel);

    /// <summary>Starts the cluster in <paramref name="root"/>, creating it when there is none.</summary>
    /// <exception cref="StorageException">PostgreSQL is missing or of another version, the folder belongs to others or is in use, the disk is full …: why and what to do.</exception>
    public static async Task<PrivateCluster> StartAsync(string root, ClusterOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (OperatingSystem.IsWindows())
            throw StorageException.NoPostgres();

        MakeRoot(root);
        if (ClusterLock.TryTake(root) is not { } held)
            return Join(root, options);

        try
        {
            return await StartHeldAsync(root, options, held, cancel);
        }
        catch (Exception problem)
        {
            held.Dispose();
            if (problem is IOException or UnauthorizedAccessException)
                throw StorageException.OfFolder(root, problem);

            throw;
        }
    }

    /// <summary>Stops the server: clients are told, what is committed is written out. A joined cluster goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (held is null || isStopping)
            return;

        isStopping = true;
        await turn.WaitAsync();
        if (server is { } running)
            await StopServerAsync(running.Id, running.Exited);

        if (!folder.Socket.StartsWith(folder.Home, StringComparison.Ordinal) && Directory.Exists(folder.Socket))
            Directory.Delete(folder.Socket, recursive: true);

        held.Dispose();
        turn.Dispose();
    }

    private static PrivateCluster Join(string root, ClusterOptions options)
    {
        var (process, socket) = ClusterLock.Holder(root);
        if (!options.MayJoin || socket is null)
            throw StorageException.InUse(root, process);

        return new PrivateCluster(new ClusterFolder(root, root, socket), options, null, null);
    }

    private static async Task<PrivateCluster> StartHeldAsync(string root, ClusterOptions options, ClusterLock held, CancellationToken cancel)
    {
        var found = PostgresPrograms.Find(null, options.Programs);
        var folder = await ClusterFolder.PrepareAsync(root, async path => (await found.RunAsync("test", ["-x", path], cancel: cancel)).IsOk);
        var cluster = new PrivateCluster(folder, options, held, folder.Major is { } major && major != found.Major ? PostgresPrograms.Find(major, options.Programs) : found);
        if (folder.IsElsewhere)
        {
            options.Tell?.Invoke(new Message(
                $"Người dùng postgres không vào được {root}; cơ sở dữ liệu nằm ở {folder.Home}.",
                $"User postgres cannot enter {root}; the database lies in {folder.Home}."));
        }

        await cluster.CheckOwnerAsync(cancel);
        await cluster.StopOrphanAsync();
        if (!folder.IsMade)
            await cluster.MakeAsync(cancel);

        await cluster.StartServerAsync(cancel);
        held.Sign(folder.Socket);
        try
        {
            await cluster.EnsureDatabaseAsync(cancel);
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }

        cluster.Watch();
        return cluster;
    }

    private static void MakeRoot(string root)
    {
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw StorageException.OfFolder(root, problem);
        }
    }

    /// <summary>The application's role owns its database and nothing else: no superuser, so row-level security holds it.</summary>
    private async Task EnsureDatabaseAsync(CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(AdministratorConnectionString + ";Pooling=false");
            await connection.OpenAsync(cancel);
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new("do $$ begin if to_regrole('parindex') is null then create role parindex login; end if; end $$"),
                    new("alter role parindex login nosuperuser nobypassrls nocreaterole nocreatedb noreplication"),
                    new("select count(*) from pg_database where datname = 'parindex'"),
                },
            };
            if (await batch.ExecuteScalarAsync(cancel) is 0L)
            {
                await using var create = new NpgsqlCommand("create database parindex owner parindex", connection);
                await create.ExecuteNonQueryAsync(cancel);
            }
        }
        catch (NpgsqlException problem)
        {
            throw StorageException.Of(problem) ?? StorageException.NotStarted(problem.Message, LogTail());
        }
    }
}
