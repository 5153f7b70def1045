using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

public sealed class EvaluationTests
{
    private static readonly RuleInput OnTime = Given.Count("on_time", "hồ sơ", "total");
    private static readonly RuleInput Total = Given.Count("total", "hồ sơ");

    [Fact]
    public void Only_figures_needed_on_the_path_taken_must_be_given()
    {
        var rule = Given.Rule(1, "when violated: 0\nwhen total = 0: full\notherwise: full * on_time / total", Given.YesNo("violated"), OnTime, Total);
        Assert.Equal(new RuleOutcome(RuleState.Scored, 0), rule.Score("violated=có"));
        Assert.Equal(new RuleOutcome(RuleState.Scored, 1), rule.Score("violated=không total=0"));
        Assert.Equal(RuleState.Missing, rule.Score("violated=không total=5").State);
        Assert.Equal(RuleState.Missing, rule.Score("on_time=1 total=5").State);
    }

    [Fact]
    public void And_or_look_at_the_right_side_only_when_it_decides()
    {
        var and = Given.Rule(1, "when a and b: full\notherwise: 0", Given.YesNo("a"), Given.YesNo("b"));
        Assert.Equal(RuleState.Scored, and.Score("a=không").State);
        Assert.Equal(RuleState.Missing, and.Score("a=có").State);
        Assert.Equal(RuleState.Scored, Given.Rule(1, "when a or b: full\notherwise: 0", Given.YesNo("a"), Given.YesNo("b")).Score("a=có").State);
    }

    [Theory]
    [InlineData(700, 620)] // more on time than there are
    [InlineData(-1, 620)]
    [InlineData(1.5, 620)]
    public void Figure_outside_its_declaration_is_invalid(double onTime, double total)
    {
        var rule = Given.Rule(1, "when total = 0: full\notherwise: full * on_time / total", OnTime, Total);
        Assert.Equal(new RuleOutcome(RuleState.Invalid, 0), rule.Evaluate([(decimal)total, (decimal)onTime]));
    }

    [Fact]
    public void Overflow_is_invalid_not_an_exception()
    {
        var rule = Given.Rule(1, "full * within(a * b * c, 0, 1)", Given.Number("a"), Given.Number("b"), Given.Number("c"));
        Assert.Equal(RuleState.Invalid, rule.Evaluate([decimal.MaxValue, decimal.MaxValue, 1]).State);
        Assert.Equal(RuleState.Invalid, rule.Explain([decimal.MaxValue, decimal.MaxValue, 1]).Outcome.State);
        Assert.Empty(rule.Improve([decimal.MaxValue, decimal.MaxValue, 1]));
    }

    [Fact]
    public void Thirds_reach_full_exactly()
    {
        var rule = Given.Rule(1, "when b = 0: full\notherwise: full * (a / b) * 3 / 3", Given.Count("a", atMost: "b"), Given.Count("b"));
        Assert.Equal(1, rule.Score("a=3 b=3").Points);
        Assert.Equal(2, Given.Rule(2, "full * count(a, b, c) / 3", Given.YesNo("a"), Given.YesNo("b"), Given.YesNo("c")).Score("a=có b=có c=có").Points);
        var parts = Given.Rule(1, "sum:\n  1 / 3 if a\n  1 / 3 if b\n  1 / 3 if c", Given.YesNo("a"), Given.YesNo("b"), Given.YesNo("c")).Score("a=có b=có c=có");
        Assert.InRange(parts.Points, 0.999999999999999999m, 1);
    }

    [Fact]
    public void Three_thirds_meet_a_limit_of_one()
    {
        var rule = Given.Rule(1, "when a / 3 + b / 3 + c / 3 >= 1: full\notherwise: 0", Given.Count("a"), Given.Count("b"), Given.Count("c"));
        Assert.Equal(1, rule.Score("a=1 b=1 c=1").Points);
        Assert.Equal(0, rule.Score("a=1 b=1 c=0").Points);
        var near = Given.Rule(1, "when t = 0: 0\nwhen a / t >= 1: full\notherwise: 0", Given.Count("a"), Given.Count("t"));
        Assert.Equal(0, near.Score("a=99999999999 t=100000000000").Points);
    }

    [Fact]
    public void Named_values_are_lazy()
    {
        var rule = Given.Rule(1, "rate = on_time / total\nwhen total = 0: full\notherwise: full * rate", OnTime, Total);
        Assert.Equal(1, rule.Score("on_time=0 total=0").Points);
    }

    [Theory]
    [InlineData("within(z, 0, 1)", "-0.5", "0")]
    [InlineData("within(z, 0, 1)", "0.5", "0.5")]
    [InlineData("within(round(z, 1), 0, 1)", "0.25", "0.3")]
    [InlineData("within(cut(z, 1), 0, 1)", "0.29", "0.2")]
    [InlineData("within(-z, 0, 1)", "-0.25", "0.25")]
    [InlineData("within(z - -0.5, 0, 1)", "0.25", "0.75")]
    [InlineData("within(2 - z * 2 - 1, 0, 1)", "0.25", "0.5")]
    [InlineData("within(8 / 4 / z, 0, 1)", "4", "0.5")]
    [InlineData("within((1 - z) * 50%, 0, 1)", "0.5", "0.25")]
    public void Arithmetic(string expression, string z, string points)
    {
        var input = Given.Number("z");
        var rule = Given.Rule(1, expression.Contains("/ z", StringComparison.Ordinal) ? $"when z = 0: 0\notherwise: {expression}" : expression, input);
        Assert.Equal(points, rule.Score("z=" + z).Points.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Columns_give_what_single_evaluations_give_without_allocating_per_row()
    {
        var rule = Given.Rule(0.5m, "rate = on_time / total\nwhen total = 0: not applicable\nsteps rate:\n  >= 0: pro rata to 50%\n  otherwise: 0", OnTime, Total);
        const int units = 20_000;
        var total = Enumerable.Range(0, units).Select(i => i % 17 == 3 ? null : (decimal?)(i % 620)).ToArray();
        var onTime = Enumerable.Range(0, units).Select(i => i % 11 == 5 ? null : (decimal?)(i % 131)).ToArray();
        var outcomes = new RuleOutcome[units];
        rule.EvaluateMany([total, onTime], outcomes);
        for (var i = 0; i < units; i++) Assert.Equal(rule.Evaluate([total[i], onTime[i]]), outcomes[i]);
        Assert.Equal(4, outcomes.Select(outcome => outcome.State).Distinct().Count());

        var before = GC.GetAllocatedBytesForCurrentThread();
        rule.EvaluateMany([total, onTime], outcomes);
        // The least object has 24 bytes: below one a row is none a row, whatever the runtime itself takes meanwhile.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, units);
    }

    [Fact]
    public void Wrong_number_of_values_is_a_caller_error()
    {
        var rule = Given.Rule(1, "full * rate", Given.Percent("rate"));
        Assert.Throws<ArgumentException>(() => rule.Evaluate([]));
        Assert.Throws<ArgumentException>(() => rule.EvaluateMany([], new RuleOutcome[1]));
        Assert.Throws<ArgumentException>(() => rule.EvaluateMany([new decimal?[2]], new RuleOutcome[1]));
    }
}
