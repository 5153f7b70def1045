using ParIndex.Core.Plans.Optimising;
using Xunit;

namespace ParIndex.Core.Tests.Plans.Optimising;

[Trait("culture", "none")]
public sealed class ExhaustiveTests
{
    private const int Cases = 1_000;

    [Fact]
    public void Thousand_small_problems_give_what_trying_every_plan_gives()
    {
        var (solved, infeasible) = (0, 0);
        for (var seed = 1; seed <= Cases; seed++)
        {
            var problem = RandomProblems.Of(seed);
            var all = new Exhaustive(problem);
            var plans = all.Plans().ToList();
            var answer = PlanOptimiser.Solve(problem, new PlanSearch(Alternatives: seed % 5 == 0 ? 3 : 0), TestContext.Current.CancellationToken);
            if (plans.Count == 0)
            {
                Assert.True(answer.Status == PlanStatus.Infeasible, $"seed {seed}: {answer.Status}");
                Assert.NotEmpty(answer.Obstacles);
                infeasible++;
                continue;
            }

            Assert.True(answer.Status == PlanStatus.Optimal, $"seed {seed}: {answer.Status}");
            foreach (var (found, number) in answer.Alternatives.Prepend(answer).Select((found, number) => (found, number)))
            {
                Assert.True(plans.Count > 0, $"seed {seed}: alternative {number} does not exist");
                var best = plans.Min(all.Value);
                var chosen = TakenIn(found.Plan!);
                Assert.True(all.Holds(chosen), $"seed {seed}, {number}: the plan breaks a condition");
                Assert.True(IsClose(all.Value(chosen), best), $"seed {seed}, {number}: {all.Value(chosen)} instead of {best}");
                Assert.Equal(PlanStatus.Optimal, found.Status);
                Assert.Equal(0, found.Gap);
                plans.RemoveAll(plan => IsLeftOut(problem.Goal, chosen, plan));
            }

            if (seed % 5 == 0) Assert.True(answer.Alternatives.Count == 3 || plans.Count == 0, $"seed {seed}: {answer.Alternatives.Count} alternatives");
            solved++;
        }

        Assert.True(solved > 300 && infeasible > 100, $"{solved} solved, {infeasible} infeasible: the problems are one-sided");
    }

    /// <summary>The last digits of thirds depend on the order of a sum.</summary>
    private static bool IsClose((decimal First, decimal Second) a, (decimal First, decimal Second) b) =>
        Math.Abs(a.First - b.First) < 1e-9m && Math.Abs(a.Second - b.Second) < 1e-9m;

    private static bool IsLeftOut(PlanGoal goal, IReadOnlyList<Exhaustive.Taken> earlier, IReadOnlyList<Exhaustive.Taken> plan) =>
        earlier.All(plan.Contains) && (goal is ReachPoints || plan.Count == earlier.Count);

    private static IReadOnlyList<Exhaustive.Taken> TakenIn(ChosenPlan plan) =>
        [.. plan.Steps.Select(step => new Exhaustive.Taken(step.Leaf, step.Step, step.From, step.To))];
}
