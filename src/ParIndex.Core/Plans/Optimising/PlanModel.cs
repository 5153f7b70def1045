using ParIndex.Core.Numbers;
using ParIndex.Core.Plans.Optimising.Solving;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>A step started in one year and kept to another.</summary>
/// <param name="Leaf">Number of the leaf.</param>
/// <param name="Step">The step.</param>
/// <param name="From">Number of the first year, from 0.</param>
/// <param name="To">Number of the last year.</param>
internal sealed record PlanColumn(int Leaf, ImprovementStep Step, int From, int To)
{
    public decimal Cost => Step.Cost + (Step.Upkeep * (To - From));

    public bool IsKept(int year) => year >= From && year <= To;

    /// <summary>Money spent in a year.</summary>
    public decimal CostIn(int year) => year == From ? Step.Cost : IsKept(year) ? Step.Upkeep : 0;
}

/// <summary>Σ factor ≤ limit in exact decimals.</summary>
/// <param name="Source">The <see cref="PlanLimit"/> or <see cref="YearTarget"/> it comes from.</param>
/// <param name="Factors">By column, none 0.</param>
/// <param name="Limit">Right-hand side.</param>
/// <param name="Width">How much wider the search may take it, when <see cref="PlanModel"/> decides it by itself (rounded points).</param>
internal sealed record PlanRow(object Source, IReadOnlyDictionary<int, decimal> Factors, decimal Limit, decimal Width = 0);

/// <summary>An improvement problem as columns and rows.</summary>
internal sealed partial class PlanModel
{
    private readonly ImprovementProblem problem;
    private readonly Dictionary<string, int[]> columnsOf = new(StringComparer.Ordinal);

    public PlanModel(ImprovementProblem problem)
    {
        this.problem = problem;
        var columns = new List<PlanColumn>();
        for (var leaf = 0; leaf < problem.Leaves.Count; leaf++)
        {
            foreach (var step in problem.Leaves[leaf].Steps) columns.AddRange(ColumnsOf(leaf, step));
        }

        Columns = columns;
        foreach (var group in columns.Select((column, i) => (column, i)).GroupBy(pair => pair.column.Leaf)) columnsOf[problem.Leaves[group.Key].Code] = [.. group.Select(pair => pair.i)];
        foreach (var group in columns.Select((column, i) => (column, i)).GroupBy(pair => pair.column.Step.Id)) columnsOf[group.Key] = [.. group.Select(pair => pair.i)];
        Rows = [.. problem.Limits.SelectMany(RowsOf), .. ((problem.Goal as ReachPoints)?.Targets ?? []).Select(TargetRow)];
    }

    public IReadOnlyList<PlanColumn> Columns { get; }

    public IReadOnlyList<PlanRow> Rows { get; }

    /// <summary>Points of a step as the goal counts them.</summary>
    public decimal Counted(ImprovementStep step) => problem.Goal.Counting == PointsCounting.Expected ? step.ExpectedGain : step.Gain;

    /// <summary>Total points in a year, rounded as the criteria set does where that counts.</summary>
    public decimal PointsIn(int year, IEnumerable<PlanColumn> chosen)
    {
        var kept = chosen.Where(column => column.IsKept(year)).ToList();
        var points = problem.BaseOf(year) + kept.Sum(column => Counted(column.Step));
        if (problem.Goal.Counting == PointsCounting.Expected) return points;
        foreach (var part in problem.Rounded)
        {
            var gain = kept.Where(column => part.Leaves.Contains(problem.Leaves[column.Leaf].Code)).Sum(column => column.Step.Gain);
            points += Rounding.Round(part.Points + gain, part.Digits) - Rounding.Round(part.Points, part.Digits) - gain;
        }

        return points;
    }

    /// <summary>Year number from 0.</summary>
    public int YearOf(int year) => year - problem.FirstYear;

    private IEnumerable<PlanColumn> ColumnsOf(int leaf, ImprovementStep step)
    {
        var first = Math.Max(0, YearOf(step.Earliest ?? problem.FirstYear));
        var last = Math.Min(problem.Years - 1, step.Latest is { } latest ? YearOf(latest) : problem.Years - 1);
        for (var from = first; from <= last; from++)
        {
            for (var to = step.MayLapse ? from : problem.Years - 1; to < problem.Years; to++) yield return new PlanColumn(leaf, step, from, to);
        }
    }

