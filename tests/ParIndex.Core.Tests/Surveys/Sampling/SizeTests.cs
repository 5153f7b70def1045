using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Sizes;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Sampling.Population;

namespace ParIndex.Core.Tests.Surveys.Sampling;

public class SizeTests
{
    /// <summary>Yamane's table for ±5 %, as textbooks print it.</summary>
    [Theory]
    [InlineData(500, 222)]
    [InlineData(1000, 286)]
    [InlineData(2000, 333)]
    [InlineData(5000, 370.37)]
    [InlineData(10000, 385)]
    [InlineData(100000, 398.4)]
    public void OfficialFormula_IsYamanes(int population, double printed) =>
        Assert.InRange(SampleSize.Of(population, new Precision { Margin = 0.05 }).Official - printed, -0.5, 1);

    /// <summary>Cochran 1977, 4.4: 3,200 islanders, ±5 points, t = 2, p = 0.5: n₀ = 400, n = 356.</summary>
    [Fact]
    public void Cochran_Islanders()
    {
        var size = SampleSize.Of(3200, new Precision { Margin = 0.05 }, 2);

        Assert.Equal((400.0, 356), (Math.Round(size.Infinite, 9), size.Answers));
    }

    /// <summary>n₀ = 1.96²·0.25/0.05² = 384.15; with a design effect of 2 from 768.29; with N = 10,000: 713.5; 70 % answer: 1,020.</summary>
    [Fact]
    public void EachStep_IsKept()
    {
        var size = SampleSize.Of(10_000, new Precision { Margin = 0.05, DesignEffect = 2, Response = 0.7 });

        Assert.Equal((384.146, 768.292), (Math.Round(size.Infinite, 3), Math.Round(size.WithDesign, 3)));
        Assert.Equal((714, 1020, 385), (size.Answers, size.Invited, size.Official));
    }

    [Fact]
    public void SmallPopulation_IsAskedWhole() => Assert.Equal((20, 20), (SampleSize.Of(20, new Precision { Margin = 0.001 }).Answers, SampleSize.Of(20, new Precision { Margin = 0.05, Response = 0.5 }).Invited));

    [Fact]
    public void ClusterEffect_IsKishs() => Assert.Equal(1.95, SampleSize.ClusterEffect(20, 0.05), 12);

    [Fact]
    public void Parts_AddUpWithinBounds() => Prop.ForAll(Cases().ToArbitrary(), test =>
    {
        var parts = Apportionment.Of(test.Total, test.Weights, test.Least, test.Most);
        var low = test.Least.Zip(test.Most, Math.Min).Sum();
        return parts.Sum() == Math.Clamp(test.Total, low, test.Most.Sum()) && parts.Select((part, i) => part <= test.Most[i] && part >= Math.Min(test.Least[i], test.Most[i])).All(ok => ok);
    }).QuickCheckThrowOnFailure();

    /// <summary>Without bounds in the way each part is its quota rounded down or up.</summary>
    [Fact]
    public void Parts_KeepTheirQuota() => Prop.ForAll(Cases().ToArbitrary(), test =>
    {
        int[] open = [.. test.Most.Select(_ => 1_000_000)];
        var parts = Apportionment.Of(test.Total, test.Weights, [.. open.Select(_ => 0)], open);
        return parts.Select((part, i) => Math.Abs(part - (test.Total * test.Weights[i] / test.Weights.Sum())) < 1 + 1e-6).All(ok => ok);
    }).QuickCheckThrowOnFailure();

    /// <summary>10 by 5, 3, 1, 1 with at least 2 each: 2 and 2 first, then 6 by 5 and 3.</summary>
    [Fact]
    public void Minimum_IsTakenFromTheOthers() =>
        Assert.Equal([4, 2, 2, 2], Apportionment.Of(10, [5, 3, 1, 1], [2, 2, 2, 2], [100, 100, 100, 100]));

    /// <summary>N·S of 100·10, 200·5, 50·2 share 30 as 1000 : 1000 : 100, and a stratum of 4 never gives more than 4.</summary>
    [Fact]
    public void Neyman_FollowsSpreadAndStopsAtTheStratum()
    {
        Dictionary<string, double> deviations = new() { ["A"] = 10, ["B"] = 5, ["C"] = 2 };
        Assert.Equal([("A", 14), ("B", 14), ("C", 2)], Taken(100, 300, 350));
        deviations["A"] = 1000;
        Assert.Equal([("A", 4), ("B", 24), ("C", 2)], Taken(4, 204, 254));

        IEnumerable<(string, int)> Taken(int a, int b, int all) => Draw(
            People(all, ("tầng", i => i < a ? "A" : i < b ? "B" : "C")), One(Stage(SelectionMethod.Simple, 30) with { Strata = ["tầng"], Allocation = AllocationRule.Neyman, Deviations = deviations }), 1)
            .Stages[0].Cells.Select(cell => (cell.Stratum, cell.Taken));
    }

    [Fact]
    public void MinimumByDomain_CountsTheDomainNotItsStrata()
    {
        var frame = People(300, ("huyện", i => i < 280 ? "lớn" : "nhỏ"), ("giới", i => Digits(i % 2)));
        var cells = Draw(frame, One(Stage(SelectionMethod.Simple, 40) with { Strata = ["huyện", "giới"], MinimumBy = ["huyện"], Minimum = 10 }), 1).Stages[0].Cells;

        Assert.Equal([("lớn / 0", 15), ("lớn / 1", 15), ("nhỏ / 0", 5), ("nhỏ / 1", 5)], cells.Select(cell => (cell.Stratum, cell.Taken)));
    }

    [Fact]
    public void TotalBelowTheMinimum_IsRaisedAndTold()
    {
        var outcome = SampleDrawing.Draw(People(40, ("tầng", i => Digits(i % 4))), One(Stage(SelectionMethod.Simple, 6) with { Strata = ["tầng"], Minimum = 2 }), 1);

        Assert.Equal((8, 1), (outcome.Draw!.People.Count, outcome.Notes.Count));
    }

    private static Gen<(int Total, double[] Weights, int[] Least, int[] Most)> Cases() =>
        from count in Gen.Choose(1, 12)
        from total in Gen.Choose(0, 400)
        from weights in Gen.Choose(0, 1000).ArrayOf(count)
        from least in Gen.Choose(0, 5).ArrayOf(count)
        from most in Gen.Choose(0, 60).ArrayOf(count)
        select (total, weights.Select((w, i) => w + (i == 0 ? 0.5 : 0)).ToArray(), least, most);
}
