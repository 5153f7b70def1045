using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Scoring;

/// <summary>How a node stands.</summary>
public enum NodeState : byte
{
    /// <summary>Points follow the rule, or are the sum of children that all stand.</summary>
    Scored,
    /// <summary>Direct points: the leaf has no rule that applies ("chưa có thang điểm chính thức").</summary>
    Direct,
    /// <summary>Does not apply; the set's policy decided the points.</summary>
    NotApplicable,
    /// <summary>A figure is not given; counts as no points so far.</summary>
    Missing,
    /// <summary>A figure breaks its range, or direct points lie outside [0, max]; counts as no points.</summary>
    Invalid,
    /// <summary>A parent with a leaf that is missing or invalid: points so far.</summary>
    Incomplete,
}

/// <summary>Points of one node for one unit.</summary>
/// <param name="Criterion">The node.</param>
/// <param name="Level">1 is the field.</param>
/// <param name="Points">Points in full precision, after the set's rounding of this level.</param>
/// <param name="Max">Applicable maximum: less than the criterion's when leaves are left out as not applicable.</param>
/// <param name="State">How it stands.</param>
/// <param name="Steps">Explanation of a leaf; empty when not asked for.</param>
public sealed record NodeScore(Criterion Criterion, int Level, decimal Points, decimal Max, NodeState State, IReadOnlyList<RuleStep> Steps)
{
    public string Code => Criterion.Code;

    /// <summary>Points over applicable maximum × 100; null when nothing applies.</summary>
    public decimal? Percent => Percentages.Of(Points, Max);

    /// <summary>Max − points.</summary>
    public decimal Lost => Max - Points;
}

/// <summary>Result of one unit.</summary>
/// <param name="Unit">Name or code of the unit.</param>
/// <param name="Points">Total: fields + bonus − penalty, full precision.</param>
/// <param name="Max">Applicable maximum.</param>
/// <param name="Band">Band by the unrounded percent; null when below the last band or the set has none.</param>
/// <param name="IsComplete">False while a leaf is missing or invalid.</param>
/// <param name="Nodes">All nodes, parents before children.</param>
/// <param name="Problems">What the scorecard gave wrong, all at once.</param>
public sealed record UnitScore(
    string Unit,
    decimal Points,
    decimal Max,
    string? Band,
    bool IsComplete,
    IReadOnlyList<NodeScore> Nodes,
    IReadOnlyList<ScorecardProblem> Problems)
{
    /// <summary>The index: points over applicable maximum × 100.</summary>
    public decimal? Percent => Percentages.Of(Points, Max);

    public IEnumerable<NodeScore> Leaves => Nodes.Where(node => node.Criterion.IsLeaf);
}

/// <summary>Percent of points (chỉ số), stated once.</summary>
public static class Percentages
{
    /// <summary>Points / max × 100 in full precision; null when max is 0.</summary>
    public static decimal? Of(decimal points, decimal max) => max == 0 ? null : points / max * 100;
}
