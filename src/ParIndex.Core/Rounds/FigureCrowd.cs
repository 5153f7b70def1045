using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rounds;

/// <summary>On which side of the others a figure lies.</summary>
public enum CrowdSide
{
    Below,
    Above,
}

/// <summary>
/// What other units of a round answered to the same question, in brief: where their middle lies and how far they lie from it. Robust: a few wild
/// figures change neither much. A figure is far out when its modified z-score is above 3.5 (Iglewicz and Hoaglin 1993) and the difference matters in
/// itself: a share by 10 percentage points or more, a count or an amount by more than three times. The second keeps units that all answer nearly the
/// same from being warned of trifles; the first keeps units that differ anyhow (small and large communes) from being warned all the time.
/// </summary>
/// <param name="Count">Other units that answered.</param>
/// <param name="Median">Half of them lie below, half above.</param>
/// <param name="Spread">1.4826 times the median distance from the median (MAD), which is the standard deviation of figures that spread normally; where more than half
/// answer the same, 1.2533 times the mean distance.</param>
public sealed record FigureCrowd(int Count, decimal Median, decimal Spread)
{
    /// <summary>With fewer others nothing is said: the middle of a few says little, and would tell what one of them answered.</summary>
    public const int Fewest = 5;

    private const decimal Far = 3.5m, OfMedian = 1.4826m, OfMean = 1.2533m, Fold = 3, Share = 0.1m;

    /// <summary>The others in brief; null: fewer than <see cref="Fewest"/>.</summary>
    public static FigureCrowd? Of(IEnumerable<decimal> others)
    {
        var sorted = others.Order().ToList();
        if (sorted.Count < Fewest)
            return null;

        var median = MedianOf(sorted);
        var distances = sorted.Select(value => Math.Abs(value - median)).Order().ToList();
        var middle = MedianOf(distances);
        return new FigureCrowd(sorted.Count, median, middle > 0 ? OfMedian * middle : OfMean * distances.Average());
    }

    /// <summary>The side a figure is far out on; null: it is not, or figures of this kind are not compared.</summary>
    public CrowdSide? SideOf(InputType type, decimal value)
    {
        if (Math.Abs(value - Median) <= Far * Spread)
            return null;

        var matters = type switch
        {
            InputType.Percent => Math.Abs(value - Median) >= Share,
            InputType.Count or InputType.Amount => value > Median * Fold || Median > value * Fold,
            _ => false,
        };
        return !matters ? null : value > Median ? CrowdSide.Above : CrowdSide.Below;
    }

    /// <summary>What the unit itself is told: that it lies far out, and not what anybody answered.</summary>
    public static Message Tell(RuleInput input, CrowdSide side, int count)
    {
        ArgumentNullException.ThrowIfNull(input);
        return side == CrowdSide.Above
            ? new($"{input.Label}: cao hơn hẳn mức giữa (trung vị) của {count} đơn vị khác trong kỳ. Hãy kiểm tra lại.",
                $"{input.LabelEnglish ?? input.Label} is far above the median of {count} other units of the round. Please check.")
            : new($"{input.Label}: thấp hơn hẳn mức giữa (trung vị) của {count} đơn vị khác trong kỳ. Hãy kiểm tra lại.",
                $"{input.LabelEnglish ?? input.Label} is far below the median of {count} other units of the round. Please check.");
    }

    private static decimal MedianOf(List<decimal> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
