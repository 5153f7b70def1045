using ParIndex.Core.Rounds;
using Xunit;
using static ParIndex.Core.Rounds.VerdictOutcome;

namespace ParIndex.Core.Tests.Rounds;

/// <summary>Agreement and drift against figures worked out by hand.</summary>
public sealed class AgreementTests
{
    private static readonly Guid Anh = new("00000000-0000-0000-0000-000000000001"), Binh = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Agreement_OfTwentyEntries_IsAsComputedByHand()
    {
        // First \ blind: 10 accepted-accepted, 2 accepted-cut, 1 cut-accepted, 5 cut-cut, 1 corrected-corrected, 1 corrected-cut.
        List<JudgedTwice> entries =
        [
            .. Many(10, Accepted, 1m, Accepted, 1m), .. Many(2, Accepted, 1m, Cut, 0.5m), .. Many(1, Cut, 0.5m, Accepted, 1m),
            .. Many(5, Cut, 0.5m, Cut, 0.25m), .. Many(1, Corrected, 0.8m, Corrected, 0.8m), .. Many(1, Corrected, 0.8m, Cut, 0.5m),
        ];

        var agreement = Agreement.Of(entries)!;

        // Same: 16 of 20. Chance: (12·11 + 6·8 + 2·1) / 400 = 182/400 = 0.455; kappa = (0.8 − 0.455) / 0.545 = 69/109.
        Assert.Equal((20, 16, 80m), (agreement.Count, agreement.Same, agreement.Percent));
        Assert.Equal(69m / 109m, agreement.Kappa!.Value, 20);
        // (2·0.5 + 1·0.5 + 5·0.25 + 1·0.3) / 20 = 3.05/20.
        Assert.Equal(0.1525m, agreement.MeanDifference);
    }

    [Fact]
    public void Agreement_WithoutAnyDifferenceInOutcomes_HasNoKappa()
    {
        var agreement = Agreement.Of([.. Many(4, Accepted, 1m, Accepted, 1m)])!;
        Assert.Equal((100m, (decimal?)null, 0m), (agreement.Percent, agreement.Kappa, agreement.MeanDifference));
        Assert.Null(Agreement.Of([]));
    }

    [Fact]
    public void Agreement_NeverTheSame_IsBelowChance()
    {
        // Chance: (1·1 + 1·1) / 4 = 0.5; kappa = (0 − 0.5) / 0.5.
        var agreement = Agreement.Of([.. Many(1, Accepted, 1m, Cut, 0m), .. Many(1, Cut, 0m, Accepted, 1m)])!;
        Assert.Equal((0m, -1m, 1m), (agreement.Percent, agreement.Kappa, agreement.MeanDifference));
    }

    [Fact]
    public void Drift_IsMeasuredAgainstAllVerdictsOnTheSameLeaf()
    {
        // Leaf 1 (2 points): Anh takes 50%, Bình 0%: usual 25%. Leaf 2 (1 point): Anh takes 40%, Bình 20%: usual 30%.
        var drift = AppraiserDrift.Of(
        [
            Verdict(Anh, "1", 2m, 1m, 2m, 1), Verdict(Binh, "1", 2m, 2m, 2m, 2), Verdict(Anh, "2", 1m, 0.6m, 1m, 3), Verdict(Binh, "2", 1m, 0.8m, 1m, 4),
        ]);

        Assert.Equal([new AppraiserDrift(Anh, 2, 45m, 17.5m, null), new AppraiserDrift(Binh, 2, 10m, -17.5m, null)], drift);
    }

    [Fact]
    public void Drift_InTheCourseOfTime_IsTheLaterHalfLessTheEarlier()
    {
        // One leaf: 0, 0, 20, 40 percent taken in this order; usual 15%: −15, −15, 5, 25. Later half 15, earlier half −15.
        var drift = AppraiserDrift.Of(
            [Verdict(Anh, "1", 1m, 0.6m, 1m, 4), Verdict(Anh, "1", 1m, 1m, 1m, 1), Verdict(Anh, "1", 1m, 0.8m, 1m, 3), Verdict(Anh, "1", 1m, 1m, 1m, 2)]).Single();
        Assert.Equal((4, 15m, 0m, 30m), (drift.Count, drift.Taken, drift.Beside, drift.Trend));
    }

    [Fact]
    public void BlindDraw_WithTheSameSeed_DrawsTheSameWholeShare_WhateverTheOrder()
    {
        var all = Enumerable.Range(1, 31).Select(number => ("xã-" + number, "1.1")).ToList();
        var drawn = BlindDraw.Select("hạt giống", all, 0.1m);

        Assert.Equal(4, drawn.Count);
        Assert.Equal(drawn, BlindDraw.Select("hạt giống", all.AsEnumerable().Reverse(), 0.1m));
        Assert.NotEqual(drawn, BlindDraw.Select("hạt khác", all, 0.1m));
        Assert.Equal(31, BlindDraw.Select("x", all, 1m).Distinct().Count());
        Assert.All(all.Except(drawn), other => Assert.True(string.CompareOrdinal(BlindDraw.Lot("hạt giống", drawn[^1]), BlindDraw.Lot("hạt giống", other)) < 0));
    }

    [Fact]
    public void BlindDraw_Lot_IsPlainSha256()
        => Assert.Equal("09d085e9", BlindDraw.Lot("seed", ("vn-68", "1.1.1"))[..8]);

    private static IEnumerable<JudgedTwice> Many(int count, VerdictOutcome first, decimal firstPoints, VerdictOutcome blind, decimal blindPoints) =>
        Enumerable.Repeat(new JudgedTwice(first, firstPoints, blind, blindPoints), count);

    private static SeverityPoint Verdict(Guid who, string code, decimal claimed, decimal given, decimal max, int minute) =>
        new(who, code, claimed, given, max, new DateTime(2026, 12, 1, 8, minute, 0, DateTimeKind.Utc));
}
