using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rounds;

/// <summary>Figures that differ so much from the year before that somebody should look again: a slip of the keyboard, another unit of measure, or news.</summary>
public static class FigureJump
{
    private const decimal Fold = 3;
    private const decimal Share = 0.3m;

    /// <summary>A warning, or null: nothing strange. Counts and amounts jump by more than three times, shares by more than 30 percentage points.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="now">Figure of this year, as rules read it.</param>
    /// <param name="before">Figure of the year before.</param>
    public static Message? Of(RuleInput input, decimal now, decimal before)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Type switch
        {
            InputType.Percent when Math.Abs(now - before) > Share => Say(input, "chênh hơn 30 điểm phần trăm so với năm trước", "differs by more than 30 percentage points from the year before"),
            InputType.Count or InputType.Amount when before > 0 && now > before * Fold => Say(input, "gấp hơn 3 lần năm trước", "is more than 3 times the year before"),
            InputType.Count or InputType.Amount when now > 0 && before > now * Fold => Say(input, "chưa bằng một phần ba năm trước", "is less than a third of the year before"),
            _ => null,
        };
    }

    private static Message Say(RuleInput input, string vietnamese, string english) => new($"{input.Label}: {vietnamese}. Hãy kiểm tra lại.", $"{input.LabelEnglish ?? input.Label} {english}. Please check.");
}
