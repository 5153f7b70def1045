using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Rules;
using ParIndex.Core.Rules.Syntax;
using Xunit;

namespace ParIndex.Core.Tests.Rules;

public sealed class PropertyTests(ITestOutputHelper output)
{
    private const int Rules = 1_500;

    [Theory]
    [Trait("culture", "none")]
    [InlineData(876, false)]
    [InlineData(1149, true)]
    public void Accepted_rule_never_leaves_its_range_whatever_valid_figures_are_given(int seed, bool wild)
    {
        var rules = new RandomRules(seed, wild);
        var accepted = 0;
        for (var i = 0; i < Rules; i++)
        {
            var text = rules.Next();
            var compiled = Given.Compile(1, text, RandomRules.Inputs);
            if (compiled.Rule is not { } rule) continue;
            accepted++;
            for (var j = 0; j < 40; j++)
            {
                var values = rules.Values(rule);
                var outcome = rule.Evaluate(values);
                var figures = string.Join(" ", rule.Slots.Zip(values).Select(pair => $"{pair.First.Name}={pair.Second}"));
                Assert.True(outcome.State is RuleState.Scored or RuleState.NotApplicable && outcome.Points is >= 0 and <= 1, $"{text}\n{figures}\n{outcome}");
                if (j > 5) continue;
                var told = rule.Explain(values);
                Assert.Equal(outcome, told.Outcome);
                Assert.True((outcome.State == RuleState.Scored && outcome.Points < 1) == (told.Failed is not null), $"{text}\n{figures}\n{outcome}");
            }
        }

        output.WriteLine($"{accepted} of {Rules} random rules accepted");
        Assert.InRange(accepted, Rules / 20, Rules);
    }

    [Fact]
    [Trait("culture", "none")]
    public void Columns_single_values_and_explanations_agree()
    {
        var rules = new RandomRules(892, wild: false);
        for (var i = 0; i < 1_000; i++)
        {
            if (Given.Compile(1, rules.Next(), RandomRules.Inputs).Rule is not { } rule) continue;
            var rows = Enumerable.Range(0, 20).Select(_ => rules.Values(rule).Select((value, slot) => (i + slot) % 9 == 0 ? null : value).ToArray()).ToArray();
            var columns = Enumerable.Range(0, rule.Slots.Count).Select(slot => rows.Select(row => row[slot]).ToArray()).ToArray();
            var outcomes = new RuleOutcome[rows.Length];
            rule.EvaluateMany(columns, outcomes);
            Assert.Equal(rows.Select(row => rule.Evaluate(row)), outcomes);
            Assert.Equal(rows.Select(row => rule.Explain(row).Outcome), outcomes);
        }
    }

    [Fact]
    public void Printed_tree_reads_back_as_the_same_tree_in_either_language()
    {
        foreach (var wild in new[] { true, false })
        {
            var rules = new RandomRules(1187, wild);
            for (var i = 0; i < 3_000; i++)
            {
                var text = rules.Next();
                var tree = Parse(text);
                foreach (var vietnamese in new[] { true, false })
                {
                    var printed = RulePrinter.Print(tree, vietnamese);
                    Assert.True(tree == Parse(printed), text + "\n---\n" + printed);
                    Assert.Equal(printed, RulePrinter.Print(Parse(printed), vietnamese));
                }
            }
        }
    }

    [Fact]
    public void More_done_never_loses_points_in_a_share_rule()
    {
        var rule = Given.Rule(1.5m, "when total = 0: not applicable\nsteps done / total:\n  >= 95%: full\n  >= 50%: pro rata to 95%\n  otherwise: 0", Given.Count("done", atMost: "total"), Given.Count("total"));
        Prop.ForAll(
            ArbMap.Default.ArbFor<(PositiveInt Total, NonNegativeInt Done)>(),
            pair =>
            {
                var (total, done) = ((decimal)pair.Total.Get, (decimal)(pair.Done.Get % (pair.Total.Get + 1)));
                return done == total || rule.Evaluate([total, done]).Points <= rule.Evaluate([total, done + 1]).Points;
            }).QuickCheckThrowOnFailure();
    }

    private static RuleSyntax Parse(string text)
    {
        var problems = new ProblemList();
        var tree = Parser.Parse(text, problems);
        Assert.True(tree is not null && !problems.HasErrors, text + string.Join(";", problems.InOrder().Select(problem => problem.Message.English)));
        return tree;
    }
}
