using System.Reflection;
using Dapper;
using Npgsql;

namespace ParIndex.App.Storage;

/// <summary>Brings the schema up to date: dated SQL files, each once, each in its own transaction, one server at a time.</summary>
public static class Migrator
{
    /// <summary>Key of the advisory lock that lets one process migrate at a time.</summary>
    private const long Lock = 0x5061_7249_6e64_6578;

    /// <summary>Names of the migrations this program knows, in order.</summary>
    public static IReadOnlyList<string> Known { get; } = typeof(Migrator).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("migration/", StringComparison.Ordinal))
        .Select(name => name["migration/".Length..])
        .Order(StringComparer.Ordinal)
        .ToArray();

    /// <summary>Runs what has not been run; returns the names of what ran.</summary>
    /// <exception cref="StorageException">The database was written by a newer program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var connection = await source.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync("select pg_advisory_lock(@Lock)", new { Lock });
        try
        {
            await connection.ExecuteAsync("""
                create table if not exists public.migration (name text primary key, at timestamptz not null default now())
                """);
            var done = (await connection.QueryAsync<string>("select name from public.migration")).ToHashSet(StringComparer.Ordinal);
            if (done.Except(Known, StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
                throw StorageException.NewerSchema(unknown);

            var ran = new List<string>();
            foreach (var name in Known.Where(name => !done.Contains(name)))
            {
                await RunAsync(connection, name, cancel);
                ran.Add(name);
            }

            return ran;
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string name, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(await TextAsync(name, cancel), transaction: transaction);
        await connection.ExecuteAsync("insert into public.migration (name) values (@name)", new { name }, transaction);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<string> TextAsync(string name, CancellationToken cancel)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("migration/" + name)!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancel);
    }
}
