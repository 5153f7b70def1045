using ParIndex.App.Results.Published;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Analysis.Published;

/// <summary>A stored result as questions are asked of it: scored anew, among the others of its group.</summary>
/// <param name="Result">What is stored.</param>
/// <param name="Scorer">Its criteria set compiled; one made of its rows where the set is not known.</param>
/// <param name="Card">Its figures where they are known to who asks, else its points.</param>
/// <param name="HasSet">The rules are known.</param>
/// <param name="HasFigures">The card holds figures: what must change follows from the rules.</param>
/// <param name="Group">The ranking it stands in; null: it is ranked nowhere.</param>
public sealed record UnitCase(ResultView Result, SetScorer Scorer, Scorecard Card, bool HasSet, bool HasFigures, RankingTable? Group)
{
    /// <summary>The others whose index is known, as shares of 100.</summary>
    public IReadOnlyList<ResultRow> Others { get; } =
        [.. (Group?.Units ?? []).Where(unit => unit.UnitId != Result.UnitId && unit.Percent is not null).Select(unit => new ResultRow(unit.Name, unit.Percent!.Value, 100))];

    /// <summary>Ranks an index among the others.</summary>
    public Standing Standing => new(Others, Ties);

    public TiePolicy Ties => Scorer.Set.Ties;

    /// <summary>Others of the group whose index is not published: a rank computed here leaves them out.</summary>
    public int Unknown => (Group?.Units ?? []).Count(unit => unit.UnitId != Result.UnitId && unit.Percent is null);

    /// <summary>Rank as published, where a published table has it.</summary>
    public int? PublishedRank => Group is { IsPublishedTable: true } ? Group.Units.FirstOrDefault(unit => unit.UnitId == Result.UnitId)?.Rank : null;

    /// <summary>There is somebody to be ranked against.</summary>
    public bool IsRanked => Others.Count > 0;
}
