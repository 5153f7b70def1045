using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Results.Published;

/// <summary>One criterion across units and years.</summary>
public sealed class CriterionQuery(Session session)
{
    /// <summary>Every current result of the criterion, by unit name and year; at most <paramref name="most"/> units.</summary>
    public async Task<IReadOnlyList<CriterionResult>> ResultsAsync(string key, int most = 1000, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<CriterionResult>(
            """
            select r.unit_id as UnitId, u.full_name as UnitName, r.year as Year, n.code as Code, n.title as Title, n.max as Max, n.points as Points, r.is_demonstration as IsDemonstration,
                   l.cause as Cause, l.step as Step
            from results.node n
            join results.result r on r.id = n.result_id and r.superseded_at is null
            join units.name u on u.unit_id = r.unit_id and u.valid @> make_date(r.year, 12, 31)
            left join results.loss l on l.result_id = n.result_id and l.code = n.code
            where n.key = @key and n.max > 0
            order by u.full_name, r.year limit @most
            """,
            new { key, most },
            session.Transaction)).AsList();
    }

    /// <summary>Criteria that have results, in the order of the newest set that has them.</summary>
    public async Task<IReadOnlyList<CriterionEntry>> ListAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<CriterionEntry>(
            """
            select c.version_id as VersionId, v.name as SetName, v.edition as Edition, c.key as Key, c.code as Code, c.title as Title, c.level as Level, c.max as Max, c.is_leaf as IsLeaf
            from criteria.criterion c
            join criteria.version v on v.id = c.version_id
            where v.id in (select set_version_id from results.result where superseded_at is null)
            order by v.is_example, v.edition desc, c.position
            """,
            transaction: session.Transaction)).AsList();
    }
}

/// <summary>Points of a criterion in one result.</summary>
public sealed record CriterionResult(
    string UnitId, string UnitName, int Year, string Code, string Title, decimal Max, decimal Points, bool IsDemonstration, string? Cause, string? Step)
{
    public decimal Percent => Points / Max * 100;
}

/// <summary>A criterion that has results.</summary>
public sealed record CriterionEntry(Guid VersionId, string SetName, string Edition, string Key, string Code, string Title, int Level, decimal? Max, bool IsLeaf);
