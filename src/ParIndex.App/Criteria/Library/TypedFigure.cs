using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Library;

/// <summary>Figures as people here type them ("86,5", "1,5", "có") and as rules read them. Beside a share stands the sign of percent: what is typed there is percent, with the sign or without.</summary>
public static class TypedFigure
{
    private const string Digits = "0.############################";

    /// <summary>Reads a typed figure.</summary>
    /// <param name="input">What is asked.</param>
    /// <param name="text">As typed.</param>
    /// <param name="value">As rules evaluate it.</param>
    /// <param name="problem">What is wrong and how to mend it; null when read.</param>
    public static bool TryRead(RuleInput input, string text, out decimal value, out Message? problem)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(text);
        if (input.Type == InputType.Percent && text.Length > 0 && !text.EndsWith('%'))
            text += "%";

        if (InputValue.TryParse(input, text, out value, out problem))
            return true;

        if (input.Type is InputType.YesNo or InputType.Choice || !text.Contains(',', StringComparison.Ordinal) || !PrintedNumber.TryParse(text, out var printed))
            return false;

        var plain = printed.Value.ToString(Digits, CultureInfo.InvariantCulture);
        return InputValue.TryParse(input, printed.IsPercent ? plain + "%" : plain, out value, out problem);
    }

    /// <summary>The one plain text of a value, which <see cref="InputValue"/> reads back to it.</summary>
    public static string Plain(RuleInput input, decimal value)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Type switch
        {
            InputType.YesNo => value == 0 ? "không" : "có",
            InputType.Choice => input.Options[(int)value],
            InputType.Percent => (value * 100).ToString(Digits, CultureInfo.InvariantCulture) + "%",
            _ => value.ToString(Digits, CultureInfo.InvariantCulture),
        };
    }
}
