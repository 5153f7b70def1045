using ParIndex.App.Results.Published;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Analysis.Published;

/// <summary>Published results of a group in a year, as simulations need them.</summary>
/// <param name="Ranking">The ranking of the group.</param>
/// <param name="Units">Units whose index is known, best first, each under a name of its own.</param>
/// <param name="Scorer">The one set all were scored with; null: only their indexes are comparable.</param>
/// <param name="Cards">Points of their leaves in the order of <paramref name="Units"/>; empty without a set.</param>
/// <param name="History">This and earlier years, of units of the group as it is this year; leaves by this year's code.</param>
public sealed record GroupResults(
    RankingTable Ranking, IReadOnlyList<GroupUnit> Units, SetScorer? Scorer, IReadOnlyList<Scorecard> Cards, IReadOnlyList<PastResult> History)
{
    /// <summary>Two consecutive years of a unit are known: usual changes can be learnt.</summary>
    public bool HasChanges { get; } = History.Select(row => (row.Unit, row.Year)).ToHashSet() is var years && years.Any(one => years.Contains((one.Unit, one.Year - 1)));

    /// <summary>Codes of leaves that come from surveys.</summary>
    public IReadOnlySet<string> SurveyLeaves { get; } = (Scorer?.Set.Leaves() ?? [])
        .Where(leaf => leaf is { Kind: CriterionKind.Regular, Source: SourceKind.LeaderSurvey or SourceKind.Sipas }).Select(leaf => leaf.Code).ToHashSet(StringComparer.Ordinal);
}

/// <summary>A unit of a group.</summary>
/// <param name="Name">Unique in the group.</param>
/// <param name="Percent">Index, 0 to 100.</param>
public sealed record GroupUnit(string UnitId, string Name, decimal Percent);

/// <summary>Points of a unit at a leaf in a year.</summary>
/// <param name="Unit">Name as in <see cref="GroupResults.Units"/>.</param>
/// <param name="Code">Code of the leaf; that of totals where only the index is known.</param>
public sealed record PastResult(string Unit, string Code, int Year, decimal Points, decimal Max);
