using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>Published national tables: index and rank of provinces.</summary>
public sealed class StandingsQuery(Session session)
{
    /// <summary>A stretch of the rows, newest year first, by rank; with the number of all rows.</summary>
    public async Task<(IReadOnlyList<StandingView> Rows, int Total)> PageAsync(int? year, string? unitId, int skip, int take, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            """
            select count(*)::int from results.standing s where (@year is null or s.year = @year) and (@unitId is null or s.unit_id = @unitId);
            select s.unit_id as UnitId, n.full_name as UnitName, s.year as Year, s.index as Percent, s.rank as Rank, s.sipas as Sipas, s.sipas_rank as SipasRank,
                   s.note as Note, s.source as Source
            from results.standing s
            join units.name n on n.unit_id = s.unit_id and n.valid @> make_date(s.year, 12, 31)
            where (@year is null or s.year = @year) and (@unitId is null or s.unit_id = @unitId)
            order by s.year desc, s.rank nulls last, s.index desc nulls last, s.unit_id
            offset @skip limit @take
            """,
            new { year, unitId, skip, take },
            session.Transaction);
        var total = await answers.ReadSingleAsync<int>();
        return ((await answers.ReadAsync<StandingView>()).AsList(), total);
    }
}

/// <summary>Index and rank of a province in a year as published; percents, null where not published.</summary>
public sealed record StandingView(
    string UnitId, string UnitName, int Year, decimal? Percent, int? Rank, decimal? Sipas, int? SipasRank, string? Note, string Source);
