using Dapper;
using Npgsql;
using ParIndex.App.Audit;

namespace ParIndex.App.Storage;

/// <summary>
/// Brings the schema up to date: dated SQL files, each once, each in its own transaction, one server at a time. Killed at any moment it
/// leaves whole steps; the next start goes on from there.
/// </summary>
public static class Migrator
{
    /// <summary>Key of the advisory lock that lets one process migrate at a time.</summary>
    private const long Lock = 0x5061_7249_6e64_6578;

    /// <summary>Names of the migrations this program knows, in order.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Migration.Shipped.Select(migration => migration.Name)];

    /// <summary>Runs what has not been run; returns the names of what ran.</summary>
    /// <exception cref="StorageException">The database was written by a newer program, a step that ran has another text now, a step fails, or the database cannot be reached.</exception>
    public static Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource source, CancellationToken cancel = default) =>
        MigrateAsync(source, Migration.Shipped, cancel);

    /// <summary>Names of the migrations that have run on the database, in order; none on an empty one.</summary>
    public static async Task<IReadOnlyList<string>> DoneAsync(NpgsqlDataSource source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<bool>("select to_regclass('public.migration') is not null")
            ? [.. await connection.QueryAsync<string>("select name from public.migration order by name")]
            : [];
    }

    internal static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource source, IReadOnlyList<Migration> known, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            // Waits as long as another process migrates; let go with the connection, so a killed one blocks nobody.
            await connection.ExecuteAsync(new CommandDefinition("select pg_advisory_lock(@Lock)", new { Lock }, commandTimeout: 0, cancellationToken: cancel));
            try
            {
                return await RunMissingAsync(connection, known, cancel);
            }
            finally
            {
                if (connection.State == System.Data.ConnectionState.Open)
                    await connection.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
            }
        }
        catch (NpgsqlException problem) when (StorageException.Of(problem) is { } told)
        {
            throw told;
        }
    }

    private static async Task<IReadOnlyList<string>> RunMissingAsync(NpgsqlConnection connection, IReadOnlyList<Migration> known, CancellationToken cancel)
    {
        await connection.ExecuteAsync("""
            create table if not exists public.migration (name text primary key, sha256 text not null, at timestamptz not null default now());
            comment on table public.migration is 'Steps of the schema that have run, with the hash of the text that ran.';
            """);
        var done = (await connection.QueryAsync<(string Name, string Sha256)>("select name, sha256 from public.migration"))
            .ToDictionary(row => row.Name, row => row.Sha256, StringComparer.Ordinal);
        if (done.Keys.Except(known.Select(migration => migration.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw StorageException.NewerSchema(unknown);

        if (known.FirstOrDefault(migration => done.TryGetValue(migration.Name, out var hash) && hash != migration.Sha256) is { } changed)
            throw StorageException.ChangedMigration(changed.Name);

        var ran = new List<string>();
        foreach (var migration in known.Where(migration => !done.ContainsKey(migration.Name)))
        {
            await RunAsync(connection, migration, cancel);
            ran.Add(migration.Name);
        }

        // Composite types and tables are new to a pool opened before them.
        if (ran.Count > 0)
            await connection.ReloadTypesAsync(cancel);

        return ran;
    }

    private static async Task RunAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await BeginProcessAsync(connection, migration.Name);
            await connection.ExecuteAsync(new CommandDefinition(migration.Text, commandTimeout: 0, cancellationToken: cancel));
            await connection.ExecuteAsync("insert into public.migration (name, sha256) values (@Name, @Sha256)", new { migration.Name, migration.Sha256 });
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException problem) when (StorageException.Of(problem) is null)
        {
            throw StorageException.FailedMigration(migration.Name, problem);
        }
    }

    /// <summary>Rows a step changes are audited like any other change, and row-level security hides none from it.</summary>
    private static async Task BeginProcessAsync(NpgsqlConnection connection, string name)
    {
        await connection.ExecuteAsync("select set_config('parindex.sees', 'all', true), set_config('parindex.may', 'all', true)");
        if (!await connection.ExecuteScalarAsync<bool>("select to_regclass('audit.process') is not null"))
            return;

        await connection.ExecuteAsync(
            """
            with process as (
                insert into audit.process (id, kind, actor_name, reason, at) values (gen_random_uuid(), 'storage.migrate', @actor, @name, now()) returning id
            )
            select set_config('parindex.process', id::text, true) from process
            """,
            new { actor = Actor.System("migrate").Name, name });
    }
}
