using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Criteria;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Scoring;
using Xunit;

namespace ParIndex.Core.Tests.Plans.Optimising;

public sealed class PointsNeededTests
{
    private static readonly ResultRow[] Others = [new("A", 90, 100), new("B", 88, 100), new("C", 88, 100), new("D", 80, 100)];

    [Theory]
    [InlineData(1, TiePolicy.Competition, 90)]
    [InlineData(2, TiePolicy.Competition, 88)]
    [InlineData(3, TiePolicy.Competition, 88)]
    [InlineData(4, TiePolicy.Competition, 80)]
    [InlineData(5, TiePolicy.Competition, 0)]
    [InlineData(3, TiePolicy.Dense, 80)]
    [InlineData(4, TiePolicy.Dense, 0)]
    public void Points_for_a_rank_follow_the_tie_policy(int rank, TiePolicy ties, int points) =>
        Assert.Equal(points, PointsNeeded.ForRank(rank, Others, 100, ties));

    /// <summary>Whatever the others have: the points give the rank, and the least bit less does not.</summary>
    [Fact]
    public void Points_for_a_rank_are_the_least() =>
        Prop.ForAll(
            Gen.Choose(0, 9_500).Select(value => (decimal)value / 97).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary(),
            Gen.Choose(1, 12).ToArbitrary(),
            Gen.Choose(0, 1).Select(value => value == 0 ? TiePolicy.Competition : TiePolicy.Dense).ToArbitrary(),
            (points, rank, ties) =>
            {
                const decimal max = 96.5m;
                var others = points.Select((value, i) => new ResultRow($"{i}", value, 99)).ToList();
                var needed = PointsNeeded.ForRank(rank, others, max, ties);
                return RankWith(needed) <= rank && (needed == 0 || RankWith(needed - 0.000_000_000_000_000_000_001m) > rank);

                int RankWith(decimal own) => Ranking.Rank([Percentages.Of(own, max)!.Value, .. others.Select(row => Percentages.Of(row.Points, row.Max)!.Value)], ties)[0];
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Points_for_a_band_use_the_applicable_maximum()
    {
        Assert.Equal(81, PointsNeeded.ForBand("A", [new Band("A", 90)], 90));
        Assert.Null(PointsNeeded.ForBand("Z", [new Band("A", 90)], 90));
    }
}
