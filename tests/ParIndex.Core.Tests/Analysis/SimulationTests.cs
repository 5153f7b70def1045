using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.Core.Tests.Analysis;

public class SimulationTests
{
    private static readonly SimulationQuestions Questions = new() { RankAtMost = [1, 2, 5], Before = [93m, null, 80m, 70m, 60m] };

    [Theory]
    [InlineData(TiePolicy.Competition, new[] { 1, 1, 3, 4, 5 })]
    [InlineData(TiePolicy.Dense, new[] { 1, 1, 2, 3, 4 })]
    public void WithoutSources_EveryDrawIsTheNominalResult_TiesToo(TiePolicy ties, int[] expected)
    {
        foreach (var isWeighted in new[] { false, true })
        {
            var data = SimulationExamples.Five(ties, isWeighted);
            var units = Simulation.Of(data, []).Run(1, 10).Units(Questions);

            Assert.Equal(expected, data.NominalRanks);
            Assert.Equal(expected.Select(rank => (double)rank), units.Select(unit => unit.MedianRank));
            Assert.All(units, unit => Assert.Equal((double)unit.Percent, unit.MeanPercent, 1e-12));
            Assert.All(units, unit => Assert.Equal(1, unit.Bands.Single(band => band.Band == unit.Band).Probability));
            Assert.Equal([1, null, 1, 1, 0], units.Select(unit => unit.AboveBefore));
        }
    }

    /// <summary>The numbers themselves are held: a change of generator or order of sums must be meant.</summary>
    [Fact]
    public void SameSeed_SameBits_WhateverTheThreads()
    {
        var data = SimulationExamples.Five();
        var simulation = Simulation.Of(data, SimulationExamples.PointSources(data));
        var one = simulation.Run(42, 1000);
        var backwards = simulation.Run(42, 1000, (pieces, run) =>
        {
            for (var piece = pieces - 1; piece >= 0; piece--) run(piece);
        });
        var parallel = simulation.Run(42, 1000, (pieces, run) => Parallel.For(0, pieces, run));

        for (var unit = 0; unit < 5; unit++)
        {
            Assert.True(one.Percents(unit).SequenceEqual(backwards.Percents(unit)));
            Assert.True(one.Percents(unit).SequenceEqual(parallel.Percents(unit)));
            Assert.True(one.Ranks(unit).SequenceEqual(parallel.Ranks(unit)));
        }

        Assert.Equal(
            [4636285662849038375, 4634836291360020890, 4631245513075785989],
            new[] { one.Percents(0)[0], one.Percents(2)[500], one.Percents(4)[999] }.Select(BitConverter.DoubleToInt64Bits));
        Assert.False(one.Percents(0).SequenceEqual(simulation.Run(43, 1000).Percents(0)));
        Assert.True(one.Percents(0)[..500].SequenceEqual(simulation.Run(42, 500).Percents(0)));
    }

    [Fact]
    public void Source_DrawsTheSame_WhateverStandsBesideIt()
    {
        var data = SimulationExamples.Five();
        var first = new SurveyError("first", SimulationExamples.Table(data, (leaf, _) => leaf == 0 ? 0.1 : 0));
        var second = new SurveyError("second", SimulationExamples.Table(data, (leaf, _) => leaf == 1 ? 0.1 : 0));
        var alone = Simulation.Of(data, [first]).Run(1, 50);
        var both = Simulation.Of(data, [second, first]).Run(1, 50);
        var other = Simulation.Of(data, [second]).Run(1, 50);

        for (var draw = 0; draw < 50; draw++)
        {
            Assert.Equal(both.Percents(0)[draw] - 93.3, alone.Percents(0)[draw] - 93.3 + (other.Percents(0)[draw] - 93.3), 1e-11);
        }
    }

