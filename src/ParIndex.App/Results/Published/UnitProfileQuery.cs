using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>What there is to say of one unit over the years.</summary>
public sealed class UnitProfileQuery(Session session)
{
    /// <summary>Years with a result or a published index, oldest first, each with how its group did.</summary>
    public async Task<IReadOnlyList<UnitYear>> YearsAsync(string unitId, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<UnitYear>(
            """
            with own as (
                select coalesce(r.year, s.year) as year, r.id as result_id, coalesce(r.points / r.max * 100, s.index) as percent,
                       s.rank as published_rank, s.sipas, s.sipas_rank, s.note, coalesce(r.source, s.source) as source, coalesce(r.is_demonstration, false) as is_demonstration
                from (select * from results.result where unit_id = @unitId and published_at is not null and superseded_at is null) r
                full join (select * from results.standing where unit_id = @unitId) s on s.year = r.year
            ), peers as (
                select o.year, r.points / r.max * 100 as percent
                from own o
                join units.parent me on me.unit_id = @unitId and me.valid @> make_date(o.year, 12, 31)
                join units.parent p on p.parent_id = me.parent_id and p.valid @> make_date(o.year, 12, 31)
                join units.unit u on u.id = p.unit_id and u.kind = (select kind from units.unit where id = @unitId)
                join results.result r on r.unit_id = u.id and r.year = o.year and r.published_at is not null and r.superseded_at is null
            )
            select o.year as Year, o.result_id as ResultId, o.percent as Percent,
                   coalesce(o.published_rank, case when count(p.percent) > 1 then 1 + count(*) filter (where p.percent > o.percent) end)::int as Rank,
                   case when count(p.percent) > 1 then count(p.percent) end::int as Peers,
                   case when count(p.percent) > 1 then avg(p.percent) end as PeerMean, case when count(p.percent) > 1 then max(p.percent) end as PeerBest,
                   o.sipas as Sipas, o.sipas_rank as SipasRank, o.is_demonstration as IsDemonstration, o.note as Note, o.source as Source
            from own o left join peers p on p.year = o.year
            group by o.year, o.result_id, o.percent, o.published_rank, o.sipas, o.sipas_rank, o.is_demonstration, o.note, o.source
            order by o.year
            """,
            new { unitId },
            session.Transaction)).AsList();
    }

    /// <summary>Fields of a result beside the mean and the best of its group.</summary>
    public async Task<IReadOnlyList<FieldStanding>> FieldsAsync(Guid resultId, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<FieldStanding>(
            """
            with own as (select * from results.result where id = @resultId),
            peers as (
                select r.id
                from own o
                join units.parent me on me.unit_id = o.unit_id and me.valid @> make_date(o.year, 12, 31)
                join units.parent p on p.parent_id = me.parent_id and p.valid @> make_date(o.year, 12, 31)
                join units.unit u on u.id = p.unit_id and u.kind = (select kind from units.unit where id = o.unit_id)
                join results.result r on r.unit_id = u.id and r.year = o.year and r.published_at is not null and r.superseded_at is null
                    and r.set_version_id = o.set_version_id
            )
            select n.code as Code, n.title as Title, n.max as Max, n.points as Points,
                   avg(x.points / x.max * 100) as PeerMean, max(x.points / x.max * 100) as PeerBest, count(x.points)::int as Peers,
                   1 + count(*) filter (where x.points / x.max > n.points / n.max)::int as Rank
            from results.node n
            left join peers p on true
            left join results.node x on x.result_id = p.id and x.code = n.code and x.max > 0
            where n.result_id = @resultId and n.level = 1 and n.max > 0
            group by n.position, n.code, n.title, n.max, n.points
            order by n.position
            """,
            new { resultId },
            session.Transaction)).AsList();
    }
}

/// <summary>One year of a unit.</summary>
/// <param name="ResultId">Stored result; null when only the index or rank is published.</param>
/// <param name="Percent">Index in percent, full precision.</param>
/// <param name="Rank">Published rank, or computed among the group when it is stored here.</param>
/// <param name="Peers">Units of the group with results; null when there is no group.</param>
public sealed record UnitYear(
    int Year, Guid? ResultId, decimal? Percent, int? Rank, int? Peers, decimal? PeerMean, decimal? PeerBest, decimal? Sipas, int? SipasRank,
    bool IsDemonstration, string? Note, string? Source);

/// <summary>A field of a result beside its group; percents.</summary>
public sealed record FieldStanding(string Code, string Title, decimal Max, decimal Points, decimal? PeerMean, decimal? PeerBest, int Peers, int Rank)
{
    /// <summary>Percent of the maximum won.</summary>
    public decimal Percent => Points / Max * 100;
}
