using System.Globalization;

namespace ParIndex.Core.Numbers;

/// <summary>A number as an office prints it: comma or point decimals, groups of three, a percent sign.</summary>
/// <param name="Value">The number as printed; "88,2%" is 88.2.</param>
/// <param name="Decimals">Digits printed after the decimal mark.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
public readonly record struct PrintedNumber(decimal Value, int Decimals, bool IsPercent)
{
    /// <summary>
    /// Reads one number that fills the text. One separator followed by exactly three digits is ambiguous ("2.538"):
    /// <paramref name="groups"/> decides, and the default reads it as a decimal, which points are.
    /// </summary>
    public static bool TryParse(string? text, out PrintedNumber number, bool groups = false)
    {
        number = default;
        var trimmed = text?.Trim() ?? "";
        var isPercent = trimmed.EndsWith('%');
        if (isPercent)
        {
            trimmed = trimmed[..^1].TrimEnd();
        }

        if (trimmed.Length is 0 or > 30 || !trimmed.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-') || !trimmed.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var lastMark = trimmed.LastIndexOfAny(['.', ',']);
        if (lastMark >= 0)
        {
            var mark = trimmed[lastMark];
            var other = mark == '.' ? ',' : '.';
            var repeated = trimmed.IndexOf(mark, StringComparison.Ordinal) != lastMark;
            var grouped = repeated || (groups && trimmed.Length - lastMark - 1 == 3 && !trimmed.Contains(other, StringComparison.Ordinal));
            if (grouped)
            {
                var parts = trimmed.Split(mark);
                if (trimmed.Contains(other, StringComparison.Ordinal) || parts.Skip(1).Any(part => part.Length != 3) || parts[0].Length > 4)
                {
                    return false;
                }

                trimmed = string.Concat(parts);
                lastMark = -1;
            }
            else
            {
                trimmed = trimmed[..lastMark].Replace(other.ToString(), "", StringComparison.Ordinal) + "." + trimmed[(lastMark + 1)..];
                lastMark = trimmed.IndexOf('.', StringComparison.Ordinal);
            }
        }

        if (lastMark == 0 || lastMark == trimmed.Length - 1
            || !decimal.TryParse(trimmed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = new PrintedNumber(value, lastMark < 0 ? 0 : trimmed.Length - lastMark - 1, isPercent);
        return true;
    }
}