    /// <summary>Index of one cell under error: mean and spread against the closed form of a normal clipped at neither end.</summary>
    [Fact]
    public void SurveyError_HasItsMeanSpreadAndCorrelation()
    {
        var data = SimulationData.Of(["A"], [new("1", 50), new("2", 50)], [[25m], [25m]]);
        var independent = Simulation.Of(data, [new SurveyError("e", [[1.0], [1.0]])]).Run(3, 20_000).Unit(new(), 0);
        var together = Simulation.Of(data, [new SurveyError("e", [[1.0], [1.0]], 1)]).Run(3, 20_000).Unit(new(), 0);
        var half = Simulation.Of(data, [new SurveyError("e", [[1.0], [1.0]], 0.5)]).Run(3, 20_000).Unit(new(), 0);

        Assert.Equal(50, independent.MeanPercent, 0.06);
        Assert.Equal(Math.Sqrt(2), independent.PercentSpread, 0.04);
        Assert.Equal(2, together.PercentSpread, 0.06);
        Assert.Equal(Math.Sqrt(3), half.PercentSpread, 0.05);
        Assert.Equal(50 + (1.6448536 * Math.Sqrt(2)), independent.Quantiles[^1].Percent, 0.12);
    }

    /// <summary>At the maximum half of the errors is clipped away: the mean falls by se/√(2π).</summary>
    [Fact]
    public void SurveyError_IsClippedAtTheMaximum()
    {
        var data = SimulationData.Of(["A"], [new("1", 100)], [[100m]]);
        var outcome = Simulation.Of(data, [new SurveyError("e", [[2.0]])]).Run(1, 20_000).Unit(new() { Quantiles = [0.55] }, 0);

        Assert.Equal(100 - (2 / Math.Sqrt(2 * Math.PI)), outcome.MeanPercent, 0.05);
        Assert.Equal(100, outcome.Quantiles[0].Percent, 1e-9);
    }

    /// <summary>Chance 0.2 of a cut of 0.3 ± 0.05 of the maximum: mean fall 6, spread √(0.2 × (30² + 5²) − 6²).</summary>
    [Fact]
    public void AppraiserCut_HasItsChanceMeanAndSpread()
    {
        var data = SimulationData.Of(["A", "B"], [new("1", 100)], [[90m, 0m]]);
        var run = Simulation.Of(data, [new AppraiserCut("c", [[0.2, 0.2]], [[0.3, 0.3]], [[0.05, 0.05]])]).Run(1, 40_000);
        var cut = run.Percents(0).ToArray().Count(percent => percent < 90) / 40_000.0;

        Assert.Equal(0.2, cut, 5 * Math.Sqrt(0.16 / 40_000));
        Assert.Equal(84, run.Unit(new(), 0).MeanPercent, 0.35);
        Assert.Equal(Math.Sqrt((0.2 * 925) - 36), run.Unit(new(), 0).PercentSpread, 0.25);
        Assert.Equal(0, run.Unit(new(), 1).PercentSpread);
    }

    [Fact]
    public void ResampledChange_TakesWholeYears_AndLeavesOthersAlone()
    {
        var data = SimulationData.Of(["A", "B"], [new("1", 50), new("2", 50)], [[25m, 25m], [25m, 25m]]);
        var run = Simulation.Of(data, [new ResampledChange("h", [[0.1, -0.2], [0.1, -0.2]], [true, false])]).Run(1, 10_000);

        // Both leaves rise or both fall: never one of each.
        Assert.Equal([30.0, 60.0], run.Percents(0).ToArray().Select(percent => Math.Round(percent, 9)).Distinct().Order());
        Assert.Equal(0.5, run.Percents(0).ToArray().Count(percent => percent > 50) / 10_000.0, 0.025);
        Assert.Equal(0, run.Unit(new(), 1).PercentSpread);
    }

