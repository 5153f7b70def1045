using ParIndex.Core.Numbers;
using ParIndex.Core.Plans.Optimising.Solving;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>From exact decimals to the whole-number program the search takes.</summary>
internal sealed partial class PlanModel
{
    /// <summary>Digits to which the points of two plans are compared when most points are sought.</summary>
    public const int PointDigits = 9;

    /// <summary>More than the last digits of any decimal sum here differ by when it is added up in another order.</summary>
    private const decimal LastDigits = 0.000_000_000_001m;

    /// <summary>Least Σ objective under rows.</summary>
    /// <param name="objective">By column.</param>
    /// <param name="rows">Rows to keep.</param>
    /// <returns>The program, what one unit of its cost is, and whether its costs are the objective to the last digit.</returns>
    public (IntegerProgram Program, decimal Unit, bool IsExact) Program(IReadOnlyList<decimal> objective, IEnumerable<PlanRow> rows)
    {
        var exact = new List<PlanRow>();
        var whole = new List<IntegerRow>();
        foreach (var row in rows)
        {
            var order = row.Factors.Keys.OrderBy(column => Columns[column].Leaf).ThenBy(column => column).ToArray();
            var (factors, digits, isExact) = WholeScale.Of([.. order.Select(column => row.Factors[column])]);
            if (!isExact || row.Width > 0) exact.Add(row);
            var kept = Enumerable.Range(0, order.Length).Where(i => factors[i] != 0).ToArray();
            var width = isExact ? row.Width : row.Width + LastDigits;
            whole.Add(new IntegerRow([.. kept.Select(i => order[i])], [.. kept.Select(i => factors[i])], WholeScale.Limit(row.Limit + width, digits)));
        }

        var (costs, costDigits, isCostExact) = WholeScale.Of(objective);
        var program = new IntegerProgram(
            [.. Columns.Select(column => column.Leaf)], problem.Leaves.Count, costs, whole,
            exact.Count == 0 ? null : chosen => exact.TrueForAll(row => Holds(row, chosen)));
        return (program, 1 / WholeScale.Power(costDigits), isCostExact);
    }

    /// <summary>Whether a choice satisfies a row in decimals; targets as totals are computed, with the rounding of the criteria set.</summary>
    public bool Holds(PlanRow row, IEnumerable<int> chosen) => row.Source is YearTarget target
        ? PointsIn(YearOf(target.Year), chosen.Select(column => Columns[column])) >= target.Points
        : chosen.Sum(column => row.Factors.GetValueOrDefault(column)) <= row.Limit;

    /// <summary>Objective: money over all years.</summary>
    public IReadOnlyList<decimal> Costs() => [.. Columns.Select(column => column.Cost)];

    /// <summary>Objective: points over all years to <see cref="PointDigits"/> digits, negative since the least is sought.</summary>
    public IReadOnlyList<decimal> LostPoints() => [.. Columns.Select(column => -Compared(column.Step) * (column.To - column.From + 1))];

    /// <summary>Objective: points of one year, negative.</summary>
    public IReadOnlyList<decimal> LostPoints(int year) => [.. Columns.Select(column => column.IsKept(year) ? -Compared(column.Step) : 0)];

    private decimal Compared(ImprovementStep step) => Rounding.Round(Counted(step), PointDigits);
}
