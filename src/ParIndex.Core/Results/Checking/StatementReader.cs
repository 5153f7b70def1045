using System.Text.RegularExpressions;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>Finds stated points in prose. Ranks ("thứ 51/63"), dates, numbers of documents, goals and other years are not statements of points.</summary>
internal static partial class StatementReader
{
    private const int ClauseLength = 260;

    private static readonly string[] Goals = ["phan dau", "muc tieu", "tu nay den"];

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
        var before = Words.Fold(text[Math.Max(0, match.Index - 24)..match.Index]).TrimEnd(' ', ':');
        if (before.EndsWith("thu", StringComparison.Ordinal) || before.EndsWith("hang", StringComparison.Ordinal) || before.EndsWith("vi tri", StringComparison.Ordinal)
            || before.EndsWith("ngay", StringComparison.Ordinal) || before.EndsWith("so", StringComparison.Ordinal) || before.EndsWith("thang", StringComparison.Ordinal))
        {
            return true;
        }

        if (!isFraction)
        {
            return !hasUnit || !before.EndsWith("dat", StringComparison.Ordinal);
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