    [Fact]
    public void Points_StayWithinTheirMaximum_AndRanksAreThoseOfTheIndex() => Prop.ForAll(
        Gen.Choose(0, 1000).ToArbitrary(),
        seed =>
        {
            foreach (var isWeighted in new[] { false, true })
            {
                var data = SimulationExamples.Five(isWeighted: isWeighted);
                IReadOnlyList<UncertaintySource> sources = [.. SimulationExamples.PointSources(data), .. isWeighted ? [new WeightNoise("w", 0.9)] : Array.Empty<UncertaintySource>()];
                var run = Simulation.Of(data, sources).Run((ulong)seed, 20);
                for (var draw = 0; draw < 20; draw++)
                {
                    var percents = Enumerable.Range(0, 5).Select(unit => run.Percents(unit)[draw]).ToArray();
                    if (percents.Any(percent => percent is < 0 or > 100 + 1e-9)) return false;
                    if (Enumerable.Range(0, 5).Any(unit => run.Ranks(unit)[draw] != 1 + percents.Count(other => other > percents[unit] + 1e-9))) return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ManyUnits_AreRankedBySorting_AsFewAreByCounting()
    {
        var units = Enumerable.Range(0, 1000).Select(unit => $"U{unit}").ToList();
        var data = SimulationData.Of(units, [new("1", 100)], [[.. units.Select((_, unit) => (decimal?)(50 + (unit % 200 / 10m)))]]);
        var run = Simulation.Of(data, [new SurveyError("e", [[.. units.Select((_, unit) => unit % 2 == 0 ? 0.0 : 1.0)]])]).Run(9, 5);

        for (var draw = 0; draw < 5; draw++)
        {
            var percents = Enumerable.Range(0, 1000).Select(unit => run.Percents(unit)[draw]).ToArray();
            Assert.All(Enumerable.Range(0, 1000), unit => Assert.Equal(1 + percents.Count(other => other > percents[unit] + 1e-9), run.Ranks(unit)[draw]));
        }
    }

    [Fact]
    public void LeafThatDoesNotApply_LeavesTheMaximum()
    {
        var data = SimulationData.Of(["A", "B"], [new("1", 60), new("2", 40)], [[30m, 30m], [null, 40m]]);
        var run = Simulation.Of(data, [new YearlyChange("c", SimulationExamples.Table(data, 0), SimulationExamples.Table(data, 0.01))]).Run(1, 2000);

        Assert.Equal([50m, 70m], data.NominalPercents);
        Assert.Equal(50, run.Unit(new(), 0).MeanPercent, 0.1);
        Assert.Equal(1, run.Unit(new(), 0).PercentSpread, 0.1);
    }

    [Fact]
    public void Pairs_AddUp()
    {
        var data = SimulationExamples.Five();
        var run = Simulation.Of(data, SimulationExamples.PointSources(data)).Run(5, 2000);
        var (there, back) = (run.Outranks(0, 2), run.Outranks(2, 0));

        Assert.Equal(1, there.Before + there.Equal + back.Before, 1e-12);
        Assert.True(there.Before > back.Before);
        Assert.Equal(1, run.Outranks(3, 3).Equal);
    }

    [Fact]
    public void Digest_ChangesWithDataAndParameters_Alone()
    {
        var data = SimulationExamples.Five();
        string Digest(double amplitude, bool isWeighted = true) =>
            Simulation.Of(SimulationExamples.Five(isWeighted: isWeighted), isWeighted ? [new WeightNoise("w", amplitude)] : []).Digest;

        Assert.Equal(Digest(0.2), Digest(0.2));
        Assert.NotEqual(Digest(0.2), Digest(0.3));
        Assert.NotEqual(Digest(0.2), Digest(0.2, isWeighted: false));
        Assert.Equal(64, Simulation.Of(data, []).Digest.Length);
    }

    [Fact]
    public void Misfits_AreRefused()
    {
        var data = SimulationExamples.Five();

        Assert.Throws<ArgumentException>(() => Simulation.Of(data, [new WeightNoise("w", 0.2)]));
        Assert.Throws<ArgumentException>(() => Simulation.Of(data, [new SurveyError("e", [[1.0]])]));
        Assert.Throws<ArgumentException>(() => Simulation.Of(data, [new SurveyError("e", SimulationExamples.Table(data, double.NaN))]));
        Assert.Throws<ArgumentException>(() => Simulation.Of(data, [new SurveyError("e", SimulationExamples.Table(data, 1)), new SurveyError("e", SimulationExamples.Table(data, 1))]));
        Assert.Throws<ArgumentException>(() => SimulationData.Of(["A"], [new("1", 1)], [[1.01m]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Of(data, []).Run(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulation.Of(data, []).Run(1, int.MaxValue));
    }
}