    private IEnumerable<PlanRow> RowsOf(PlanLimit limit)
    {
        switch (limit)
        {
            case BudgetLimit { Year: { } year } budget:
                return [Row(limit, budget.Most, column => column.CostIn(YearOf(year)))];
            case BudgetLimit budget:
                return [Row(limit, budget.Most, column => column.Cost)];
            case CapacityLimit capacity:
                var years = capacity.Year is { } only ? [YearOf(only)] : Enumerable.Range(0, problem.Years);
                return years.Select(year => Row(limit, capacity.Days, column => column.From == year ? column.Step.Effort.GetValueOrDefault(capacity.Agency) : 0));
            case BigChangeLimit big:
                return [Row(limit, big.Most, column => column.Step.IsBig && IsStarted(column, big.Year) ? 1 : 0)];
            case ForcedLimit { IsIn: true } forced:
                return [Counting(limit, [forced.Step], null, -1, -1)];
            case ForcedLimit forced:
                return [Counting(limit, [forced.Step], null, 1, 0)];
            case ExclusionLimit exclusion:
                return [Exclusion(exclusion)];
            case NeedLimit need:
                return Enumerable.Range(0, problem.Years).Select(year => Need(need, year));
            case CountLimit count:
                var rows = new List<PlanRow>();
                if (count.AtMost is { } most) rows.Add(Counting(limit, count.Steps, count.Year, 1, most));
                if (count.AtLeast is { } least) rows.Add(Counting(limit, count.Steps, count.Year, -1, -least));
                return rows;
            default:
                throw new InvalidOperationException($"No rows are known for {limit}.");
        }
    }

    private bool IsStarted(PlanColumn column, int? year) => year is null || column.From == YearOf(year.Value);

    private PlanRow Row(object source, decimal limit, Func<PlanColumn, decimal> factor) => new(
        source, Columns.Select((column, i) => (i, value: factor(column))).Where(pair => pair.value != 0).ToDictionary(pair => pair.i, pair => pair.value), limit);

    private PlanRow Counting(PlanLimit limit, IReadOnlyList<string> steps, int? year, int sign, int most) => new(
        limit, Members(steps).Where(i => IsStarted(Columns[i], year)).ToDictionary(i => i, _ => (decimal)sign), most);

    /// <summary>Steps of one leaf exclude each other anyway; what is in both parts cannot be taken at all.</summary>
    private PlanRow Exclusion(ExclusionLimit limit)
    {
        var factors = new Dictionary<int, decimal>();
        foreach (var column in Members([limit.First]).Concat(Members([limit.Second]))) factors[column] = factors.GetValueOrDefault(column) + 1;
        return new PlanRow(limit, factors, 1);
    }

    private PlanRow Need(NeedLimit need, int year)
    {
        var factors = new Dictionary<int, decimal>();
        foreach (var column in Members([need.Step]).Where(i => Columns[i].IsKept(year))) factors[column] = 1;
        foreach (var column in Members(need.AnyOf).Where(i => Columns[i].IsKept(year))) factors[column] = factors.GetValueOrDefault(column) - 1;
        return new PlanRow(need, factors.Where(pair => pair.Value != 0).ToDictionary(), 0);
    }

    private PlanRow TargetRow(YearTarget target)
    {
        var year = YearOf(target.Year);
        var row = Row(target, problem.BaseOf(year) - target.Points, column => column.IsKept(year) ? -Counted(column.Step) : 0);
        var isRounded = problem.Goal.Counting == PointsCounting.Sure && problem.Rounded.Count > 0;
        return isRounded ? row with { Width = problem.Rounded.Sum(part => WholeScale.Power(-part.Digits)) } : row;
    }

    private IEnumerable<int> Members(IEnumerable<string> names) => names.SelectMany(name => columnsOf.GetValueOrDefault(name) ?? []).Distinct();
}
