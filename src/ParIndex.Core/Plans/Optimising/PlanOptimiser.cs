using ParIndex.Core.Plans.Optimising.Solving;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>How long to search and what for.</summary>
/// <param name="MostNodes">Parts of the search looked at, per plan.</param>
/// <param name="Alternatives">Next best plans wanted, 0 to 50.</param>
public sealed record PlanSearch(long MostNodes = 1_000_000, int Alternatives = 0)
{
    public const int MostAlternatives = 50;
}

/// <summary>
/// The cheapest points first: exact choice of improvement steps. Says "optimal" and "infeasible" only when proved in whole
/// numbers; otherwise the plan found with how far it may be off.
/// </summary>
public static class PlanOptimiser
{
    /// <param name="problem">Without problems (<see cref="PlanProblems"/>).</param>
    /// <param name="search">How long and how many.</param>
    /// <param name="cancellation">Ends the search early; the best plan so far is returned.</param>
    /// <exception cref="ArgumentException">The problem is not sound.</exception>
    public static PlanAnswer Solve(ImprovementProblem problem, PlanSearch? search = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        search ??= new PlanSearch();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(search.Alternatives, PlanSearch.MostAlternatives, nameof(search));
        if (PlanProblems.Of(problem) is [var first, ..]) throw new ArgumentException(first.Text.English, nameof(problem));
        var model = new PlanModel(problem);
        var solver = new PlanSolver(problem, model, search.MostNodes, cancellation);
        var best = solver.Best([], null);
        if (best.Answer.Status == PlanStatus.Infeasible)
        {
            return best.Answer with { Obstacles = new PlanObstacles(problem, model, cancellation).Find() };
        }

        var earlier = new List<IReadOnlyList<int>>();
        var alternatives = new List<PlanAnswer>();
        for (var last = best; last.Chosen is { } chosen && alternatives.Count < search.Alternatives;)
        {
            earlier.Add(chosen);
            last = solver.Best(earlier, last.Least);
            if (last.Answer.Plan is not null) alternatives.Add(last.Answer);
        }

        return best.Answer with { Alternatives = alternatives };
    }
}

/// <summary>A plan as the search knows it.</summary>
/// <param name="Answer">For people.</param>
/// <param name="Chosen">Columns; null: no plan.</param>
/// <param name="Least">Cost in the search's units when proved least.</param>
internal sealed record SolvedPlan(PlanAnswer Answer, IReadOnlyList<int>? Chosen, long? Least);

/// <summary>Solves one problem again and again, leaving out plans found before.</summary>
internal sealed class PlanSolver(ImprovementProblem problem, PlanModel model, long mostNodes, CancellationToken cancellation)
{
    private bool IsCheapest => problem.Goal is ReachPoints;

    /// <summary>The best plan other than earlier ones.</summary>
    /// <param name="earlier">Columns of plans to leave out.</param>
    /// <param name="least">What the best of them cost the search: no plan left costs less. Null: not known.</param>
    public SolvedPlan Best(IReadOnlyList<IReadOnlyList<int>> earlier, long? least)
    {
        List<PlanRow> rows = [.. model.Rows, .. earlier.Select(LeaveOut)];
        var (program, unit, isExact) = model.Program(IsCheapest ? model.Costs() : model.LostPoints(), rows);
        var result = Search.Run(program, mostNodes, least ?? long.MinValue, cancellation);
        var bound = result.Bound == long.MinValue ? (decimal?)null : IsCheapest ? result.Bound * unit : -result.Bound * unit;
        if (result.Best is null)
        {
            return new SolvedPlan(
                result.IsProved ? new PlanAnswer(PlanStatus.Infeasible, null, null, result.Nodes) : new PlanAnswer(PlanStatus.Unknown, null, bound, result.Nodes), null, null);
        }

        var (chosen, nodes, isProved) = (result.Best, result.Nodes, result.IsProved && isExact);
        if (!IsCheapest)
        {
            (chosen, var more, var isCheapest) = Cheapest(rows, chosen);
            (nodes, isProved) = (nodes + more, isProved && isCheapest);
        }

        var plan = new PlanWords(problem, model).Plan(chosen);
        var answer = new PlanAnswer(
            isProved ? PlanStatus.Optimal : PlanStatus.Feasible, plan, result.IsProved && isExact ? plan.Objective : bound, nodes);
        return new SolvedPlan(answer, chosen, result.IsProved ? result.Cost : null);
    }

    /// <summary>Of plans with as many points the cheapest.</summary>
    private (IReadOnlyList<int> Chosen, long Nodes, bool IsProved) Cheapest(List<PlanRow> rows, IReadOnlyList<int> chosen)
    {
        var points = model.LostPoints();
        var factors = Enumerable.Range(0, points.Count).Where(column => points[column] != 0).ToDictionary(column => column, column => points[column]);
        var asMany = new PlanRow(problem.Goal, factors, chosen.Sum(column => points[column]));
        var (program, _, isExact) = model.Program(model.Costs(), [.. rows, asMany]);
        var result = Search.Run(program, mostNodes, long.MinValue, cancellation);
        return (result.Best ?? chosen, result.Nodes, result.IsProved && isExact);
    }

    /// <summary>Not this plan again; when the cheapest is sought, nor one that adds steps to it.</summary>
    private PlanRow LeaveOut(IReadOnlyList<int> plan)
    {
        var factors = plan.ToDictionary(column => column, _ => 1m);
        if (!IsCheapest)
        {
            var taken = plan.Select(column => model.Columns[column].Leaf).ToHashSet();
            foreach (var column in Enumerable.Range(0, model.Columns.Count).Where(column => !taken.Contains(model.Columns[column].Leaf))) factors[column] = -1;
        }

        return new PlanRow(plan, factors, plan.Count - 1);
    }
}
