using Dapper;
using Npgsql;
using ParIndex.App.Audit;

namespace ParIndex.App.Storage.Backup;

/// <summary>Counts that a restored database must show again.</summary>
internal static class DatabaseCensus
{
    private const string Tables =
        """
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1
        """;

    public static async Task<SortedDictionary<string, long>> RowsAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in (await connection.QueryAsync<string>(new CommandDefinition(Tables, cancellationToken: cancel))).AsList())
            rows[table] = await connection.ExecuteScalarAsync<long>(new CommandDefinition($"select count(*) from {table}", commandTimeout: 0, cancellationToken: cancel));

        return rows;
    }

    public static async Task<AuditHead?> HeadAsync(NpgsqlConnection connection) =>
        await connection.QuerySingleOrDefaultAsync<(long Sequence, string Hash)>("select sequence, encode(hash, 'hex') from audit.link order by sequence desc limit 1") is { Hash: not null } head
            ? new AuditHead(head.Sequence, head.Hash)
            : null;

    /// <summary>Whether there is nothing a restore could damage.</summary>
    public static async Task<bool> IsEmptyAsync(NpgsqlConnection connection) => !await connection.ExecuteScalarAsync<bool>(
        """
        select exists (
            select from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname !~ '^(pg_|information_schema)')
        """);
}
