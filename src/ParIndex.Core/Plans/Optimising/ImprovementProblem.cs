namespace ParIndex.Core.Plans.Optimising;

/// <summary>Which steps to take, and when: the whole question. See docs/method/cheapest-points.md.</summary>
public sealed record ImprovementProblem
{
    /// <summary>First year a step may be started in.</summary>
    public required int FirstYear { get; init; }

    /// <summary>Number of years, 1 to <see cref="MostYears"/>.</summary>
    public int Years { get; init; } = 1;

    /// <summary>Total points by year without any step: what is kept of the present. One number stands for all years.</summary>
    public required IReadOnlyList<decimal> Base { get; init; }

    /// <summary>Unit of money, for words: "triệu đồng".</summary>
    public string Money { get; init; } = "triệu đồng";

    public required IReadOnlyList<ImprovementLeaf> Leaves { get; init; }

    public IReadOnlyList<PlanLimit> Limits { get; init; } = [];

    public required PlanGoal Goal { get; init; }

    /// <summary>
    /// Parts whose points the criteria set rounds before they are summed. Sure points that must be reached are checked with
    /// this rounding; most points and expected points are counted without.
    /// </summary>
    public IReadOnlyList<RoundedPart> Rounded { get; init; } = [];

    public const int MostYears = 10;

    /// <summary>The years in order.</summary>
    public IEnumerable<int> AllYears => Enumerable.Range(FirstYear, Years);

    public IEnumerable<ImprovementStep> Steps => Leaves.SelectMany(leaf => leaf.Steps);

    /// <summary>Points without any step in the year numbered <paramref name="year"/> from 0.</summary>
    public decimal BaseOf(int year) => Base[Math.Min(year, Base.Count - 1)];
}

/// <summary>A node (field) whose points are rounded half away from zero before they are summed.</summary>
/// <param name="Code">Code of the node.</param>
/// <param name="Leaves">Codes of the leaves below it.</param>
/// <param name="Points">Points of the node without any step, before rounding.</param>
/// <param name="Digits">Digits kept.</param>
public sealed record RoundedPart(string Code, IReadOnlyList<string> Leaves, decimal Points, int Digits);
