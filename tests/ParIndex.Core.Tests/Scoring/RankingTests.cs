using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using Xunit;

namespace ParIndex.Core.Tests.Scoring;

public class RankingTests
{
    [Theory]
    [InlineData(TiePolicy.Competition, new[] { 1, 2, 2, 4 })]
    [InlineData(TiePolicy.Dense, new[] { 1, 2, 2, 3 })]
    public void Rank_EqualValues_ShareTheRank(TiePolicy ties, int[] expected) =>
        Assert.Equal(expected, Ranking.Rank([91.04m, 84.94m, 84.94m, 73.25m], ties));

    [Fact]
    public void Rank_ValuesEqualOnlyWhenShown_AreToldApart() =>
        Assert.Equal([2, 1], Ranking.Rank([84.9401m, 84.9449m], TiePolicy.Competition));

    [Fact]
    public void Rank_Competition_IsOnePlusHowManyAreGreater() => Prop.ForAll(
        Gen.Choose(0, 20).Select(value => value / 4m).ArrayOf().ToArbitrary(),
        values => Ranking.Rank(values, TiePolicy.Competition).SequenceEqual(values.Select(value => 1 + values.Count(other => other > value))))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Rank_Dense_IsOnePlusHowManyDistinctAreGreater() => Prop.ForAll(
        Gen.Choose(0, 20).Select(value => value / 4m).ArrayOf().ToArbitrary(),
        values => Ranking.Rank(values, TiePolicy.Dense).SequenceEqual(values.Select(value => 1 + values.Distinct().Count(other => other > value))))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("90", "A")]
    [InlineData("89.9999", "B")]
    [InlineData("80", "B")]
    [InlineData("70", "C")]
    [InlineData("69.99", null)]
    public void BandOf_TakesTheUnroundedPercent(string percent, string? expected) => Assert.Equal(
        expected, Ranking.BandOf(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), [new("C", 70), new("A", 90), new("B", 80)]));

    [Fact]
    public void Results_RegionsMeansAndChanges()
    {
        var before = RankedResults.Of([new("Hải Phòng", 90.51m, 100), new("Quảng Ninh", 90m, 100)], TiePolicy.Competition, []);
        var now = RankedResults.Of(
            [new("Quảng Ninh", 91.04m, 100, "ĐBSH"), new("Hải Phòng", 90.51m, 100, "ĐBSH"), new("Đắk Nông", 82.05m, 100, "TN")],
            TiePolicy.Competition, [new("A", 90), new("B", 80)], before);

        Assert.Equal(["Quảng Ninh", "Hải Phòng", "Đắk Nông"], now.Units.Select(unit => unit.Unit));
        Assert.Equal([1, -1, (int?)null], now.Units.Select(unit => unit.RankChange));
        Assert.Equal(1.04m, now.Units[0].PointsChange);
        Assert.Equal(["A", "A", "B"], now.Units.Select(unit => unit.Band));
        Assert.Equal(90.775m, now.Regions[0].Mean);
        Assert.Equal((91.04m + 90.51m + 82.05m) / 3, now.Mean);
        Assert.Equal(2, now.AboveMean);
    }
}
