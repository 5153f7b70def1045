using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Evidence;

/// <summary>Text as it is searched: words without accents and case, nothing else.</summary>
internal static class FoldedText
{
    private const int LongestQuery = 200;
    private const int MostWords = 12;

    /// <summary>Words apart by blanks; page breaks stay.</summary>
    public static string Of(string text) => string.Join('\f', text.Split('\f').Select(Page));

    /// <summary>A query of PostgreSQL for all words typed, the last of which may go on; null: nothing to look for.</summary>
    public static string? Query(string? typed)
    {
        var words = Words(typed);
        return words.Length == 0 ? null : string.Join(" & ", words[..^1].Append(words[^1] + ":*"));
    }

    /// <summary>Words typed, folded.</summary>
    public static string[] Words(string? typed)
    {
        var text = typed ?? "";
        return [.. Page(text.Length > LongestQuery ? text[..LongestQuery] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)];
    }

    private static string Page(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in VietnameseText.Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(letter) || (letter > 127 && char.IsLetterOrDigit(letter)))
                result.Append(letter);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString();
    }
}
