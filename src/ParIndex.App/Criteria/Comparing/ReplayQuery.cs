using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Criteria.Comparing;

/// <summary>Stored results a replay can start from.</summary>
public sealed class ReplayQuery(Session session)
{
    /// <summary>Years and versions with current published results, newest year first, real ones before demonstrations.</summary>
    public async Task<IReadOnlyList<ReplaySource>> SourcesAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return (await connection.QueryAsync<ReplaySource>(
            """
            select r.set_version_id as VersionId, s.key as Key, v.number as Number, v.name as SetName, v.edition as Edition, r.year as Year,
                   count(*)::int as Units, bool_and(r.is_demonstration) as IsDemonstration
            from results.result r
            join criteria.version v on v.id = r.set_version_id
            join criteria.set s on s.id = v.set_id
            where r.published_at is not null and r.superseded_at is null
            group by r.set_version_id, s.key, v.number, v.name, v.edition, r.year
            order by bool_and(r.is_demonstration), r.year desc, v.edition desc
            """,
            transaction: session.Transaction)).AsList();
    }

    /// <summary>The results of one source: units by name, each with its points by key of the criterion.</summary>
    public async Task<IReadOnlyList<StoredPoints>> PointsAsync(Guid version, int year, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        await using var answers = await connection.QueryMultipleAsync(
            """
            select r.id as Id, r.unit_id as UnitId, n.full_name as UnitName, r.points as Points, r.max as Max
            from results.result r
            join units.name n on n.unit_id = r.unit_id and n.valid @> make_date(r.year, 12, 31)
            where r.set_version_id = @version and r.year = @year and r.published_at is not null and r.superseded_at is null
            order by n.full_name;
            select r.id as Id, n.key as Key, n.points as Points
            from results.result r
            join results.node n on n.result_id = r.id
            where r.set_version_id = @version and r.year = @year and r.published_at is not null and r.superseded_at is null
              and n.key is not null and n.points is not null and n.is_leaf
            """,
            new { version, year },
            session.Transaction);
        var results = (await answers.ReadAsync<ResultRow>()).AsList();
        var nodes = (await answers.ReadAsync<NodeRow>()).ToLookup(node => node.Id);
        return [.. results.Select(result => new StoredPoints(
            result.UnitId, result.UnitName, result.Points, result.Max,
            nodes[result.Id].GroupBy(node => node.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Points, StringComparer.Ordinal)))];
    }

    private sealed record ResultRow(Guid Id, string UnitId, string UnitName, decimal Points, decimal Max);

    private sealed record NodeRow(Guid Id, string Key, decimal Points);
}

/// <summary>Results of one year under one version.</summary>
public sealed record ReplaySource(Guid VersionId, string Key, int Number, string SetName, string Edition, int Year, int Units, bool IsDemonstration);

/// <summary>One unit's stored result.</summary>
/// <param name="Points">Total in full precision.</param>
/// <param name="Max">Applicable maximum.</param>
/// <param name="Leaves">Points by key of the scored criterion.</param>
public sealed record StoredPoints(string UnitId, string UnitName, decimal Points, decimal Max, IReadOnlyDictionary<string, decimal> Leaves);
