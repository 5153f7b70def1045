using Dapper;
using Npgsql;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>State of what is published: the number changes with every change readers could see, and with no other.</summary>
/// <param name="Sequence">Link of the audit chain that made it.</param>
/// <param name="At">When.</param>
/// <param name="Written">Link of the last change that anyone could see, published or not: what is shown to people signed in depends on it.</param>
public sealed record Edition(long Sequence, DateTime At, long Written);

/// <summary>Reads the edition: one row, asked very often.</summary>
public sealed class EditionQuery(NpgsqlDataSource source)
{
    public async Task<Edition> CurrentAsync(CancellationToken cancel = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await ReadAsync(connection);
    }

    /// <summary>The same over the session's connection: who holds one must not wait for another.</summary>
    public static async Task<Edition> CurrentAsync(Session session, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await ReadAsync(await session.ConnectionAsync(cancel));
    }

    private static Task<Edition> ReadAsync(NpgsqlConnection connection) =>
        connection.QuerySingleAsync<Edition>("select sequence as Sequence, at as At, written as Written from results.edition");
}
