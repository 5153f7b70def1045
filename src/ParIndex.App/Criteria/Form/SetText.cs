using System.Globalization;
using ParIndex.Core.Text;

namespace ParIndex.App.Criteria.Form;

/// <summary>The one spelling texts have inside a set, whichever file they come from.</summary>
internal static class SetText
{
    /// <summary>A text of one line: NFC, white space runs one blank, trimmed.</summary>
    public static string Line(string text) => VietnameseText.Clean(text);

    /// <summary>A text of several lines: NFC, "\n" line ends, tabs four blanks, no blanks at line ends, no blank lines around.</summary>
    public static string Block(string text)
    {
        var unified = VietnameseText.Compose(text)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n').Replace('\u0085', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n')
            .Replace("\t", "    ", StringComparison.Ordinal)
            .Replace("\uFEFF", "", StringComparison.Ordinal)
            .Replace('\u00A0', ' ');
        return string.Join('\n', unified.Split('\n').Select(line => line.TrimEnd())).Trim('\n');
    }

    /// <summary>Control characters, halves of characters and non-characters, which no office document can hold.</summary>
    public static bool IsDamaged(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(character) || character is '\uFFFE' or '\uFFFF'
                || (char.IsControl(character) && character is not ('\n' or '\r' or '\t' or '\u0085')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Plain invariant decimal without trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
