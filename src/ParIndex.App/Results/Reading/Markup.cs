using System.Buffers;
using System.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Removes what a conversion to text leaves in cells: HTML tags, Markdown stars, LaTeX subscripts, a quote before a bullet.</summary>
internal static class Markup
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create("<*&_'`\\");

    private static readonly HashSet<string> BlockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "ul", "ol", "li", "br", "div", "tr", "h1", "h2", "h3", "h4", "table", "tbody",
    };

    private static readonly HashSet<string> InlineTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "i", "b", "u", "em", "strong", "span", "sup", "sub", "font", "a", "td", "th", "center", "small",
    };

    /// <summary>Text without mark-up; block tags become line breaks.</summary>
    /// <param name="text">As read from the file.</param>
    /// <param name="found">Whether any mark-up was there.</param>
    public static string Remove(string text, out bool found)
    {
        found = false;
        if (text.AsSpan().IndexOfAny(Suspects) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var skipped = text[i] switch
            {
                '<' => Tag(text, i, result),
                '*' when i + 1 < text.Length && text[i + 1] == '*' => 2,
                '*' => LoneStar(text, i),
                '&' => Entity(text, i, result),
                '_' when i + 1 < text.Length && text[i + 1] == '{' => Subscript(text, i, result),
                '\'' or '`' => BulletQuote(text, i),
                '\\' when i + 1 < text.Length && text[i + 1] is '-' or '*' or '_' or '.' => 1,
                _ => 0,
            };
            if (skipped == 0)
            {
                result.Append(text[i]);
                continue;
            }

            found = true;
            i += skipped - 1;
        }

        return found ? result.ToString() : text;
    }

    private static int Tag(string text, int at, StringBuilder result)
    {
        var nameStart = at + 1 < text.Length && text[at + 1] == '/' ? at + 2 : at + 1;
        var nameEnd = nameStart;
        while (nameEnd < text.Length && nameEnd - nameStart < 8 && char.IsAsciiLetterOrDigit(text[nameEnd]))
        {
            nameEnd++;
        }

        var name = text[nameStart..nameEnd];
        var block = BlockTags.Contains(name);
        if (!block && !InlineTags.Contains(name))
        {
            return 0;
        }

        var close = text.IndexOf('>', nameEnd, Math.Min(text.Length - nameEnd, 200));
        if (close < 0)
        {
            return 0;
        }

        if (block)
        {
            result.Append('\n');
        }

        return close - at + 1;
    }

    /// <summary>A star of emphasis touches a word on one side only; "(*)" and "2 * 3" stay.</summary>
    private static int LoneStar(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        var opens = !char.IsLetterOrDigit(before) && (char.IsLetter(after) || after == '(') && text.IndexOf('*', at + 1, Math.Min(text.Length - at - 1, 300)) >= 0;
        var closes = (char.IsLetterOrDigit(before) || before is ')' or '.' or ';') && !char.IsLetterOrDigit(after)
            && at > 0 && text.LastIndexOf('*', at - 1, Math.Min(at, 300)) >= 0;
        return opens || closes ? 1 : 0;
    }

    private static int Entity(string text, int at, StringBuilder result)
    {
        foreach (var (entity, character) in (ReadOnlySpan<(string, char)>)[("&nbsp;", ' '), ("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"')])
        {
            if (string.CompareOrdinal(text, at, entity, 0, entity.Length) == 0)
            {
                result.Append(character);
                return entity.Length;
            }
        }

        return 0;
    }

    /// <summary>"U _{ng} dụng" is one word whose middle a scan took for a subscript.</summary>
    private static int Subscript(string text, int at, StringBuilder result)
    {
        var close = text.IndexOf('}', at, Math.Min(text.Length - at, 24));
        if (close < 0)
        {
            return 0;
        }

        while (result.Length > 0 && result[^1] == ' ')
        {
            result.Length--;
        }

        result.Append(text, at + 2, close - at - 2);
        return close - at + 1;
    }

    /// <summary>Spreadsheets put a quote before a cell that begins with "-"; exports keep it.</summary>
    private static int BulletQuote(string text, int at)
    {
        var next = at + 1;
        var beforeBullet = next < text.Length && text[next] is '-' or '+' && (at == 0 || char.IsWhiteSpace(text[at - 1]));
        var beforeEnd = next < text.Length && text[next] == ';' && at > 0 && char.IsLetterOrDigit(text[at - 1]);
        return beforeBullet || beforeEnd ? 1 : 0;
    }
}
