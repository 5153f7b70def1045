using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Analysis.Forecasting;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.Core.Tests.Analysis;

public class ForecastTests
{
    private static readonly ForecastFrame Frame = new()
    {
        Year = 2025, Bands = SimulationExamples.Bands, Goals = [80, 90],
        Standing = new Standing([new("B", 90, 100), new("C", 70, 100)], TiePolicy.Competition),
    };

    /// <summary>Sen's line through 1, 2, 3, 100 over four years: pairwise slopes 1 1 1 33 49 97, median 17; by hand.</summary>
    [Fact]
    public void TheilSen_ByHand()
    {
        (int, decimal)[] points = [(2020, 1), (2021, 2), (2022, 3), (2023, 100)];

        Assert.Equal(17m, TheilSen.Slope(points));
        Assert.Equal(1m, TheilSen.Slope([.. points[..3], (2023, -50m), (2024, 5m)]));
        Assert.Throws<ArgumentException>(() => TheilSen.Slope([(2020, 1m), (2020, 2m)]));
    }

    [Fact]
    public void TheilSen_FollowsALine_WhateverItsSlope() => Prop.ForAll(
        Gen.Choose(-50, 50).ToArbitrary(), Gen.Choose(3, 9).ToArbitrary(),
        (slope, years) => TheilSen.At([.. Enumerable.Range(2000, years).Select(year => (year, 3m + (slope * (year - 2000) / 8m)))], 2020) == 3m + (slope * 20 / 8m))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Trend_NamesItsMethod_AndStaysWithinTheMaximum()
    {
        var forecast = YearEnd.Trend(
        [
            new("none", 10, 4, []),
            new("one", 10, 0, [new(2024, 3, 5)]),
            new("two", 10, 0, [new(2022, 2, 10), new(2024, 4, 10)]),
            new("three", 10, 0, [new(2022, 2, 10), new(2023, 3, 10), new(2024, 9, 10)]),
            new("high", 10, 0, [new(2023, 8, 10), new(2024, 10, 10)]),
        ], Frame);

        Assert.Equal(
            [ForecastMethod.SoFar, ForecastMethod.LastValue, ForecastMethod.MeanChange, ForecastMethod.TheilSen, ForecastMethod.MeanChange],
            forecast.Leaves.Select(leaf => leaf.Method));
        Assert.Equal([4m, 6m, 5m], forecast.Leaves.Take(3).Select(leaf => leaf.Points));
        Assert.Equal(10m, forecast.Leaves[3].Points);
        Assert.Equal(10m, forecast.Leaves[4].Points);
        Assert.Equal((35m, 70m, "C", 2), (forecast.Points, forecast.Percent, forecast.Band, forecast.Rank));
        Assert.True(forecast.LowPercent < 70 && forecast.LowPercent < forecast.HighPercent && forecast.HighPercent <= 100);
        Assert.True(forecast.Goals[1].Probability <= forecast.Goals[0].Probability);
        Assert.All(forecast.Leaves, leaf => Assert.NotEmpty(leaf.Method.Words().Vietnamese));
    }

    [Fact]
    public void Trend_WithoutConsecutiveYears_HasNoRange()
    {
        var forecast = YearEnd.Trend([new("one", 10, 0, [new(2024, 3, 5)])], Frame);

        Assert.Null(forecast.LowPercent);
        Assert.Null(forecast.WorstRank);
        Assert.Empty(forecast.Goals);
    }

    /// <summary>Two targets with chance ½: totals 40, 60, 70, 90 with ¼ each.</summary>
    [Fact]
    public void Plan_IsTheChanceOfTargets()
    {
        var forecast = YearEnd.Plan([new("1", 60, 30, [], 50, 0.5m), new("2", 40, 10, [], 50 - 10, 0.5m), new("3", 0.0001m, 0, [])], Frame with { Draws = 20_000, Goals = [45, 60, 100] });

        Assert.Equal(65m, forecast.Points);
        Assert.Equal([ForecastMethod.Plan, ForecastMethod.Plan, ForecastMethod.SoFar], forecast.Leaves.Select(leaf => leaf.Method));
        Assert.Equal(40, (double)forecast.LowPercent!, 0.01);
        Assert.Equal(90, (double)forecast.HighPercent!, 0.01);
        Assert.Equal(0.75, forecast.Goals[0].Probability, 0.02);
        Assert.Equal(0, forecast.Goals[2].Probability);
        Assert.Equal((3, 2), (forecast.WorstRank, forecast.BestRank));
    }

    [Fact]
    public void SoFar_IsTheSum_AndSeedsRepeat()
    {
        LeafOutlook[] leaves = [new("1", 60, 30, [new(2023, 30, 60), new(2024, 40, 60)], 55, 0.4m), new("2", 40, 10, [new(2023, 30, 40), new(2024, 20, 40)])];

        Assert.Equal((40m, (decimal?)null), (YearEnd.SoFar(leaves, Frame).Points, YearEnd.SoFar(leaves, Frame).LowPercent));
        Assert.Equal(YearEnd.Trend(leaves, Frame).LowPercent, YearEnd.Trend(leaves, Frame).LowPercent);
        Assert.NotEqual(YearEnd.Trend(leaves, Frame).LowPercent, YearEnd.Trend(leaves, Frame with { Seed = 2 }).LowPercent);
    }
}
