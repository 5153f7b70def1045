using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Analysis.Drawing;
using Xunit;

namespace ParIndex.Core.Tests.Analysis;

public class NormalQuantileTests
{
    /// <summary>Expected values: qnorm of R 4.2.2, 17 digits.</summary>
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.6, 0.25334710313579978)]
    [InlineData(0.925, 1.4395314709384559)]
    [InlineData(0.95, 1.6448536269514715)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(1e-5, -4.2648907939228256)]
    [InlineData(1e-10, -6.3613409024040557)]
    [InlineData(1e-12, -7.0344838253011321)]
    [InlineData(1.1102230246251565e-16, -8.2095361516013856)]
    public void Of_AgreesWithR(double p, double expected) => Assert.Equal(expected, NormalQuantile.Of(p), 1e-15 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void InPlace_IsTheSameOfOne() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue - 1).ArrayOf(64).Select(numbers => numbers.Select(number => number / (double)int.MaxValue).ToArray()).ToArbitrary(),
        uniforms =>
        {
            var values = uniforms.ToArray();
            NormalQuantile.InPlace(values, new NormalSpace(values.Length));
            return values.SequenceEqual(uniforms.Select(NormalQuantile.Of));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Log_AgreesWithTheLibrary() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue - 1).Select(number => number / (double)int.MaxValue).ToArbitrary(),
        x => Math.Abs(VectorLog.Of(new Vector<double>(x))[0] - Math.Log(x)) <= 2e-16 * Math.Max(1e-16, Math.Abs(Math.Log(x))) * 2)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Uniforms_AreThoseOfTheirCells_InsideTheOpenInterval()
    {
        var drawn = new double[64];
        for (var draw = 0; draw < 100; draw++)
        {
            var key = CounterRandom.Key(7, CounterRandom.Stream("x"), draw);
            CounterRandom.Uniforms(key, draw, drawn);
            Assert.All(drawn, (value, column) => Assert.Equal(CounterRandom.Uniform(key, draw, column), value));
            Assert.All(drawn, value => Assert.InRange(value, double.Epsilon, 1 - 1e-16));
        }
    }

    /// <summary>Mean, variance and neighbours' correlation of 260,000 within five standard errors.</summary>
    [Fact]
    public void Normals_HaveMeanZeroVarianceOne_AndDoNotHangTogether()
    {
        const int Count = 1 << 18;
        var values = new double[Count];
        CounterRandom.Uniforms(CounterRandom.Key(1, CounterRandom.Stream("normal"), 0), 1, values);
        Assert.Equal(0.5, values.Average(), 5 * Math.Sqrt(1.0 / 12 / Count));
        NormalQuantile.InPlace(values, new NormalSpace(Count));

        Assert.Equal(0, values.Average(), 5 / Math.Sqrt(Count));
        Assert.Equal(1, values.Average(value => value * value), 5 * Math.Sqrt(2.0 / Count));
        Assert.Equal(0, values.Zip(values.Skip(1), (left, right) => left * right).Average(), 5 / Math.Sqrt(Count));
    }
}
