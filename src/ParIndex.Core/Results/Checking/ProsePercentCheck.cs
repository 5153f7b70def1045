using System.Text.RegularExpressions;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>
/// A percent that prose gives for an index named by its letters ("Chỉ số SIPAS … đạt 8,21%") against the criterion whose title has these letters,
/// and "a/b …, đạt p%" against itself anywhere in the document.
/// </summary>
internal static partial class ProsePercentCheck
{
    public static IEnumerable<Finding> Check(DocumentView document) =>
        (document.Scored is { } table ? Named(document, table) : []).Concat(Shares(document));

    private static IEnumerable<Finding> Named(DocumentView document, TableView table)
    {
        var indexes = Indexes(table);
        foreach (var paragraph in document.Document.Prose)
        {
            foreach (Match match in NamedIndex().Matches(paragraph.Text))
            {
                if (indexes.GetValueOrDefault(match.Groups["name"].Value) is { } row && Number(match, "p") is { } percent && PointColumn.Max.Of(row) is > 0 and { } max
                    && PointColumn.Score.Of(row) is { } score && UnitNames.IsAboutOwn(match.Groups["between"].Value, document.OwnUnit)
                    && !IsGoal(paragraph.Text, match) && PercentCheck.Explain(score, max, percent) is null)
                {
                    yield return Make(paragraph, row, match.Groups["name"].Value, percent, score, max);
                }
            }
        }
    }

    private static Finding Make(SourcedText paragraph, OfficialRow row, string name, decimal percent, decimal score, decimal max)
    {
        var expected = Figures.Short(score / max * 100, 2);
        return Report.Prose(
            FindingKinds.Contradiction, FindingSeverity.Error, paragraph.Source, row.Code, "percent", $"{Figures.Vi(percent)}%", Figures.En(expected),
            $"Đoạn văn ghi {name} đạt {Figures.Vi(percent)}%, nhưng bảng cho {row.Code} {Figures.Vi(score)}/{Figures.Vi(max)} điểm, là {Figures.Vi(expected)}%. Sửa cho hai chỗ khớp nhau.",
            $"The text gives {name} {Figures.En(percent)}%, but the table gives {row.Code} {Figures.En(score)}/{Figures.En(max)} points, {Figures.En(expected)}%. Make the two agree.");
    }

    /// <summary>Criteria that stand for an index of their own: letters in brackets, used by one title only, which speaks of a "chỉ số".</summary>
    private static Dictionary<string, OfficialRow> Indexes(TableView table) =>
        table.Rows
            .Where(row => Words.Fold(row.Title).Contains("chi so", StringComparison.Ordinal))
            .SelectMany(row => Letters().Matches(row.Title).Select(match => (Name: match.Groups["name"].Value, Row: row)))
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().Row, StringComparer.Ordinal);

    private static bool IsGoal(string text, Match match)
    {
        var folded = Words.Fold(StatementReader.ClauseBefore(text, match.Index, 0) + match.Value);
        return folded.Contains("phan dau", StringComparison.Ordinal) || folded.Contains("muc tieu", StringComparison.Ordinal);
    }

    private static IEnumerable<Finding> Shares(DocumentView document)
    {
        foreach (var (source, code, field, text) in document.Texts().Where(text => text.Text.Contains('%', StringComparison.Ordinal) && text.Text.Contains('/', StringComparison.Ordinal)))
        {
            foreach (Match match in Share().Matches(text))
            {
                if (!StatementReader.IsNumberOfSomething(text, match.Index) && Number(match, "a") is { } part && Number(match, "b") is { } whole && Number(match, "p") is { } percent && whole > 0
                    && Figures.Compare(part / whole * 100, percent) == Agreement.None)
                {
                    var expected = Figures.Short(part / whole * 100, 2);
                    yield return Report.Prose(
                        FindingKinds.Contradiction, FindingSeverity.Warning, source, code, field, match.Value, Figures.En(expected),
                        $"\"{match.Value}\": {Figures.Vi(part)} / {Figures.Vi(whole)} × 100 = {Figures.Vi(expected)}, không phải {Figures.Vi(percent)}%. Sửa một trong các số.",
                        $"\"{match.Value}\": {Figures.En(part)} / {Figures.En(whole)} × 100 = {Figures.En(expected)}, not {Figures.En(percent)}%. Correct one of them.");
                }
            }
        }
    }

    private static decimal? Number(Match match, string group) =>
        PrintedNumber.TryParse(match.Groups[group].Value, out var number) ? number.Value : null;

    [GeneratedRegex(@"\((?<name>[A-Z]{3,12})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\b[Cc]hỉ số (?<name>[A-Z]{3,12})\b(?<between>[^.;,%()/]{0,60}?)\bđạt (?<p>\d{1,3}(?:[.,]\d{1,4})?)\s?%", RegexOptions.CultureInvariant)]
    private static partial Regex NamedIndex();

    /// <summary>Whole numbers with a thing counted between: "12/16 nhóm chỉ tiêu ước đạt và vượt kế hoạch, chiếm 75%".</summary>
    [GeneratedRegex(@"(?<![\d/.,])(?<a>\d{1,6})/(?<b>\d{1,6})(?![\d/.,]) \p{L}[^\d.;/]{1,80}?(?:đạt|chiếm)(?: tỷ lệ| tỉ lệ)? (?<p>\d{1,3}(?:[.,]\d{1,4})?)\s?%", RegexOptions.CultureInvariant)]
    private static partial Regex Share();
}
