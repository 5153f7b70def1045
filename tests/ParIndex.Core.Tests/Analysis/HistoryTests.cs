using ParIndex.Core.Analysis.Uncertainty;
using Xunit;

namespace ParIndex.Core.Tests.Analysis;

public class HistoryTests
{
    private static readonly SimulationData Data = SimulationData.Of(["A", "B"], [new("1", 10), new("2", 5)], [[8m, 9m], [4m, 5m]]);

    /// <summary>Leaf 1: 2 of 4 claims cut by 0.2 and 0.4 of the maximum; leaf 2: none of 1; a claim of 0 and a rise are no cuts.</summary>
    [Fact]
    public void Cuts_BorrowFromAllClaims()
    {
        PastClaim[] past =
        [
            new("A", 0, 10, 8, 10), new("B", 0, 10, 6, 10), new("A", 0, 5, 5, 10), new("B", 0, 5, 6, 10),
            new("A", 1, 5, 5, 5), new("B", 1, 0, 0, 5),
        ];
        var byLeaf = AppraisalHistory.Cuts("c", Data, past)!;
        var byUnit = AppraisalHistory.Cuts("c", Data, past, isByUnit: true)!;

        Assert.Equal([(2 + (5 * 0.4)) / 9, (0 + (5 * 0.4)) / 6], byLeaf.Chances.Select(column => column[1]));
        Assert.Equal([(1 + (5 * 0.4)) / 8, (1 + (5 * 0.4)) / 7], byUnit.Chances[1]);
        Assert.Equal(0.3, byLeaf.Means[0][0], 1e-12);
        Assert.Equal(Math.Sqrt(0.02), byLeaf.Spreads[1][1], 1e-12);
        Assert.Null(AppraisalHistory.Cuts("c", Data, [new("B", 1, 0, 0, 5)]));
    }

    /// <summary>Only consecutive years make a change; years are compared as shares of their own maximum.</summary>
    [Fact]
    public void Changes_AreOfConsecutiveYears_AsShares()
    {
        PastPoints[] past = [new("A", 0, 2020, 5, 10), new("A", 0, 2021, 12, 20), new("A", 0, 2023, 20, 20), new("B", 1, 2020, 5, 5), new("B", 1, 2021, 4, 5)];
        var usual = ChangeHistory.Usual("h", Data, past, [true, false])!;
        var resampled = ChangeHistory.Resampled("h", Data, past, [true, false])!;

        // Two changes, 0.1 and −0.2: too few for a leaf's own spread.
        Assert.Equal([-0.05, 0], usual.Means[0].Select(mean => Math.Round(mean, 12)));
        Assert.Equal(Math.Sqrt(0.045), usual.Spreads[1][0], 1e-12);
        Assert.Equal([0.1, 0], resampled.Changes[0].Select(change => Math.Round(change, 12)));
        Assert.Equal([0, -0.2], resampled.Changes[1].Select(change => Math.Round(change, 12)));
        Assert.Null(ChangeHistory.Usual("h", Data, past[..1], [true, true]));
    }

    [Fact]
    public void Leaf_WithChangesEnough_HasItsOwn()
    {
        var past = Enumerable.Range(2015, 7).Select(year => new PastPoints("A", 0, year, year - 2015, 10)).Append(new("A", 1, 2015, 5, 5)).Append(new("A", 1, 2016, 0, 5)).ToList();
        var usual = ChangeHistory.Usual("h", Data, past, [true, true])!;

        Assert.Equal(0.1, usual.Means[0][0], 1e-12);
        Assert.Equal(0, usual.Spreads[0][0], 1e-12);
        Assert.True(usual.Spreads[1][0] > 0.3);
    }

    [Fact]
    public void Tornado_SharesAddUp_AndAloneSourcesDrawWhatTheyDrawTogether()
    {
        var data = SimulationExamples.Five();
        var simulation = Simulation.Of(data, SimulationExamples.PointSources(data));
        var bars = Tornado.Of(simulation, 1, seed: 4, draws: 500);

        Assert.Null(bars[^1].Source);
        Assert.Equal(4, bars.Count - 1);
        Assert.Equal(1, bars.Sum(bar => bar.Share ?? 0), 1e-12);
        Assert.Equal(bars.Take(4).Select(bar => bar.Variance).OrderDescending(), bars.Take(4).Select(bar => bar.Variance));
        Assert.All(bars, bar => Assert.True(bar.Low.Percent <= bar.High.Percent && bar.Low.Rank <= bar.High.Rank));
        Assert.Equal(0, bars.Single(bar => bar.Source == "history").Variance);
    }

    [Fact]
    public void WeightTree_NamesWhatIsWrong()
    {
        Assert.Equal((WeightFault.Circle, "a"), Fault([new("a", "b", 1), new("b", "a", 1), new("x", "", 1)]));
        Assert.Equal((WeightFault.Circle, "a"), Fault([new("a", "a", 1), new("x", "", 1)]));
        Assert.Equal((WeightFault.UnknownParent, "g"), Fault([new("x", "g", 1)]));
        Assert.Equal((WeightFault.MissingLeaf, "x"), Fault([new("y", "", 1)]));
        Assert.Equal((WeightFault.EmptyGroup, "g"), Fault([new("g", "", 1), new("x", "g", 0)]));
        Assert.Equal((WeightFault.NotALeaf, "g"), Fault([new("g", "", 1), new("x", "", 1)]));
        Assert.Equal((WeightFault.LeafIsGroup, "x"), Fault([new("x", "", 1), new("y", "x", 1)]));
        Assert.Equal((WeightFault.Repeated, "x"), Fault([new("x", "", 1), new("x", "", 1)]));
        Assert.Equal((WeightFault.Negative, "x"), Fault([new("x", "", -1)]));
        Assert.Null(Fault([new("x", "g", 2), new("g", null, 3)]));

        static (WeightFault, string)? Fault(NodeWeight[] nodes)
        {
            WeightTree.Of(nodes, ["x"], out var fault);
            return fault;
        }
    }
}
