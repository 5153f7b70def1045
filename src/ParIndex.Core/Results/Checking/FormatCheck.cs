using System.Text.RegularExpressions;
using ParIndex.Core.Text;

namespace ParIndex.Core.Results.Checking;

/// <summary>How things are written: tags left in cells, two decimal marks in one document, a field title in another case than the others.</summary>
internal static partial class FormatCheck
{
    private static readonly ColumnKind[] Numbers = [ColumnKind.Max, ColumnKind.Score, ColumnKind.Percent, ColumnKind.Target];

    public static IEnumerable<Finding> Check(DocumentView document) =>
        document.Tables.SelectMany(table => Tags(table).Concat(DecimalMarks(table)).Concat(TitleCase(table)))
            .Concat(document.Document.Prose.SelectMany(MixedMarks));

    public static bool HasTag(string text) => Tag().IsMatch(text);

    /// <summary>Tags in cells, unless the reader has noted the cell.</summary>
    private static IEnumerable<Finding> Tags(TableView table)
    {
        var noted = table.Table.Notes.Where(note => note.Kind == FindingKinds.StrayText).Select(note => note.Source).ToHashSet();
        return
            from row in table.Table.Rows
            from cell in row.Printed
            where !noted.Contains(cell.Value.Source)
            let tag = Tag().Match(cell.Value.Text)
            where tag.Success
            select Make(
                cell.Value.Source, row.Code, "text", tag.Value, "",
                $"Ô của {Figures.Code(row)} còn dấu vết định dạng \"{tag.Value}\". Xóa các thẻ này.",
                $"A cell of {Figures.CodeEn(row)} holds the mark-up \"{tag.Value}\". Delete such tags.");
    }

    private static IEnumerable<Finding> DecimalMarks(TableView table)
    {
        var cells = table.Table.Rows
            .SelectMany(row => Numbers.Where(row.Printed.ContainsKey).Select(kind => (Row: row, Kind: kind, Text: row.Printed[kind].Text.Trim())))
            .Where(cell => Decimal().IsMatch(cell.Text))
            .ToList();
        var commas = cells.Count(cell => cell.Text.Contains(',', StringComparison.Ordinal));
        var odd = commas * 2 >= cells.Count ? '.' : ',';
        foreach (var (row, kind, text) in cells.Where(cell => commas > 0 && commas < cells.Count && cell.Text.Contains(odd, StringComparison.Ordinal)))
        {
            var right = text.Replace(odd, odd == '.' ? ',' : '.');
            yield return Make(
                TableView.PlaceOf(row, kind), row.Code, PointColumn.All.FirstOrDefault(column => column.Kind == kind)?.Field ?? "percent", text, right,
                $"Số {text} dùng dấu thập phân khác các ô còn lại. Ghi {right}.",
                $"{text} has another decimal mark than the other cells. Write {right}.");
        }
    }

    private static IEnumerable<Finding> MixedMarks(SourcedText paragraph)
    {
        var figures = Figure().Matches(paragraph.Text).Select(match => match.Groups["n"].Value).ToList();
        if (figures.Find(figure => figure.Contains('.', StringComparison.Ordinal)) is { } dotted && figures.Exists(figure => figure.Contains(',', StringComparison.Ordinal)))
        {
            yield return Make(
                paragraph.Source, "", "prose", dotted, dotted.Replace('.', ','),
                $"Đoạn văn dùng cả dấu phẩy và dấu chấm thập phân ({dotted}). Dùng thống nhất dấu phẩy: {dotted.Replace('.', ',')}.",
                $"The paragraph uses both decimal commas and points ({dotted}). Use commas throughout: {dotted.Replace('.', ',')}.");
        }
    }

    private static IEnumerable<Finding> TitleCase(TableView table)
    {
        var titles = table.Tops.Where(row => row.Title.Any(char.IsLetter)).ToList();
        var capitals = titles.Where(row => !row.Title.Any(char.IsLower)).ToList();
        if (titles.Count < 4 || capitals.Count * 4 < titles.Count * 3)
        {
            yield break;
        }

        foreach (var row in titles.Except(capitals))
        {
            yield return Make(
                TableView.PlaceOf(row, ColumnKind.Title), row.Code, "title", row.Title, row.Title.ToUpperInvariant(),
                $"Tên mục {row.Code} không viết hoa toàn bộ như các lĩnh vực khác.",
                $"The title of {row.Code} is not in capitals as those of the other fields are.");
        }
    }

    private static Finding Make(SourcePlace source, string code, string field, string printed, string expected, string vietnamese, string english) =>
        Report.Prose(FindingKinds.Format, FindingSeverity.Info, source, code, field, printed, expected, vietnamese, english);

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>]{0,80})?/?>|&(?:nbsp|amp|lt|gt|quot);", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\d{1,4}[.,]\d{1,8}\s?%?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    /// <summary>Figures with a mark; "118.245/120.112 hồ sơ" has thousands, not decimals.</summary>
    [GeneratedRegex(@"(?<![\d.,/])(?<n>\d{1,4}[.,]\d{1,6})(?=\s?(?:%|điểm)|/\d)(?!(?<=\.\d{3})/)", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
