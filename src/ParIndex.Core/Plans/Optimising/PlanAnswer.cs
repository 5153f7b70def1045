using ParIndex.Core.Text;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>What is known of an answer.</summary>
public enum PlanStatus
{
    /// <summary>Proved: no plan is better. Most points are compared to 9 digits.</summary>
    Optimal,
    /// <summary>A plan, not proved best: <see cref="PlanAnswer.Gap"/> tells how far off it may be at most.</summary>
    Feasible,
    /// <summary>Proved: no plan reaches the goal within the limits.</summary>
    Infeasible,
    /// <summary>The search ended before it found a plan or proved that there is none.</summary>
    Unknown,
}

/// <summary>Answer to an improvement problem.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Plan">The best plan found; null when none.</param>
/// <param name="Bound">
/// No plan does better: least cost (goal: reach points) or most points gained over all years (goal: most points); equals the
/// plan's when optimal, null when nothing is known.
/// </param>
/// <param name="Nodes">Parts of the search looked at.</param>
public sealed record PlanAnswer(PlanStatus Status, ChosenPlan? Plan, decimal? Bound, long Nodes)
{
    /// <summary>
    /// Next best plans, best first. For "reach points" a plan that only adds steps to a better one is left out; for "most
    /// points" any other choice of steps counts.
    /// </summary>
    public IReadOnlyList<PlanAnswer> Alternatives { get; init; } = [];

    /// <summary>What stands in the way when there is no plan.</summary>
    public IReadOnlyList<PlanObstacle> Obstacles { get; init; } = [];

    /// <summary>How far the plan may be from the best at most, in the goal's unit; 0 when optimal.</summary>
    public decimal? Gap => Plan is null || Bound is null ? null : Math.Abs(Plan.Objective - Bound.Value);
}

/// <summary>Steps to take.</summary>
/// <param name="Steps">In the order of the leaves.</param>
/// <param name="Objective">What the goal compares: cost, or points gained over all years.</param>
/// <param name="Cost">Money over all years.</param>
/// <param name="Years">Year by year.</param>
/// <param name="Warnings">What to know before it is signed.</param>
public sealed record ChosenPlan(
    IReadOnlyList<PlannedStep> Steps, decimal Objective, decimal Cost, IReadOnlyList<PlanYear> Years, IReadOnlyList<Message> Warnings);

/// <summary>A year of a plan.</summary>
/// <param name="Year">The year.</param>
/// <param name="Points">Total points as the goal counts them.</param>
/// <param name="SurePoints">Total points if every step succeeds.</param>
/// <param name="ExpectedPoints">Total points with each gain times its chance.</param>
/// <param name="Needed">Points to reach; null: none stated.</param>
/// <param name="Cost">Money spent.</param>
/// <param name="Effort">Person-days by agency.</param>
public sealed record PlanYear(
    int Year, decimal Points, decimal SurePoints, decimal ExpectedPoints, decimal? Needed, decimal Cost, IReadOnlyDictionary<string, decimal> Effort);

/// <summary>A step of a plan.</summary>
/// <param name="Leaf">Its leaf.</param>
/// <param name="Step">The step.</param>
/// <param name="From">Year it is started in.</param>
/// <param name="To">Last year it is kept in.</param>
/// <param name="Cost">Money over all years.</param>
/// <param name="CostPerPoint">Money per point and year as the goal counts points; null when it gains none.</param>
/// <param name="Reasons">Why it is in the plan.</param>
public sealed record PlannedStep(
    ImprovementLeaf Leaf, ImprovementStep Step, int From, int To, decimal Cost, decimal? CostPerPoint, IReadOnlyList<Message> Reasons);

/// <summary>Something that stands in the way of a goal.</summary>
/// <param name="Limit">The limit or <see cref="YearTarget"/>; null: the steps themselves.</param>
/// <param name="Now">What it says now; null when it is no number.</param>
/// <param name="Needed">What it must at least become when nothing else changes; null when it is no number or not known.</param>
/// <param name="Text">In words.</param>
public sealed record PlanObstacle(object? Limit, decimal? Now, decimal? Needed, Message Text);
