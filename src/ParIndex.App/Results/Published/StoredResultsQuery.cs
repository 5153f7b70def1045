using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>Which results there are.</summary>
public sealed class StoredResultsQuery(Session session)
{
    /// <summary>Every current published result, newest year first, real ones before demonstrations.</summary>
    public async Task<IReadOnlyList<StoredResult>> AllAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<StoredResult>(
            """
            select r.unit_id as UnitId, n.full_name as UnitName, r.year as Year, r.is_demonstration as IsDemonstration
            from results.result r
            join units.name n on n.unit_id = r.unit_id and n.valid @> make_date(r.year, 12, 31)
            where r.published_at is not null and r.superseded_at is null
            order by r.is_demonstration, r.year desc, n.full_name
            """,
            transaction: session.Transaction)).AsList();
    }
}

/// <summary>A result that can be shown.</summary>
public sealed record StoredResult(string UnitId, string UnitName, int Year, bool IsDemonstration);
