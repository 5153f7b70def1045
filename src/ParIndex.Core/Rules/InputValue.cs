using System.Globalization;
using ParIndex.Core.Rules.Running;
using ParIndex.Core.Text;

namespace ParIndex.Core.Rules;

/// <summary>Reads a declared value as text into the decimal that rules evaluate.</summary>
public static class InputValue
{
    private const int MaxLength = 40;
    private const int MaxDigits = 28;

    /// <summary>
    /// Reads "132", "86.5%", "0.865", "có"/"yes"/"1", an option's text. Decimal point only, no groups. Checks type and range.
    /// </summary>
    /// <param name="input">The declared input.</param>
    /// <param name="text">The value as typed.</param>
    /// <param name="value">The decimal for <see cref="Rule.Evaluate"/>.</param>
    /// <param name="problem">What is wrong and how to mend it; null when read.</param>
    public static bool TryParse(RuleInput input, string text, out decimal value, out Message? problem)
    {
        ArgumentNullException.ThrowIfNull(input);
        value = 0;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = Say(input, "chưa có giá trị.", "no value given.");
            return false;
        }

        // Options are sentences; everything else is short.
        if (text.Length > (input.Type == InputType.Choice ? 2_000 : MaxLength))
        {
            problem = Say(input, "giá trị quá dài.", "the value is too long.");
            return false;
        }

        var clean = VietnameseText.Clean(text);
        problem = input.Type switch
        {
            InputType.YesNo => ReadYesNo(input, clean, out value),
            InputType.Choice => ReadChoice(input, clean, out value),
            _ => ReadNumber(input, clean, out value),
        };
        return problem is null;
    }

    private static Message? ReadYesNo(RuleInput input, string text, out decimal value)
    {
        var answer = text.ToLowerInvariant();
        value = answer is "có" or "yes" or "true" or "1" ? 1 : 0;
        return value == 1 || answer is "không" or "no" or "false" or "0"
            ? null
            : Say(input, $"“{text}” không phải câu trả lời: viết có hoặc không.", $"“{text}” is no answer: write yes or no.");
    }

    private static Message? ReadChoice(RuleInput input, string text, out decimal value)
    {
        var options = input.Options.Select(VietnameseText.Clean).ToList();
        var index = options.IndexOf(text);
        if (index < 0) index = options.FindIndex(option => string.Equals(option, text, StringComparison.OrdinalIgnoreCase));
        value = Math.Max(index, 0);
        if (index >= 0) return null;
        var list = string.Join(", ", input.Options.Select(option => $"\"{option}\""));
        return Say(input, $"“{text}” không phải là một phương án. Các phương án: {list}.", $"“{text}” is not an option. Options: {list}.");
    }

    private static Message? ReadNumber(RuleInput input, string text, out decimal value)
    {
        value = 0;
        var isPercent = text.EndsWith('%');
        var number = isPercent ? text[..^1].TrimEnd() : text;
        if (WrongForm(input, number, isPercent) is { } wrong) return wrong;
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return Say(input, $"“{text}” không phải là số.", $"“{text}” is not a number.");
        }

        if (isPercent) value /= 100;
        return WrongValue(input, text, value);
    }

    private static Message? WrongForm(RuleInput input, string number, bool isPercent)
    {
        if (number.Any(c => c is ',' or ' ' or '\'') || number.Count(c => c == '.') > 1)
        {
            var suggestion = Suggest(number) + (isPercent ? "%" : "");
            return Say(
                input,
                $"“{number}” có dấu phẩy hoặc dấu ngăn nghìn: chỉ dùng dấu chấm thập phân, viết {suggestion}.",
                $"“{number}” has a comma or group separators: use a decimal point only, write {suggestion}.");
        }

        var digits = number.StartsWith('-') ? number[1..] : number;
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1]) || !digits.All(c => char.IsAsciiDigit(c) || c == '.'))
        {
            return Say(input, $"“{number}” không phải là số: viết chữ số, ví dụ {Example(input)}.", $"“{number}” is not a number: write digits, such as {Example(input)}.");
        }

        if (digits.Count(char.IsAsciiDigit) > MaxDigits) return Say(input, $"số có quá {MaxDigits} chữ số.", $"the number has more than {MaxDigits} digits.");
        return isPercent && (input.Type is InputType.Count or InputType.Amount)
            ? Say(input, "đây không phải là tỷ lệ: bỏ dấu %.", "this is not a share: leave out %.")
            : null;
    }

    private static Message? WrongValue(RuleInput input, string text, decimal value)
    {
        if (input.Type == InputType.Count && value != decimal.Truncate(value))
        {
            var joined = text.Replace(".", "", StringComparison.Ordinal);
            return Say(
                input,
                $"“{text}” không phải số nguyên; nếu dấu chấm là dấu ngăn nghìn, viết {joined}.",
                $"“{text}” is not whole; if the point separates thousands, write {joined}.");
        }

        var (min, max) = InputRange.Of(input);
        if (value > max && input.Type == InputType.Percent && !text.EndsWith('%'))
        {
            return Say(input, $"“{text}” vượt 100 %: viết {text}% nếu là phần trăm.", $"“{text}” is above 100 %: write {text}% if it is a percent.");
        }

        if (value < min) return Say(input, $"nhỏ nhất là {Show(input, min.Value)}.", $"the least is {Show(input, min.Value)}.");
        return value > max ? Say(input, $"lớn nhất là {Show(input, max.Value)}.", $"the greatest is {Show(input, max.Value)}.") : null;
    }

    /// <summary>What was probably meant: a last separator that is not followed by three digits is the decimal mark.</summary>
    private static string Suggest(string number)
    {
        var last = number.LastIndexOfAny([',', '.']);
        var isDecimal = last >= 0 && number.IndexOf(number[last], StringComparison.Ordinal) == last && (number.Length - last - 1 != 3 || number[..last].Trim('-') == "0");
        var whole = new string([.. (isDecimal ? number[..last] : number).Where(c => char.IsAsciiDigit(c) || c == '-')]);
        return isDecimal ? $"{whole}.{number[(last + 1)..]}" : whole;
    }

    private static string Example(RuleInput input) => input.Type == InputType.Percent ? "86.5%" : input.Type == InputType.Count ? "132" : "2473200.5";

    private static string Show(RuleInput input, decimal value) => input.Type == InputType.Percent
        ? (value * 100).ToString("0.##########", CultureInfo.InvariantCulture) + "%"
        : value.ToString(CultureInfo.InvariantCulture);

    private static Message Say(RuleInput input, string vietnamese, string english) =>
        new($"{input.Label}: {vietnamese}", $"{input.LabelEnglish ?? input.Label}: {english}");
}
