using ParIndex.Web.Components;
using Xunit;

namespace ParIndex.Web.Tests.Components;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(77.3, 87.3)]
    [InlineData(0, 1)]
    [InlineData(85.42, 85.42)]
    [InlineData(-3, 4)]
    [InlineData(0.001, 0.0011)]
    [InlineData(0, 1_000_000)]
    public void Of_AnyValues_HoldsThemInRoundSteps(double low, double high)
    {
        var scale = Scale.Of([(decimal)low, (decimal)high], null, null);
        Assert.InRange(scale.Place((decimal)low), 0, 1);
        Assert.InRange(scale.Place((decimal)high), 0, 1);
        Assert.InRange(scale.Ticks().Count(), 2, 9);
    }

    [Fact]
    public void Of_Bounds_AreKept()
    {
        var scale = Scale.Of([85m], 0, 100);
        Assert.Equal((0m, 100m), (scale.Low, scale.High));
        Assert.Equal(0.85, scale.Place(85), 6);
    }

    [Fact]
    public void Of_Nothing_IsAnAxisAllTheSame() => Assert.True(Scale.Of([], null, null).Ticks().Any());
}
