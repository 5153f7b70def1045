using ParIndex.Core.Plans.Optimising;

namespace ParIndex.App.Plans.Cheapest;

/// <summary>What a plan is to reach.</summary>
public enum CheapestGoal
{
    /// <summary>Total points.</summary>
    Points,
    /// <summary>A rank, the others standing where they stand.</summary>
    Rank,
    /// <summary>A band.</summary>
    Band,
    /// <summary>Most points within the budget and the other limits.</summary>
    Most,
}

/// <summary>Everything a person says of the plan sought; money in million đồng.</summary>
public sealed record CheapestChoice
{
    /// <summary>What a step costs when nobody says: all alike, so that the fewest steps win.</summary>
    public const decimal UsualCost = 100;

    public CheapestGoal Goal { get; init; } = CheapestGoal.Points;

    /// <summary>Total points to reach.</summary>
    public decimal? Points { get; init; }

    /// <summary>Worst rank wanted, 1 or more.</summary>
    public int? Rank { get; init; }

    /// <summary>Band wanted or better.</summary>
    public string? Band { get; init; }

    /// <summary>Most money; null: no limit.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Most big changes; null: no limit.</summary>
    public int? MostBig { get; init; }

    /// <summary>Person-days by agency.</summary>
    public IReadOnlyDictionary<string, decimal> Capacities { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Cost of steps of which nobody says any; null: these are left out.</summary>
    public decimal? DefaultCost { get; init; } = UsualCost;

    public PointsCounting Counting { get; init; }

    /// <summary>By id of the step.</summary>
    public IReadOnlyDictionary<string, StepChoice> Steps { get; init; } = new Dictionary<string, StepChoice>();
}
