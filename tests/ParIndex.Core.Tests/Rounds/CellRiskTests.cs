using ParIndex.Core.Rounds;
using Xunit;
using static ParIndex.Core.Rounds.RiskSign;

namespace ParIndex.Core.Tests.Rounds;

/// <summary>State and risk of a unit in a field, as who watches over a round reads them.</summary>
public sealed class CellRiskTests
{
    private static readonly CellCounts Whole = new(4, 4, 0, 4, 0, 0, 0, 0);

    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, 0, 0, false, CellState.None)]
    [InlineData(4, 0, 0, 4, 0, 0, 0, 0, false, CellState.Missing)]
    [InlineData(4, 3, 0, 4, 0, 0, 0, 0, false, CellState.Filling)]
    [InlineData(4, 4, 0, 4, 0, 0, 0, 0, false, CellState.Filled)]
    [InlineData(4, 0, 0, 4, 0, 0, 0, 0, true, CellState.Submitted)]
    [InlineData(4, 4, 0, 4, 3, 0, 0, 0, true, CellState.Submitted)]
    [InlineData(4, 4, 1, 4, 3, 0, 0, 0, true, CellState.Returned)]
    [InlineData(4, 4, 1, 4, 4, 1, 0, 0, true, CellState.Returned)]
    [InlineData(4, 4, 0, 3, 3, 0, 0, 0, true, CellState.Appraised)]
    [InlineData(4, 4, 0, 4, 4, 2, 1, 0, true, CellState.Explained)]
    [InlineData(4, 4, 0, 4, 4, 2, 2, 0, true, CellState.Appraised)]
    [InlineData(4, 4, 0, 4, 4, 2, 2, 1, true, CellState.Decided)]
    [InlineData(4, 4, 0, 4, 4, 2, 1, 1, true, CellState.Explained)]
    public void State_IsWhatHoldsTheCellBack(int entries, int answered, int returned, int toJudge, int judged, int explained, int replied, int decided, bool isSubmitted, CellState state) =>
        Assert.Equal(state, new CellCounts(entries, answered, returned, toJudge, judged, explained, replied, decided).State(isSubmitted));

    [Fact]
    public void NothingStrange_IsCalm() => Expect(RiskHeat.Calm, [], new CellFacts(Whole, true, -30, 0, 80, 85, 2));

    [Fact]
    public void LateAndFilled_IsWarm_AWeekLaterHot()
    {
        Expect(RiskHeat.Warm, [Late], new CellFacts(Whole, false, -1, 1, null, null, 0));
        Expect(RiskHeat.Warm, [Late], new CellFacts(Whole, false, -7, 7, null, null, 0));
        Expect(RiskHeat.Hot, [Late], new CellFacts(Whole, false, -8, 8, null, null, 0));
    }

    [Fact]
    public void NotAnswered_IsASignFromThreeDaysBefore_AndHotOnceLate()
    {
        var half = Whole with { Answered = 2 };
        Expect(RiskHeat.Calm, [], new CellFacts(half, false, 4, 0, 10, 90, 0));
        Expect(RiskHeat.Warm, [Unanswered], new CellFacts(half, false, 3, 0, 10, 90, 0));
        Expect(RiskHeat.Warm, [Unanswered], new CellFacts(half, false, 0, 0, 10, 90, 0));
        Expect(RiskHeat.Hot, [Late, Unanswered], new CellFacts(half, false, -1, 1, 10, 90, 0));
        // Submitted like this it is no longer owed; that it is far below last year now counts.
        Expect(RiskHeat.Warm, [FarBelow], new CellFacts(half, true, -1, 0, 10, 90, 0));
    }

    [Fact]
    public void FarBelow_IsTwentyPercentagePoints_NotNineteen()
    {
        Expect(RiskHeat.Warm, [FarBelow], new CellFacts(Whole, true, null, 0, 65, 85, 0));
        Expect(RiskHeat.Calm, [], new CellFacts(Whole, true, null, 0, 65.01m, 85, 0));
        Expect(RiskHeat.Calm, [], new CellFacts(Whole, true, null, 0, 0, null, 0));
    }

    [Fact]
    public void OftenReturned_IsThreeTimes_AndTwoSignsAreHot()
    {
        Expect(RiskHeat.Warm, [OftenReturned], new CellFacts(Whole, true, null, 0, 80, 85, 3));
        Expect(RiskHeat.Hot, [FarBelow, OftenReturned], new CellFacts(Whole, true, null, 0, 50, 85, 3));
    }

    [Fact]
    public void FieldOfSurveysAlone_HasNoRiskOfTheUnit() => Expect(RiskHeat.Calm, [], new CellFacts(new(0, 0, 0, 0, 0, 0, 0, 0), false, -20, 20, 10, 90, 0));

    private static void Expect(RiskHeat heat, RiskSign[] signs, CellFacts facts)
    {
        var risk = CellRisk.Of(facts);
        Assert.Equal(signs, risk.Signs);
        Assert.Equal(heat, risk.Heat);
    }
}
