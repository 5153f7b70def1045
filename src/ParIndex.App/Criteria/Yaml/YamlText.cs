using System.Globalization;
using System.Text;

namespace ParIndex.App.Criteria.Yaml;

/// <summary>Writes one text so that every YAML reader takes it for that text.</summary>
internal static class YamlText
{
    /// <summary>Words other YAML readers take for something else than text.</summary>
    private static readonly HashSet<string> Taken =
        new(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Plain when that is safe in every place, otherwise in double quotes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inFlow">Inside [ ] or { }, where commas and brackets divide.</param>
    public static string Of(string text, bool inFlow) => IsPlain(text, inFlow) ? text : Quoted(text);

    /// <summary>Whether a text of one line can be broken at blanks and folded back without loss.</summary>
    public static bool IsFoldable(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal)
        && text.All(character => IsPrintable(character) || char.IsSurrogate(character));

    /// <summary>Whether the text can be a literal block: sound lines, the first not indented.</summary>
    public static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && text[0] is not (' ' or '\n') && text[^1] != '\n'
        && text.All(character => character == '\n' || IsPrintable(character) || char.IsSurrogate(character));

    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || !(char.IsLetter(text[0]) || IsCodeLike(text)) || text[^1] is ' ' or ':' || Taken.Contains(text))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var isMark = (inFlow && character is (',' or '[' or ']' or '{' or '}')) || character is '"' or '\'' or '`' or '#' or '&' or '*' or '!' or '|' or '>' or '\\'
                || (character == ':' && !(i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])));
            if (isMark || (character != ' ' && !char.IsLetterOrDigit(character) && !char.IsPunctuation(character) && !char.IsSymbol(character)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"3.4.1" and "876/QĐ-BNV" cannot be taken for a number or a date; "3", "1.10" and "2022-01-02" can.</summary>
    private static bool IsCodeLike(string text) => char.IsAsciiDigit(text[0])
        && (text.Contains('/', StringComparison.Ordinal)
            || (text.Count(character => character == '.') >= 2 && text.All(character => char.IsAsciiDigit(character) || character == '.')));

    private static string Quoted(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => result.Append('\\').Append(character),
                '\n' => result.Append("\\n"),
                _ when IsPrintable(character) || char.IsSurrogate(character) => result.Append(character),
                _ => result.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return result.Append('"').ToString();
    }

    /// <summary>Visible characters and the blank; invisible ones are escaped so that they show.</summary>
    private static bool IsPrintable(char character) => character == ' ' || (CharUnicodeInfo.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate));
}
