using Dapper;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Storage;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;

namespace ParIndex.App.Analysis.Published;

/// <summary>Reads the published results of a group leaf by leaf, with the years before.</summary>
public sealed class GroupResultsQuery(Session session, RankingQuery ranking, RoundScorers scorers, PublishedMemory memory)
{
    /// <summary>Years back from which usual changes are learnt.</summary>
    private const int YearsBack = 6;

    private static readonly Dictionary<string, string> NoFigures = [];

    /// <summary>Results of a group in a year, kept until something else is published.</summary>
    public Task<GroupResults> OfAsync(string parentId, UnitKind kind, int year, CancellationToken cancel = default) =>
        memory.GetAsync(session, ("group results", parentId, kind, year), () => ReadAsync(parentId, kind, year, cancel), cancel);

    private async Task<GroupResults> ReadAsync(string parentId, UnitKind kind, int year, CancellationToken cancel)
    {
        var table = await ranking.OfAsync(parentId, kind, year, cancel);
        var units = Named([.. table.Units.Where(unit => unit.Percent is >= 0 and <= 100)]);
        var leaves = table.Units.All(unit => unit.Percent is null || unit.HasResult) ? await LeavesAsync(units, year, cancel) : [];
        var versions = leaves.Select(leaf => leaf.SetVersionId).Distinct().ToList();
        var scorer = versions is [{ } version] ? await scorers.GetAsync(session, version, cancel) : null;
        var cards = scorer is null ? [] : Cards(units, scorer, leaves);
        return cards.Count == 0
            ? new GroupResults(table, units, null, [], await IndexesAsync(units, year, cancel))
            : new GroupResults(table, units, scorer, cards, await PastAsync(units, scorer!, year, cancel));
    }

    /// <summary>Of units of one name the later ones get their id behind it.</summary>
    private static List<GroupUnit> Named(IReadOnlyList<RankedUnitRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. rows.Select(row => new GroupUnit(row.UnitId, seen.Add(row.Name) ? row.Name : $"{row.Name} ({row.UnitId})", row.Percent!.Value))];
    }

    /// <summary>Empty when a unit's points do not fit the set: then only indexes are compared.</summary>
    private static List<Scorecard> Cards(IReadOnlyList<GroupUnit> units, SetScorer scorer, IReadOnlyList<LeafRow> leaves)
    {
        var byUnit = leaves.ToLookup(leaf => leaf.UnitId, StringComparer.Ordinal);
        var fits = leaves.All(leaf => scorer.TryLeaf(leaf.Code, out var known) && (leaf.Points is null || (leaf.Points >= 0 && leaf.Points <= known.Criterion.Max)));
        return !fits || units.Any(unit => !byUnit[unit.UnitId].Any()) ? [] : [.. units.Select(unit => new Scorecard(unit.Name, byUnit[unit.UnitId].DistinctBy(leaf => leaf.Code).ToDictionary(
            leaf => leaf.Code, leaf => leaf.Max > 0 ? new ScorecardEntry(NoFigures, leaf.Points ?? 0) : new ScorecardEntry(NoFigures, NotApplicable: true), StringComparer.Ordinal)))];
    }

    private async Task<IReadOnlyList<LeafRow>> LeavesAsync(IReadOnlyList<GroupUnit> units, int year, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<LeafRow>(
            """
            select r.unit_id as UnitId, r.set_version_id as SetVersionId, n.code as Code, n.max as Max, n.points as Points
            from results.result r join results.node n on n.result_id = r.id and n.is_leaf
            where r.unit_id = any (@ids) and r.year = @year and r.published_at is not null and r.superseded_at is null
            order by r.unit_id, n.position
            """,
            new { ids = units.Select(unit => unit.UnitId).ToArray(), year },
            session.Transaction)).AsList();

    private async Task<IReadOnlyList<PastResult>> PastAsync(IReadOnlyList<GroupUnit> units, SetScorer scorer, int year, CancellationToken cancel)
    {
        var codes = scorer.Set.Leaves().DistinctBy(leaf => leaf.Key).ToDictionary(leaf => leaf.Key, leaf => leaf.Code, StringComparer.Ordinal);
        var names = units.ToDictionary(unit => unit.UnitId, unit => unit.Name, StringComparer.Ordinal);
        var rows = await (await session.ConnectionAsync(cancel)).QueryAsync<KeyRow>(
            """
            select r.unit_id as UnitId, r.year as Year, n.key as Key, n.points as Points, n.max as Max
            from results.result r join results.node n on n.result_id = r.id and n.is_leaf and n.key is not null and n.max > 0 and n.points between 0 and n.max
            where r.unit_id = any (@ids) and r.year between @first and @year and r.published_at is not null and r.superseded_at is null
            order by r.year, r.unit_id, n.position
            """,
            new { ids = names.Keys.ToArray(), first = year - YearsBack, year },
            session.Transaction);
        return [.. rows.Where(row => codes.ContainsKey(row.Key)).DistinctBy(row => (row.UnitId, row.Year, row.Key)).Select(row => new PastResult(names[row.UnitId], codes[row.Key], row.Year, row.Points, row.Max))];
    }

    private async Task<IReadOnlyList<PastResult>> IndexesAsync(IReadOnlyList<GroupUnit> units, int year, CancellationToken cancel)
    {
        var names = units.ToDictionary(unit => unit.UnitId, unit => unit.Name, StringComparer.Ordinal);
        var rows = await (await session.ConnectionAsync(cancel)).QueryAsync<(string UnitId, int Year, decimal Percent)>(
            """
            select unit_id, year, percent from (
                select coalesce(r.unit_id, s.unit_id) as unit_id, coalesce(r.year, s.year) as year, coalesce(r.points / r.max * 100, s.index) as percent
                from (select * from results.result where published_at is not null and superseded_at is null) r
                full join results.standing s on s.unit_id = r.unit_id and s.year = r.year) f
            where unit_id = any (@ids) and year between @first and @year and percent between 0 and 100
            order by year, unit_id
            """,
            new { ids = names.Keys.ToArray(), first = year - YearsBack, year },
            session.Transaction);
        return [.. rows.Select(row => new PastResult(names[row.UnitId], ResultsReader.Total, row.Year, row.Percent, 100))];
    }

    private sealed record LeafRow(string UnitId, Guid? SetVersionId, string Code, decimal? Max, decimal? Points);

    private sealed record KeyRow(string UnitId, int Year, string Key, decimal Points, decimal Max);
}
