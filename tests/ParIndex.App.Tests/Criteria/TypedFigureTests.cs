using ParIndex.App.Criteria.Library;
using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

/// <summary>Figures as people type them.</summary>
public sealed class TypedFigureTests
{
    [Theory]
    [InlineData("77,5", "0.775")]
    [InlineData("77.5%", "0.775")]
    [InlineData("100", "1")]
    // Beside the sign of percent a half is half a percent.
    [InlineData("0,5", "0.005")]
    [InlineData("1", "0.01")]
    public void Share_IsTypedInPercent_WithTheSignOrWithout(string typed, string value)
    {
        var input = new RuleInput { Name = "index", Label = "Chỉ số", Type = InputType.Percent };
        Assert.True(TypedFigure.TryRead(input, typed, out var read, out _));
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), read);
        Assert.True(TypedFigure.TryRead(input, TypedFigure.Plain(input, read), out var again, out _));
        Assert.Equal(read, again);
    }

    [Theory]
    [InlineData("101")]
    [InlineData("nhiều")]
    [InlineData("-1")]
    public void Share_BeyondItsRange_IsRefused(string typed) =>
        Assert.False(TypedFigure.TryRead(new RuleInput { Name = "index", Label = "Chỉ số", Type = InputType.Percent }, typed, out _, out _));
}
