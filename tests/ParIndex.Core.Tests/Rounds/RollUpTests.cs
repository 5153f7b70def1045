using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using Xunit;

namespace ParIndex.Core.Tests.Rounds;

/// <summary>Answers of many units become one figure.</summary>
public sealed class RollUpTests
{
    private static readonly RuleSlot Dossiers = new("total", new RuleInput { Name = "total", Label = "Số hồ sơ", Type = InputType.Count, Unit = "hồ sơ", Max = 5_000 });

    [Theory]
    [InlineData(RollUp.Sum, "9")]
    [InlineData(RollUp.Mean, "3")]
    [InlineData(RollUp.Least, "0")]
    [InlineData(RollUp.Greatest, "7")]
    [InlineData(RollUp.Yes, "2")]
    [InlineData(RollUp.YesShare, "0.4")]
    [InlineData(RollUp.AllYes, "0")]
    [InlineData(RollUp.Asked, "5")]
    public void Of_ThreeAnswersOfFiveUnits_IsAsTheWaySays(RollUp how, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Figure(how).Of([2, 7, 0, null, null]));

    [Fact]
    public void Of_WhatDoesNotEnd_IsRoundedToTenDecimals() => Assert.Equal(0.6666666667m, Figure(RollUp.YesShare).Of([1, 1, 0]));

    [Fact]
    public void Of_AllYes_NeedsEveryUnit()
    {
        Assert.Equal(1, Figure(RollUp.AllYes).Of([1, 1]));
        Assert.Equal(0, Figure(RollUp.AllYes).Of([1, null]));
    }

    [Fact]
    public void For_YesOrNo_AsksThatAndNothingOfTheSlotsLimits()
    {
        Assert.Equal((InputType.YesNo, null, null), (Figure(RollUp.Yes).Input.Type, Figure(RollUp.Yes).Input.Unit, Figure(RollUp.Yes).Input.Max));
        // The greatest value of the sum is none for a part of it.
        Assert.Equal((InputType.Count, "hồ sơ", null), (Figure(RollUp.Sum).Input.Type, Figure(RollUp.Sum).Input.Unit, Figure(RollUp.Sum).Input.Max));
        Assert.Equal(5_000, Figure(RollUp.Greatest).Input.Max);
    }

    [Fact]
    public void Of_AnyAnswers_DoesNotDependOnTheirOrder_AndNoAnswerCountsForNothing() => Prop.ForAll(
        ArbMap.Default.ArbFor<int?[]>(), ArbMap.Default.ArbFor<RollUp>(), (drawn, how) =>
        {
            var answers = drawn.Select(answer => (decimal?)answer).ToList();
            var figure = Figure(how);
            var isGiven = how == RollUp.Asked || answers.Exists(answer => answer is not null);
            return figure.Of(answers) == figure.Of([.. answers.AsEnumerable().Reverse()]) && figure.Of(answers) is not null == isGiven;
        }).QuickCheckThrowOnFailure();

    private static CallFigure Figure(RollUp how) => CallFigure.For("s1", null, how, Dossiers);
}
