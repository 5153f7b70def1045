using System.Globalization;

namespace ParIndex.Core.Results.Checking;

/// <summary>The number a code ends with: digits, a Roman numeral, or a capital letter of a section.</summary>
internal static class OrdinalOf
{
    private const string Sections = "ABCDEFGH";

    public static int? Number(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : null;

    /// <summary>Last part of a code as a number; null when it is of no kind that is counted.</summary>
    public static int? Last(string code)
    {
        var part = code[(code.LastIndexOf('.') + 1)..];
        if (Number(part) is { } number)
        {
            return number;
        }

        // "C" is a section after "B"; "I", "V" and "X" are numerals.
        return part.Length == 1 && Sections.IndexOf(part[0], StringComparison.Ordinal) is var section and >= 0 ? section + 1 : Roman(part);
    }

    private static int? Roman(string text)
    {
        if (text.Length is 0 or > 8)
        {
            return null;
        }

        var total = 0;
        var before = 0;
        foreach (var letter in text.Reverse())
        {
            var value = letter switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 0 };
            if (value == 0)
            {
                return null;
            }

            total += value < before ? -value : value;
            before = Math.Max(before, value);
        }

        return total;
    }
}
