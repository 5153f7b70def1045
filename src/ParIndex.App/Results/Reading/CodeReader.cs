using System.Globalization;
using System.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>How a code is written.</summary>
internal enum CodeStyle
{
    /// <summary>1, 1.2, 1.2.3.</summary>
    Numeric,

    /// <summary>I, II, III.</summary>
    Roman,

    /// <summary>A, B, C.</summary>
    Letter,
}

/// <summary>A code as read.</summary>
/// <param name="Text">Repaired: blanks, closing marks and look-alike letters gone.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Broken">Whether more than a closing mark had to be repaired.</param>
internal sealed record ReadCode(string Text, CodeStyle Style, bool Broken)
{
    /// <summary>Parts of a numeric code, else 1.</summary>
    public int Depth => Style == CodeStyle.Numeric ? Text.Count(c => c == '.') + 1 : 1;
}

/// <summary>Reads codes of criteria and sections, also broken ones: "7.1.1 0", "8.1. 1", "1,2", "l.1".</summary>
internal static class CodeReader
{
    private const int LongestCode = 20;

    private const int DeepestCode = 6;

    private static readonly string[] Introductions = ["lĩnh vực", "tiêu chí thành phần", "tiêu chí", "phần", "mục", "nội dung"];

    /// <summary>Reads a cell that holds a code and nothing else.</summary>
    public static ReadCode? Read(string text)
    {
        var trimmed = WithoutIntroduction(text.Trim()).TrimEnd(':', ')', '.', ' ', '-', '/').Trim();
        if (trimmed.Length is 0 or > LongestCode)
        {
            return null;
        }

        return Numeric(trimmed) ?? RomanOrLetter(trimmed);
    }

    /// <summary>Splits "III Chất lượng chính sách" or "1.2. Thực hiện" into code and text.</summary>
    public static (ReadCode Code, string Tail)? ReadGlued(string text)
    {
        var start = text.Length - WithoutIntroduction(text).Length;
        var end = start;
        while (end < text.Length && end - start < LongestCode && !char.IsWhiteSpace(text[end]) && text[end] is not ':' and not ')')
        {
            end++;
        }

        var introduced = start > 0;
        var closed = end < text.Length && text[end] is ':' or ')';
        var token = text[start..end];
        if (end >= text.Length || Read(token) is not { } code)
        {
            return null;
        }

        var rest = text[(end + 1)..].TrimStart(' ', '.', ':', '-', '–', ')', '\n');
        var marked = introduced || closed || token.EndsWith('.') || code.Depth > 1 || (code.Style == CodeStyle.Roman && code.Text.Length > 1);
        return rest.Length > 0 && char.IsUpper(rest[0]) && (marked || IsCapitals(rest)) ? (code, rest) : null;
    }

    /// <summary>Value of a roman numeral up to 39, or 0.</summary>
    public static int RomanValue(string text)
    {
        var value = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = RomanDigit(text[i]);
            if (digit == 0)
            {
                return 0;
            }

            value += i + 1 < text.Length && RomanDigit(text[i + 1]) > digit ? -digit : digit;
        }

        return value is > 0 and < 40 && Roman(value) == text ? value : 0;
    }

    /// <summary>Whether the letters of a text are nearly all capitals, as in titles of fields.</summary>
    public static bool IsCapitals(string text)
    {
        var letters = 0;
        var capitals = 0;
        foreach (var character in text)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            capitals += char.IsUpper(character) ? 1 : 0;
        }

        return letters >= 2 && capitals * 10 >= letters * 8;
    }

    private static string WithoutIntroduction(string text)
    {
        foreach (var word in Introductions)
        {
            if (text.Length > word.Length + 1 && text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && text[word.Length] == ' '
                && text.AsSpan(word.Length).TrimStart() is { Length: > 0 } rest && (char.IsAsciiDigit(rest[0]) || rest[0] is >= 'A' and <= 'Z'))
            {
                return text[word.Length..].TrimStart();
            }
        }

        return text;
    }

    private static ReadCode? Numeric(string text)
    {
        if (!text.Any(char.IsAsciiDigit))
        {
            return null;
        }

        var repaired = new StringBuilder(text.Length);
        var broken = false;
        foreach (var character in text)
        {
            switch (character)
            {
                case >= '0' and <= '9':
                case '.':
                    repaired.Append(character);
                    break;
                case ',':
                    repaired.Append('.');
                    broken = true;
                    break;
                case 'l' or 'I' or '|' or 'i' when text.Length > 1:
                    repaired.Append('1');
                    broken = true;
                    break;
                case 'O' or 'o' when text.Length > 1:
                    repaired.Append('0');
                    broken = true;
                    break;
                case var blank when char.IsWhiteSpace(blank):
                    broken = true;
                    break;
                default:
                    return null;
            }
        }

        var parts = repaired.ToString().Split('.', StringSplitOptions.RemoveEmptyEntries);
        broken |= parts.Length != repaired.ToString().Count(c => c == '.') + 1;
        if (parts.Length is 0 or > DeepestCode || parts.Any(part => part.Length > 3) || (parts.Length == 1 && broken))
        {
            return null;
        }

        return new ReadCode(
            string.Join('.', parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture))),
            CodeStyle.Numeric,
            broken);
    }

    private static ReadCode? RomanOrLetter(string text)
    {
        if (RomanValue(text) > 0)
        {
            return new ReadCode(text, CodeStyle.Roman, false);
        }

        return text.Length == 1 && text[0] is >= 'A' and <= 'Z' ? new ReadCode(text, CodeStyle.Letter, false) : null;
    }

    private static int RomanDigit(char character) => character switch
    {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        _ => 0,
    };

    private static string Roman(int value)
    {
        ReadOnlySpan<(int, string)> digits = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var (worth, sign) in digits)
        {
            for (; value >= worth; value -= worth)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }
}
