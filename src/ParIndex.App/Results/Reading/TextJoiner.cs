using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Reading;

/// <summary>Joins the pieces of a cell that a page break cut.</summary>
internal static class TextJoiner
{
    private const int LongestOverlap = 8;

    /// <summary>Joins pieces in order; a few words printed on both sides of the break are taken once.</summary>
    public static string Join(IReadOnlyList<string> pieces)
    {
        var result = new StringBuilder(pieces.Count == 0 ? "" : pieces[0].Trim());
        for (var i = 1; i < pieces.Count; i++)
        {
            Append(result, pieces[i].Trim());
        }

        return result.ToString();
    }

    /// <summary>Whether a text stops in the middle of a sentence.</summary>
    public static bool IsOpen(string text)
    {
        var trimmed = text.AsSpan().TrimEnd();
        return trimmed.Length > 0 && trimmed[^1] is not ('.' or ';' or '!' or '?' or ')' or ':' or '…');
    }

    /// <summary>Whether a text begins like the rest of a sentence.</summary>
    public static bool Continues(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        return trimmed.Length > 0 && (char.IsLower(trimmed[0]) || trimmed[0] is ',' or ';' or ')');
    }

    private static void Append(StringBuilder result, string piece)
    {
        if (piece.Length == 0)
        {
            return;
        }

        piece = piece[Overlap(result, piece)..].TrimStart();
        var glued = result.Length > 0 && (result[^1] is '/' or '(' || (piece.Length > 0 && piece[0] is ',' or ';' or ')' or '.' or ':'));
        result.Append(result.Length == 0 || glued ? "" : StartsItem(piece) ? "\n" : " ").Append(piece);
    }

    private static bool StartsItem(string piece) =>
        piece.Length > 1 && (piece[0] is '-' or '+' or '•' or '–' || (char.IsAsciiDigit(piece[0]) && piece[1] is '.' or ')'));

    /// <summary>
    /// Letters at the start of the piece that repeat the end of the text. One word alone counts only when the text had been closed
    /// with a full stop before a small letter: then the stop belongs to the page, and it goes.
    /// </summary>
    private static int Overlap(StringBuilder result, string piece)
    {
        if (!Continues(piece) || result.Length == 0)
        {
            return 0;
        }

        var tail = result.ToString(Math.Max(0, result.Length - 160), Math.Min(160, result.Length));
        var bare = tail.TrimEnd('.', ' ', ';', ',');
        var closed = bare.Length < tail.Length;
        var words = piece.Length > 160 ? piece[..160] : piece;
        var end = 0;
        var found = 0;
        for (var count = 1; count <= LongestOverlap; count++)
        {
            end = words.IndexOf(' ', Math.Min(end + 1, words.Length));
            if (end < 0)
            {
                break;
            }

            var head = words[..end];
            var repeats = bare.EndsWith(head, StringComparison.Ordinal) && (bare.Length == head.Length || bare[^(head.Length + 1)] == ' ');
            found = repeats && (count > 1 || closed) ? end : found;
        }

        if (found > 0)
        {
            result.Length -= tail.Length - bare.Length;
        }

        return found;
    }

    /// <summary>One line, blanks cleaned.</summary>
    public static string OneLine(string text) => VietnameseText.Clean(text);
}
