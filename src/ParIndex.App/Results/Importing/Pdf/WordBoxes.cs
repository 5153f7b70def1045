using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>Reads what pdftotext and tesseract tell of words and their places.</summary>
internal static partial class WordBoxes
{
    /// <summary>Most words of a document: more is no document of an office.</summary>
    private const int MostWords = 500_000;

    /// <summary>From <c>pdftotext -bbox</c>, page by page.</summary>
    public static List<IReadOnlyList<PrintedWord>> OfPdf(string boxes)
    {
        var pages = new List<IReadOnlyList<PrintedWord>>();
        var words = new List<PrintedWord>();
        foreach (var line in boxes.Split('\n').Take(MostWords))
        {
            if (line.Contains("<page ", StringComparison.Ordinal))
                pages.Add(words = []);
            else if (Word().Match(line) is { Success: true } word)
                words.Add(new PrintedWord(Number(word, 1), Number(word, 2), Number(word, 3), Number(word, 4), WebUtility.HtmlDecode(word.Groups[5].Value)));
        }

        return pages;
    }

    /// <summary>From <c>tesseract … tsv</c> of one page.</summary>
    public static IReadOnlyList<PrintedWord> OfScan(string table)
    {
        var words = new List<PrintedWord>();
        var (top, bottom) = (0.0, 0.0);
        foreach (var line in table.Split('\n').Take(MostWords))
        {
            var cells = line.TrimEnd('\r').Split('\t');
            // Boxes of words hug their letters; that of the line is the same for all of them.
            if (cells is ["4", ..] && cells.Length >= 10)
                (top, bottom) = (Parsed(cells[7]), Parsed(cells[7]) + Parsed(cells[9]));
            else if (cells is ["5", ..] && cells.Length >= 12 && cells[11].Trim() is { Length: > 0 } text && !IsRule(text))
                words.Add(new PrintedWord(Parsed(cells[6]), top, Parsed(cells[6]) + Parsed(cells[8]), bottom, text.Trim('|', '[', ']', '_')));
        }

        return words;
    }

    /// <summary>Lines of the table's frame are read as signs.</summary>
    private static bool IsRule(string text) => text.All(letter => letter is '|' or '_' or '—' or '-' or '[' or ']' or '=' or '¦');

    private static double Number(Match match, int group) => Parsed(match.Groups[group].Value);

    private static double Parsed(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? Math.Clamp(value, -1e5, 1e5) : 0;

    [GeneratedRegex("""<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</word>""")]
    private static partial Regex Word();
}
