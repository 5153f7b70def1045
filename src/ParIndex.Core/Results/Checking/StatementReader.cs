using System.Text.RegularExpressions;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>Finds stated points in prose. Ranks ("thứ 51/63"), dates, numbers of documents, goals and other years are not statements of points.</summary>
internal static partial class StatementReader
{
    private const int ClauseLength = 260;

    private static readonly string[] Goals = ["phan dau", "muc tieu", "tu nay den"];

    private static readonly string[] Numbered = ["thu", "hang", "vi tri", "ngay", "so", "thang"];

    public static IReadOnlyList<Statement> Read(DocumentView document, TableView table)
    {
        var subjects = new SubjectFinder(document, table);
        return document.Document.Prose.SelectMany(paragraph => Read(paragraph, subjects)).ToList();
    }

    /// <summary>The clause that leads up to a position: back to the end of a sentence or of the figure before.</summary>
    public static string ClauseBefore(string text, int position, int floor)
    {
        var from = Math.Max(floor, position - ClauseLength);
        for (var i = position - 2; i >= from; i--)
        {
            if (text[i] is '.' or ';' && text[i + 1] == ' ')
            {
                from = i + 2;
                break;
            }
        }

        return text[from..position];
    }

    /// <summary>Whether the figure at a position is a rank, a date or the number of a document, by the word before it.</summary>
    public static bool IsNumberOfSomething(string text, int position)
    {
        var before = Before(text, position);
        return Numbered.Any(word => before.EndsWith(word, StringComparison.Ordinal));
    }

    private static string Before(string text, int position) => Words.Fold(text[Math.Max(0, position - 24)..position]).TrimEnd(' ', ':');

    private static IEnumerable<Statement> Read(SourcedText paragraph, SubjectFinder subjects)
    {
        var text = paragraph.Text;
        var matches = Points().Matches(text).Where(match => !IsOther(text, match)).ToList();
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            var end = match.Index + match.Length;
            var clause = ClauseBefore(text, match.Index, i > 0 ? matches[i - 1].Index + matches[i - 1].Length : 0);
            var folded = Words.Fold(clause);
            if (Number(match, "a") is { } points && !Goals.Any(goal => folded.Contains(goal, StringComparison.Ordinal)))
            {
                var max = Number(match, "b");
                var subject = subjects.Find(text[..match.Index], clause, points, max);
                yield return new Statement(paragraph, match.Value, points, max, Number(match, "p"), subject, text[end..(i + 1 < matches.Count ? matches[i + 1].Index : text.Length)]);
            }
        }
    }

    private static bool IsOther(string text, Match match)
    {
        var hasUnit = match.Groups["unit"].Success;
        var isFraction = match.Groups["b"].Success;
        if (IsNumberOfSomething(text, match.Index))
        {
            return true;
        }

        if (!isFraction)
        {
            return !hasUnit || !Before(text, match.Index).EndsWith("dat", StringComparison.Ordinal);
        }

        var hasDecimals = match.Groups["a"].Value.AsSpan().ContainsAny(',', '.') || match.Groups["b"].Value.AsSpan().ContainsAny(',', '.');
        return !hasUnit && !hasDecimals && !match.Groups["p"].Success;
    }

    private static decimal? Number(Match match, string group) =>
        match.Groups[group].Success && PrintedNumber.TryParse(match.Groups[group].Value, out var number) ? number.Value : null;

    [GeneratedRegex(
        @"(?<![\d/.,])(?<a>\d{1,4}(?:[.,]\d{1,6})?)(?:\s?/\s?(?<b>\d{1,4}(?:[.,]\d{1,6})?)(?![\d/]))?(?<unit>\s*điểm\b)?(?:\s?[,;(]?\s?(?:tương ứng|đạt|bằng|chiếm)[^\d%.;]{0,30}(?<p>\d{1,3}(?:[.,]\d{1,6})?)\s?%)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Points();
}
