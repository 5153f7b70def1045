using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>Published versions of a result: a correction replaces, what it replaced stays visible.</summary>
public sealed class ResultVersionsQuery(Session session)
{
    /// <summary>Newest first; empty when nothing was published.</summary>
    public async Task<IReadOnlyList<ResultVersion>> OfAsync(string unitId, int year, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<ResultVersion>(
            """
            select version as Version, points as Points, max as Max, source as Source, reason as Reason, published_at as PublishedAt, superseded_at as SupersededAt
            from results.result where unit_id = @unitId and year = @year and published_at is not null order by version desc
            """,
            new { unitId, year },
            session.Transaction)).AsList();
    }
}

/// <summary>A version of a result.</summary>
/// <param name="Reason">Why it replaced the one before.</param>
/// <param name="SupersededAt">When a newer one replaced it; null: it stands.</param>
public sealed record ResultVersion(int Version, decimal Points, decimal Max, string Source, string? Reason, DateTime PublishedAt, DateTime? SupersededAt);
