using ParIndex.Core.Numbers;
using ParIndex.Core.Results;

namespace ParIndex.Core.Plans;

/// <summary>The part of a plan that is about criteria: what each reached, is to reach, and what is done for it.</summary>
/// <param name="Year">Year it is for.</param>
/// <param name="Lines">In printed order, parents before children.</param>
public sealed record ImprovementPlan(int Year, IReadOnlyList<PlanLine> Lines)
{
    /// <summary>Rows that carry points of their own.</summary>
    public IEnumerable<PlanLine> Leaves => Lines.Where(line => line.IsLeaf);

    public decimal Max => Leaves.Sum(line => line.Max);

    /// <summary>Points of the year before, as published: fields may have been rounded before they were added.</summary>
    public decimal Last => Lines.Where(line => line.Parent.Length == 0).Sum(line => line.Last);

    /// <summary>What the targets add up to; a leaf without one counts with its last points.</summary>
    public decimal Target => Leaves.Sum(line => line.AtStake);

    /// <summary>
    /// A plan from a result: each leaf gets a target, a task and a lead. What the result's own table sets for the year (targets, tasks) is taken over; the rest is
    /// proposed and marked so.
    /// </summary>
    /// <param name="table">A result table with maxima and points; rows may carry targets, tasks and agencies.</param>
    /// <param name="ledger">Its lost points.</param>
    /// <param name="year">Year of the plan.</param>
    /// <param name="digits">Decimal places of proposed targets.</param>
    public static ImprovementPlan Of(OfficialTable table, LostPointLedger ledger, int year, int digits = 3)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(ledger);
        // Damaged tables repeat codes.
        var lost = ledger.Rows.DistinctBy(row => row.Code, StringComparer.Ordinal).ToDictionary(row => row.Code, StringComparer.Ordinal);
        var leaves = TableFigures.LeavesOf(table).Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        return new ImprovementPlan(year, [.. table.Rows.Where(row => row.Level > 0).Select(row => LineOf(row, leaves.Contains(row.Code), lost.GetValueOrDefault(row.Code), digits))]).Summed();
    }

    /// <summary>The plan with a leaf's target set by a person.</summary>
    /// <param name="code">The leaf.</param>
    /// <param name="points">Points to reach.</param>
    /// <param name="reason">Why they are below the last ones, where they are.</param>
    public ImprovementPlan WithTarget(string code, decimal points, string reason = "") => (this with
    {
        Lines = [.. Lines.Select(line => line.IsLeaf && line.Code == code ? line with { Target = points, Proposal = null, Reason = reason } : line)],
    }).Summed();

    /// <summary>Parents carry the sums of their leaves.</summary>
    public ImprovementPlan Summed()
    {
        var sums = new Dictionary<string, (decimal Max, decimal Last, decimal Target)>(StringComparer.Ordinal);
        var parents = Lines.GroupBy(line => line.Code, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Parent, StringComparer.Ordinal);
        foreach (var leaf in Leaves)
        {
            // Bounded: a hostile table may name itself as its parent.
            var above = leaf.Parent;
            for (var depth = 0; depth < 20 && above.Length > 0; depth++, above = parents.GetValueOrDefault(above, ""))
            {
                var sum = sums.GetValueOrDefault(above);
                sums[above] = (sum.Max + leaf.Max, sum.Last + leaf.Last, sum.Target + leaf.AtStake);
            }
        }

        return this with
        {
            Lines = [.. Lines.Select(line => line.IsLeaf || !sums.TryGetValue(line.Code, out var sum) ? line : line with { Max = sum.Max, Last = Published(line.Last, sum.Last), Target = sum.Target })],
        };
    }

    /// <summary>A published sum that is the sum of its leaves rounded stays as published.</summary>
    private static decimal Published(decimal printed, decimal sum) => Rounding.Round(sum, printed.Scale) == printed ? printed : sum;

    private static PlanLine LineOf(OfficialRow row, bool isLeaf, LostPoint? lost, int digits)
    {
        var line = new PlanLine
        {
            Code = row.Code, Parent = row.Parent, Level = row.Level, Title = row.Title, IsLeaf = isLeaf, Max = row.Max ?? 0, Last = row.Score ?? 0, Survey = row.Survey,
            Lead = row.Lead, Coordinators = row.Coordinators, Note = row.Note,
        };
        if (!isLeaf)
            return line;

        var kind = lost is null ? PlanTaskKind.Maintain : PlanTaskKind.Improve;
        var proposal = row.TargetPoints is not null ? null : lost is null ? ProposedTarget.Keep(line.Max) : ProposedTarget.Of(lost, digits);
        return line with
        {
            Target = row.TargetPoints ?? proposal!.Points,
            Proposal = proposal,
            Tasks = row.Tasks.Count > 0 ? [.. row.Tasks.Select(task => new PlanTask(task, kind))] : [lost is null ? ProposedTask.Keep(row.Title) : ProposedTask.WinBack(lost)],
        };
    }
}
