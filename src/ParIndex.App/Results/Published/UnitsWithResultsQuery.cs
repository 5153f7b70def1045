using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Units;

namespace ParIndex.App.Results.Published;

/// <summary>Units of a group, of any time, that have a result or a published index.</summary>
public sealed class UnitsWithResultsQuery(Session session)
{
    public async Task<IReadOnlyList<UnitWithResults>> OfAsync(string parentId, UnitKind kind, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<UnitWithResults>(
            """
            with figures as (
                select coalesce(r.unit_id, s.unit_id) as unit_id, coalesce(r.year, s.year) as year, coalesce(r.points / r.max * 100, s.index) as percent, s.rank, r.id
                from (select * from results.result where published_at is not null and superseded_at is null) r
                full join results.standing s on s.unit_id = r.unit_id and s.year = r.year
            )
            select f.unit_id as UnitId, (array_agg(n.full_name order by f.year desc))[1] as Name,
                   (array_agg(f.percent order by f.percent is null, f.year desc))[1] as Percent,
                   (array_agg(f.year order by f.percent is null, f.year desc))[1] as Year,
                   (array_agg(f.rank order by f.percent is null, f.year desc))[1] as Rank,
                   coalesce(array_agg(f.year order by f.year) filter (where f.id is not null), '{}') as ResultYears
            from figures f
            join units.unit u on u.id = f.unit_id and u.kind = @kind
            join units.parent p on p.unit_id = f.unit_id and p.parent_id = @parentId and p.valid @> make_date(f.year, 12, 31)
            join units.name n on n.unit_id = f.unit_id and n.valid @> make_date(f.year, 12, 31)
            group by f.unit_id
            """,
            new { parentId, kind = kind.ToString() },
            session.Transaction)).AsList();
    }
}

/// <summary>A unit with its newest known index.</summary>
/// <param name="Year">Year of that index.</param>
/// <param name="ResultYears">Years whose points are stored.</param>
[method: ExplicitConstructor]
public sealed record UnitWithResults(string UnitId, string Name, decimal? Percent, int Year, int? Rank, int[] ResultYears);
