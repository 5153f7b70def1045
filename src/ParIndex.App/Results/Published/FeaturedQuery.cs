using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>The unit the start page shows: the one with most stored results of its own, real ones first.</summary>
public sealed class FeaturedQuery(Session session)
{
    /// <summary>Id of the unit; null when nothing is published.</summary>
    public async Task<string?> UnitAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.ExecuteScalarAsync<string?>(
            """
            select unit_id from results.result where published_at is not null and superseded_at is null
            group by unit_id order by bool_or(is_demonstration), count(*) desc, max(year) desc, unit_id limit 1
            """,
            transaction: session.Transaction);
    }
}
