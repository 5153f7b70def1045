using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Plans.Optimising;

public sealed class PlanOptimiserTests
{
    [Fact]
    public void Needs_are_paid_for_and_told()
    {
        var problem = Problem(81.5m, [Leaf("1.1", (1.5m, 10)), Leaf("1.2", (0.25m, 3)), Leaf("1.3", (1.5m, 20))], new NeedLimit("1.1", ["1.2"]));
        var plan = PlanOptimiser.Solve(problem, null, TestContext.Current.CancellationToken).Plan!;

        Assert.Equal(13, plan.Cost);
        Assert.Contains(plan.Steps.Single(step => step.Leaf.Code == "1.2").Reasons, reason => reason.English == "needed by “1.1/1”");
    }

    [Fact]
    public void Thirds_that_just_reach_the_goal_reach_it()
    {
        var problem = Problem(81, [Leaf("1", (1m / 3, 1)), Leaf("2", (1m / 3, 1)), Leaf("3", (1m / 3, 1)), Leaf("4", (2, 50))]);

        Assert.Equal(3, PlanOptimiser.Solve(problem, null, TestContext.Current.CancellationToken).Plan!.Cost);
    }

    [Fact]
    public void A_budget_in_the_way_is_told_with_what_it_must_become()
    {
        var budget = new BudgetLimit(12);
        var answer = PlanOptimiser.Solve(Problem(82, [Leaf("1", (1, 10)), Leaf("2", (1, 7))], budget), null, TestContext.Current.CancellationToken);

        Assert.Equal(PlanStatus.Infeasible, answer.Status);
        var obstacle = answer.Obstacles.Single(found => ReferenceEquals(found.Limit, budget));
        Assert.Equal((12m, 17m), (obstacle.Now, obstacle.Needed));
        Assert.Contains(answer.Obstacles, found => found.Limit is YearTarget && found.Needed == 81);
    }

    [Fact]
    public void Too_few_steps_are_told_and_nothing_else()
    {
        var answer = PlanOptimiser.Solve(Problem(85, [Leaf("1", (1, 10))], new BudgetLimit(1)), null, TestContext.Current.CancellationToken);

        Assert.Null(Assert.Single(answer.Obstacles).Limit);
    }

    [Fact]
    public void Limits_that_clash_only_together_are_named_together()
    {
        PlanLimit[] limits = [new ForcedLimit("1", true), new ForcedLimit("2", true), new ExclusionLimit("1", "2"), new BigChangeLimit(5)];
        var answer = PlanOptimiser.Solve(Problem(80, [Leaf("1", (1, 1)), Leaf("2", (1, 1))], limits), null, TestContext.Current.CancellationToken);

        Assert.Equal(PlanStatus.Infeasible, answer.Status);
        Assert.Equal(3, answer.Obstacles.Count(found => limits.Take(3).Contains(found.Limit)));
    }

    [Fact]
    public void Paper_points_gambles_and_missing_owners_are_warned_of()
    {
        var step = new ImprovementStep { Id = "a", Change = new Message("a", "a"), Gain = 1, Cost = 1, Chance = 0.3m, IsReal = false };
        var plan = PlanOptimiser.Solve(Problem(81, [new ImprovementLeaf("1", "1", [step])]), null, TestContext.Current.CancellationToken).Plan!;

        Assert.Contains(plan.Warnings, warning => warning.Vietnamese.Contains("trên giấy", StringComparison.Ordinal));
        Assert.Contains(plan.Warnings, warning => warning.Vietnamese.Contains("dưới 50 %", StringComparison.Ordinal));
        Assert.Contains(plan.Warnings, warning => warning.Vietnamese.Contains("chưa có người", StringComparison.Ordinal));
        Assert.Contains(plan.Warnings, warning => warning.Vietnamese.Contains("không có dự phòng", StringComparison.Ordinal));
    }

    /// <summary>One node does not prove this problem: the answer says so, and its bound holds.</summary>
    [Fact]
    public void A_search_cut_short_never_claims_the_optimum()
    {
        var random = new Random(7);
        var leaves = Enumerable.Range(1, 40).Select(i =>
        {
            var gain = random.Next(20, 90) / 10m;
            return Leaf($"{i}", (gain, Math.Floor(gain * random.Next(95, 106))));
        }).ToArray();
        var problem = Problem(180.3m, leaves, new CountLimit([.. leaves.Select(leaf => leaf.Code)], null, 20));
        var cut = PlanOptimiser.Solve(problem, new PlanSearch(1), TestContext.Current.CancellationToken);
        var whole = PlanOptimiser.Solve(problem, null, TestContext.Current.CancellationToken);

        Assert.Equal(PlanStatus.Optimal, whole.Status);
        Assert.True(whole.Nodes > 1);
        Assert.NotEqual(PlanStatus.Optimal, cut.Status);
        Assert.True(cut.Bound <= whole.Plan!.Cost);
        Assert.True(cut.Plan is null || (cut.Plan.Cost >= whole.Plan.Cost && cut.Gap > 0));
    }

    [Fact]
    public void A_problem_that_is_not_sound_is_refused_with_everything_wrong_named()
    {
        var problem = Problem(81, [Leaf("1", (1, -1)), Leaf("1", (1, 1))], new ExclusionLimit("1", "lạ"), new BudgetLimit(1, 1999));

        Assert.Equal(5, PlanProblems.Of(problem).Count);
        Assert.Throws<ArgumentException>(() => PlanOptimiser.Solve(problem, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Very_large_and_very_small_figures_are_exact()
    {
        var problem = Problem(80.000_000_000_000_002m, [Leaf("1", (0.000_000_000_000_001m, 999_999_999_999m)), Leaf("2", (0.000_000_000_000_001m, 1)), Leaf("3", (1, 1_000_000_000_000m))]);
        var answer = PlanOptimiser.Solve(problem, null, TestContext.Current.CancellationToken);

        Assert.Equal((PlanStatus.Optimal, 1_000_000_000_000m), (answer.Status, answer.Plan!.Cost));
    }

    private static ImprovementProblem Problem(decimal points, ImprovementLeaf[] leaves, params PlanLimit[] limits) => new()
    {
        FirstYear = 2026, Base = [80], Leaves = leaves, Limits = limits, Goal = new ReachPoints([new YearTarget(2026, points)]),
    };

    private static ImprovementLeaf Leaf(string code, params (decimal Gain, decimal Cost)[] steps) => new(
        code, $"Tiêu chí {code}",
        [.. steps.Select((step, i) => new ImprovementStep { Id = StepDraft.StepId(code, i + 1), Change = new Message("làm", "do"), Gain = step.Gain, Cost = step.Cost })]);
}
