using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rounds;

/// <summary>Figures far from those of other units, against values worked out by hand.</summary>
public sealed class FigureCrowdTests
{
    [Fact]
    public void Crowd_IsMedianAndScaledMad()
    {
        // Median 12; distances 2 1 0 1 3, their median 1.
        Assert.Equal(new FigureCrowd(5, 12, 1.4826m), FigureCrowd.Of([10, 11, 12, 13, 15]));
        // Even: median 12.5; distances 2.5 1.5 0.5 0.5 2.5 7.5, sorted 0.5 0.5 1.5 2.5 2.5 7.5, median 2.
        Assert.Equal(new FigureCrowd(6, 12.5m, 2.9652m), FigureCrowd.Of([10, 11, 12, 13, 15, 20]));
        // More than half the same: the mean distance, 2 of 8.
        Assert.Equal(new FigureCrowd(8, 1, 0.313325m), FigureCrowd.Of([1, 1, 1, 1, 1, 1, 2, 0]));
    }

    [Fact]
    public void FewerThanFiveOthers_SayNothing() => Assert.Null(FigureCrowd.Of([1, 2, 3, 4]));

    [Theory]
    [InlineData(1000, CrowdSide.Above)]
    [InlineData(37, CrowdSide.Above)]
    // Beyond 3.5 deviations, not beyond three times the median.
    [InlineData(36, null)]
    [InlineData(18, null)]
    [InlineData(4, null)]
    [InlineData(3, CrowdSide.Below)]
    [InlineData(0, CrowdSide.Below)]
    public void Count_MustBeFarOut_AndMoreThanThreeTimes(int value, CrowdSide? side) =>
        Assert.Equal(side, FigureCrowd.Of([10, 11, 12, 13, 15])!.SideOf(InputType.Count, value));

    [Theory]
    [InlineData("0.80", CrowdSide.Below)]
    [InlineData("0.88", CrowdSide.Below)]
    [InlineData("0.881", null)]
    [InlineData("1", null)]
    public void Share_MustBeFarOut_AndTenPercentagePoints(string value, CrowdSide? side) =>
        Assert.Equal(side, FigureCrowd.Of([0.97m, 0.98m, 0.98m, 0.99m, 0.99m])!.SideOf(InputType.Percent, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void WhereEverybodyAnswersTheSame_OnlyWhatMattersIsTold()
    {
        var crowd = FigureCrowd.Of([1, 1, 1, 1, 1])!;
        Assert.Null(crowd.SideOf(InputType.Percent, 0.95m));
        Assert.Equal(CrowdSide.Below, crowd.SideOf(InputType.Percent, 0.5m));
        Assert.Null(crowd.SideOf(InputType.Percent, 1));
    }

    [Fact]
    public void UnitsThatDifferAnyhow_AreNotWarned() => Assert.Null(FigureCrowd.Of([10, 80, 300, 900, 2500])!.SideOf(InputType.Count, 1500));

    [Fact]
    public void YesAndNo_AreNotCompared() => Assert.All([InputType.YesNo, InputType.Choice, InputType.Number], type => Assert.Null(FigureCrowd.Of([1, 1, 1, 1, 1])!.SideOf(type, 900)));

    [Fact]
    public void UnitIsTold_WithoutAnybodysFigure()
    {
        var told = FigureCrowd.Tell(new RuleInput { Name = "x", Label = "Số hồ sơ", Type = InputType.Count }, CrowdSide.Above, 7);
        Assert.Equal("Số hồ sơ: cao hơn hẳn mức giữa (trung vị) của 7 đơn vị khác trong kỳ. Hãy kiểm tra lại.", told.Vietnamese);
    }

    [Fact]
    public void OrderOfTheOthers_AndAMultiple_ChangeNothing() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>().Filter(values => values.Length is >= 5 and < 40), ArbMap.Default.ArbFor<PositiveInt>(), (values, one) =>
        {
            var others = values.Select(value => (decimal)(value.Get % 500)).ToList();
            var value = (decimal)(one.Get % 5000);
            var side = FigureCrowd.Of(others)!.SideOf(InputType.Amount, value);
            return side == FigureCrowd.Of(Enumerable.Reverse(others))!.SideOf(InputType.Amount, value) && side == FigureCrowd.Of(others.Select(other => other * 1000))!.SideOf(InputType.Amount, value * 1000);
        }).QuickCheckThrowOnFailure();
}
