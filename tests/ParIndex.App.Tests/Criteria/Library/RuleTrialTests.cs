using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Library;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Library;

public sealed class RuleTrialTests
{
    private static RuleTrial Try(params (string, string)[] typed)
    {
        var set = CriteriaSetFile.Load("province-876");
        var leaf = set.Leaves().Single(node => node.Key == "ho-so-dung-han-cap-tinh");
        return RuleTrial.Run(RuleTrial.Compile(set, leaf)!, typed.ToDictionary(pair => pair.Item1, pair => pair.Item2));
    }

    [Fact]
    public void EveryTestCase_OfEveryShippedSet_ComesOutAsWritten()
    {
        var tried = 0;
        foreach (var set in CriteriaSetCatalog.Shipped().Ids().Select(CriteriaSetFile.Load))
        {
            foreach (var leaf in set.Leaves().Where(leaf => leaf.Rule is not null))
            {
                var rule = RuleTrial.Compile(set, leaf)!;
                foreach (var test in leaf.Tests.Where(test => !test.NotApplicable && test.Digits is null))
                {
                    Assert.Equal(test.Points, RuleTrial.Run(rule, test.Values).Explanation?.Outcome.Points);
                    tried++;
                }
            }
        }

        Assert.True(tried > 100, $"Only {tried} cases were tried.");
    }

    [Fact]
    public void NothingTyped_SaysNothing() => Assert.Null(Try().Explanation);

    [Fact]
    public void WrongFigure_IsNamed_AndNothingIsComputed()
    {
        var trial = Try(("on_time", "nhiều"), ("total", "100"));
        Assert.Null(trial.Explanation);
        Assert.NotNull(trial.Figures.Single(figure => figure.Slot.Name == "on_time").Problem);
    }

    [Fact]
    public void Steps_StandInBothLanguages()
    {
        var trial = Try(("on_time", "9856"), ("total", "10000"));
        Assert.All(trial.Explanation!.Steps, step => Assert.True(step.Text.Vietnamese.Length > 0 && step.Text.English.Length > 0));
        Assert.NotEmpty(trial.Improvements);
    }
}
