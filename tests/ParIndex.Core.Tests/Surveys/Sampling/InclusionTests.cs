using ParIndex.Core.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling.Selecting;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Sampling.Population;

namespace ParIndex.Core.Tests.Surveys.Sampling;

/// <summary>Chances of selection are those the sample says: over many seeds, and exactly where they can be summed up.</summary>
[Trait("culture", "none")]
public class InclusionTests
{
    private const int Draws = 20_000;

    private static readonly int[] Sizes = [5, 9, 14, 20, 8, 30, 11, 3, 17, 13];

    /// <summary>Σ (count − Tπ)²/(Tπ(1−π)) lies near the number of units: 5 standard deviations of a χ² with so many degrees.</summary>
    [Theory]
    [InlineData(SelectionMethod.Simple)]
    [InlineData(SelectionMethod.Systematic)]
    [InlineData(SelectionMethod.PpsSystematic)]
    [InlineData(SelectionMethod.PpsBrewer)]
    public void ManySeeds_GiveTheChancesTold(SelectionMethod method)
    {
        var frame = People(Sizes.Length, ("q", i => Digits(Sizes[i])));
        var isPps = method is SelectionMethod.PpsSystematic or SelectionMethod.PpsBrewer;
        var counts = Counts(frame, One(Stage(method, 3) with { Measure = "q" }), Draws);
        var chances = Sizes.Select(size => isPps ? 3.0 * size / Sizes.Sum() : 3.0 / Sizes.Length).ToArray();

        var square = counts.Zip(chances, (count, p) => Math.Pow(count - (Draws * p), 2) / (Draws * p * (1 - p))).Sum();
        Assert.InRange(square, 0, Sizes.Length + (5 * Math.Sqrt(2 * Sizes.Length)));
        Assert.Equal(3 * Draws, counts.Sum());
    }

    [Theory]
    [InlineData(SelectionMethod.Simple)]
    [InlineData(SelectionMethod.Systematic)]
    [InlineData(SelectionMethod.PpsBrewer)]
    public void JointChances_AreThoseOfManySeeds(SelectionMethod method)
    {
        var frame = People(6, ("q", i => Digits(Sizes[i])));
        var pairs = new Dictionary<(int, int), (int Count, double Told)>();
        for (var seed = 1; seed <= Draws; seed++)
        {
            var draw = Draw(frame, One(Stage(method, 2) with { Measure = "q" }), seed);
            var (one, other) = (draw.People[0], draw.People[1]);
            pairs[(one.Row, other.Row)] = (pairs.GetValueOrDefault((one.Row, other.Row)).Count + 1, one.Cell.Joint(one, other)!.Value);
        }

        Assert.Equal(15, pairs.Count);
        Assert.Equal(1, pairs.Values.Sum(pair => pair.Told), 1e-12);
        Assert.All(pairs.Values, pair => Assert.InRange(pair.Count, (Draws * pair.Told) - (4.5 * Math.Sqrt(Draws * pair.Told)), (Draws * pair.Told) + (4.5 * Math.Sqrt(Draws * pair.Told))));
    }

    /// <summary>Brewer's chances summed over every way the draws can go.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Brewer_KeepsTheChancesExactly(int n)
    {
        double[] sizes = [5, 9, 14, 16, 8, 15, 11, 3];
        var chances = sizes.Select(size => n * size / sizes.Sum()).ToArray();
        var reached = new double[sizes.Length];
        Follow(new bool[sizes.Length], 0, 1);

        Assert.Equal(chances, reached, (told, found) => Math.Abs(told - found) < 1e-13);

        void Follow(bool[] taken, int step, double chance)
        {
            if (step == n)
                return;

            var weights = BrewerDraw.Weights(chances, taken, n, step);
            var sum = weights.Sum();
            for (var unit = 0; unit < weights.Length; unit++)
            {
                if (weights[unit] > 0)
                {
                    var (own, next) = (chance * weights[unit] / sum, (bool[])taken.Clone());
                    next[unit] = true;
                    reached[unit] += own;
                    Follow(next, step + 1, own);
                }
            }
        }
    }

    /// <summary>Mean of Σ w·y over many seeds of a stratified three-stage design is the total, within its own standard error.</summary>
    [Theory]
    [InlineData(SelectionMethod.Simple)]
    [InlineData(SelectionMethod.PpsSystematic)]
    [InlineData(SelectionMethod.PpsBrewer)]
    public void WeightedTotals_AreUnbiased(SelectionMethod first)
    {
        var frame = People(120, ("vùng", i => i % 12 < 5 ? "A" : "B"), ("xã", i => "x" + Digits(i % 12)), ("thôn", i => Digits(i / 12 % 3)), ("y", i => Digits(((i * i) % 37) + (i % 12))));
        var total = Enumerable.Range(0, 120).Sum(i => ((i * i) % 37) + (i % 12));
        var design = new SamplingDesign(
        [
            Stage(first, 5) with { Unit = "xã", Strata = ["vùng"], Minimum = 2 },
            new() { Unit = "thôn", Method = SelectionMethod.Systematic, Count = new StageCount.Take(2) },
            new() { Method = SelectionMethod.Simple, Count = new StageCount.Take(2) },
        ]);
        var column = frame.Column("y")!;
        var estimates = Enumerable.Range(1, 4000).Select(seed => Draw(frame, design, seed).People.Sum(person => person.Weight * int.Parse(column[person.Row], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        var mean = estimates.Average();
        var error = Math.Sqrt(estimates.Sum(x => (x - mean) * (x - mean)) / estimates.Count / (estimates.Count - 1));

        Assert.InRange(mean, total - (4 * error), total + (4 * error));
        Assert.InRange(error / total, 1e-4, 0.01);
    }
}
