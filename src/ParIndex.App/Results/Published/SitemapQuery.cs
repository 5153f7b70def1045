using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>Pages of published things, for search engines.</summary>
public sealed class SitemapQuery(Session session)
{
    /// <summary>Paths below the language, in an order that stays.</summary>
    public async Task<IReadOnlyList<string>> PathsAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<string>(
            """
            with result as (select replace(unit_id, '/', '.') as unit, year from results.result where published_at is not null and superseded_at is null),
            version as (select distinct on (set_id) id, set_id from criteria.version where signed_at is not null order by set_id, number desc)
            select path from (
                select 1 as part, '/xep-hang/' || year || '?nhom=' || replace(parent_id, '/', '.') || ':' || kind as path
                from (
                    select distinct s.year, p.parent_id, u.kind
                    from (select unit_id, year from results.result where published_at is not null and superseded_at is null union select unit_id, year from results.standing) s
                    join units.unit u on u.id = s.unit_id
                    join units.parent p on p.unit_id = u.id and p.parent_id is not null and p.valid @> make_date(s.year, 12, 31)
                ) ranked
                union select 2, '/don-vi/' || unit from result
                union select 2, '/don-vi/' || replace(unit_id, '/', '.') from results.standing
                union select 3, '/don-vi/' || unit || '/' || year from result
                union select 4, '/don-vi/' || unit || '/' || year || '/diem-mat' from result
                union select 5, '/tieu-chi/' || n.key from results.node n join results.result r on r.id = n.result_id and r.superseded_at is null and r.published_at is not null where n.key is not null
                union select 6, '/phuong-phap/' || s.key from version v join criteria.set s on s.id = v.set_id
                union select 7, '/phuong-phap/' || s.key || '/' || c.code from version v join criteria.set s on s.id = v.set_id join criteria.criterion c on c.version_id = v.id and c.is_leaf
                union select 8, '/bo-tieu-chi/' || s.key || '/' || v.number from criteria.version v join criteria.set s on s.id = v.set_id where v.signed_at is not null
            ) pages
            order by part, path
            """,
            transaction: session.Transaction)).AsList();
    }
}
