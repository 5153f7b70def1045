using ParIndex.Core.Numbers;
using ParIndex.Core.Plans.Optimising;

namespace ParIndex.Core.Tests.Plans.Optimising;

/// <summary>Every plan of a small problem, one by one, judged by the meaning of the limits and nothing of the optimiser.</summary>
internal sealed class Exhaustive(ImprovementProblem problem)
{
    internal sealed record Taken(ImprovementLeaf Leaf, ImprovementStep Step, int From, int To)
    {
        public decimal Cost => Step.Cost + (Step.Upkeep * (To - From));
    }

    /// <summary>All plans that reach the goal within the limits.</summary>
    public IEnumerable<IReadOnlyList<Taken>> Plans() => All(0, []).Where(Holds);

    /// <summary>What the goal compares, smaller is better: cost, or lost points and then cost.</summary>
    public (decimal First, decimal Second) Value(IReadOnlyList<Taken> plan) => problem.Goal is ReachPoints
        ? (plan.Sum(taken => taken.Cost), 0)
        : (-plan.Sum(taken => Points(taken.Step) * (taken.To - taken.From + 1)), plan.Sum(taken => taken.Cost));

    private IEnumerable<IReadOnlyList<Taken>> All(int leaf, IReadOnlyList<Taken> plan)
    {
        if (leaf == problem.Leaves.Count)
        {
            yield return plan;
            yield break;
        }

        foreach (var rest in All(leaf + 1, plan)) yield return rest;
        foreach (var step in problem.Leaves[leaf].Steps)
        {
            foreach (var from in problem.AllYears.Where(year => year >= (step.Earliest ?? 0) && year <= (step.Latest ?? 9999)))
            {
                foreach (var to in problem.AllYears.Where(year => step.MayLapse ? year >= from : year == problem.FirstYear + problem.Years - 1))
                {
                    foreach (var rest in All(leaf + 1, [.. plan, new Taken(problem.Leaves[leaf], step, from, to)])) yield return rest;
                }
            }
        }
    }

    public bool Holds(IReadOnlyList<Taken> plan)
    {
        IEnumerable<Taken> Of(string name) => plan.Where(taken => taken.Step.Id == name || taken.Leaf.Code == name);
        foreach (var limit in problem.Limits)
        {
            var holds = limit switch
            {
                BudgetLimit { Year: null } budget => plan.Sum(taken => taken.Cost) <= budget.Most,
                BudgetLimit budget => plan.Sum(taken => taken.From == budget.Year ? taken.Step.Cost : taken.From < budget.Year && taken.To >= budget.Year ? taken.Step.Upkeep : 0) <= budget.Most,
                CapacityLimit capacity => problem.AllYears.Where(year => capacity.Year is null || capacity.Year == year)
                    .All(year => plan.Where(taken => taken.From == year).Sum(taken => taken.Step.Effort.GetValueOrDefault(capacity.Agency)) <= capacity.Days),
                ExclusionLimit exclusion => !Of(exclusion.First).Any() || !Of(exclusion.Second).Any(),
                NeedLimit need => Of(need.Step).All(taken => Enumerable.Range(taken.From, taken.To - taken.From + 1)
                    .All(year => need.AnyOf.Any(name => Of(name).Any(other => other.From <= year && other.To >= year)))),
                CountLimit count => plan.Count(taken => (count.Year is null || taken.From == count.Year) && count.Steps.Any(name => Of(name).Contains(taken))) is var number
                    && number >= (count.AtLeast ?? 0) && number <= (count.AtMost ?? 999),
                BigChangeLimit big => plan.Count(taken => taken.Step.IsBig && (big.Year is null || big.Year == taken.From)) <= big.Most,
                ForcedLimit forced => Of(forced.Step).Any() == forced.IsIn,
                _ => throw new InvalidOperationException(),
            };
            if (!holds) return false;
        }

        return problem.Goal is not ReachPoints goal || goal.Targets.All(target => Total(plan, target.Year) >= target.Points);
    }

    private decimal Total(IReadOnlyList<Taken> plan, int year)
    {
        var kept = plan.Where(taken => taken.From <= year && taken.To >= year).ToList();
        var sum = problem.BaseOf(year - problem.FirstYear) + kept.Sum(taken => Points(taken.Step));
        if (problem.Goal.Counting == PointsCounting.Expected) return sum;
        foreach (var part in problem.Rounded)
        {
            var gain = kept.Where(taken => part.Leaves.Contains(taken.Leaf.Code)).Sum(taken => taken.Step.Gain);
            sum += Rounding.Round(part.Points + gain, part.Digits) - gain - Rounding.Round(part.Points, part.Digits);
        }

        return sum;
    }

    private decimal Points(ImprovementStep step) => problem.Goal.Counting == PointsCounting.Expected ? step.Gain * step.Chance : step.Gain;
}
