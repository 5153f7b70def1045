using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Scenarios;

/// <summary>"What if": changes to a scorecard under a name.</summary>
/// <param name="Name">For people: "Giải ngân đạt 95 %".</param>
/// <param name="Changes">At most one for each leaf.</param>
public sealed record Scenario(string Name, IReadOnlyList<ScenarioChange> Changes);

/// <summary>What is otherwise at one leaf.</summary>
/// <param name="Code">Code of the leaf.</param>
/// <param name="Values">Figures given anew by input slot; those not named stay. Null: none.</param>
/// <param name="Points">Points given outright instead of figures; null: figures decide.</param>
/// <param name="NotApplicable">Whether the leaf applies; null: as it was.</param>
public sealed record ScenarioChange(
    string Code, IReadOnlyDictionary<string, string>? Values = null, decimal? Points = null, bool? NotApplicable = null);

/// <summary>A scenario scored: exact decimals through the same scorer as real results.</summary>
/// <param name="Name">Name of the scenario; null: as things stand.</param>
/// <param name="Score">Points, percent, band, every leaf with its steps, and what the changes gave wrong.</param>
/// <param name="Rank">Rank against the standing of the others.</param>
/// <param name="PointsGained">Against things as they stand.</param>
/// <param name="RanksGained">Places won (above 0) or lost against things as they stand.</param>
public sealed record ScenarioResult(string? Name, UnitScore Score, int Rank, decimal PointsGained, int RanksGained)
{
    /// <summary>The index, 0 to 100; null when nothing applies.</summary>
    public decimal? Percent => Score.Percent;

    /// <summary>Band by the unrounded index.</summary>
    public string? Band => Score.Band;
}

/// <summary>A leaf at which scenarios differ.</summary>
/// <param name="Criterion">The leaf.</param>
/// <param name="Scores">Its score in each scenario, in the order compared.</param>
/// <param name="Gains">Points against the first.</param>
public sealed record LeafDifference(Criterion Criterion, IReadOnlyList<NodeScore> Scores, IReadOnlyList<decimal> Gains);

/// <summary>Scenarios side by side.</summary>
/// <param name="Results">Things as they stand first, then the scenarios.</param>
/// <param name="Leaves">Leaves whose points or state differ, in the order of the set.</param>
public sealed record ScenarioComparison(IReadOnlyList<ScenarioResult> Results, IReadOnlyList<LeafDifference> Leaves);
