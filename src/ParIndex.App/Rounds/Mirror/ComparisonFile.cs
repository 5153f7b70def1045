using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Rounds.Mirror;

/// <summary>The comparison as a workbook or CSV.</summary>
public static class ComparisonFile
{
    private static readonly string[] Titles =
        ["STT", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Điểm tối đa", "Điểm tự chấm", "Thẩm định lần đầu", "Kết quả cuối cùng", "Chênh lệch", "Nguyên nhân", "Lý do", "Giải trình"];

    private static readonly string[] Columns = ["code", "title", "level", "max", "ours", "first", "final", "difference", "cause", "reason", "explanation"];
    private static readonly CellStyle Head = new() { Bold = true, Shaded = true, Wrapped = true, Bordered = true, Centered = true, Size = 11 };
    private static readonly CellStyle Text = new() { Wrapped = true, Bordered = true, Size = 11 };
    private static readonly CellStyle Sum = Text with { Bold = true };
    private static readonly CellStyle Number = new() { Bordered = true, Centered = true, Size = 11, NumberFormat = "0.00##" };

    /// <summary>Writes the workbook; differences and the index are formulas.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="title">First line.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="digits">Digits of the index.</param>
    public static void WriteWorkbook(Stream stream, string title, MirrorComparison comparison, int digits)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        const int first = 4;
        var last = first + comparison.Nodes.Count;
        var total = comparison.Total;
        WorkbookWriter.Write(stream,
        [
            new Sheet("Đối chiếu",
            [
                new SheetRow([SheetCell.Of(title, new CellStyle { Bold = true, Size = 13 })]),
                new SheetRow([]),
                new SheetRow([.. Titles.Select(name => SheetCell.Of(name, Head))]),
                .. comparison.Nodes.Select((node, i) => Row(node, first + i)),
                new SheetRow(
                [
                    SheetCell.Of("", Sum), SheetCell.Of("Tổng điểm", Sum), Of(total.Max, isSum: true), Of(total.Ours, isSum: true), Of(total.First, isSum: true), Of(total.Final, isSum: true),
                    Difference(total.Difference, last, isSum: true),
                ]),
                new SheetRow(
                [
                    SheetCell.Of("", Sum), SheetCell.Of("Chỉ số (%)", Sum), SheetCell.Blank(Sum), Index('D', total.Ours, total.Max, last, digits), Index('E', total.First, total.Max, last, digits),
                    Index('F', total.Final, total.Max, last, digits), SheetCell.Blank(Sum),
                ]),
            ])
            { ColumnWidths = [9, 52, 9, 9, 10, 10, 10, 22, 44, 44], HeaderRows = 1, HeaderFrom = 3 },
        ]);
    }

    /// <summary>Writes CSV: one line for each criterion, and the total.</summary>
    public static void WriteCsv(Stream stream, MirrorComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var csv = new CsvFileWriter(stream);
        csv.Row(Columns.Select(CsvCell.Of));
        foreach (var node in comparison.Nodes)
        {
            csv.Row(
            [
                CsvCell.Of(node.Node.Code), CsvCell.Of(node.Node.Title), CsvCell.Of(node.Level), CsvCell.Of(node.Node.Max), Csv(node.Ours), Csv(node.First), Csv(node.Final), Csv(node.Difference),
                CsvCell.Of(node.Cause?.Key() ?? ""), CsvCell.Of(node.Reason), CsvCell.Of(node.Explanation?.Text ?? ""),
            ]);
        }

        var total = comparison.Total;
        csv.Row([CsvCell.Of("TOTAL"), CsvCell.Of("Tổng điểm"), CsvCell.Of(0), CsvCell.Of(total.Max), CsvCell.Of(total.Ours), Csv(total.First), Csv(total.Final), Csv(total.Difference), CsvCell.Of(""), CsvCell.Of(""), CsvCell.Of("")]);
    }

    private static SheetRow Row(ComparedNode node, int row)
    {
        var style = node.Node.IsLeaf ? Text : Sum;
        var isSum = !node.Node.IsLeaf;
        return new SheetRow(
        [
            SheetCell.Of(node.Node.Code, style), SheetCell.Of(node.Node.Title, style), Of(node.Node.Max, isSum), Of(node.Ours, isSum), Of(node.First, isSum), Of(node.Final, isSum),
            Difference(node.Difference, row, isSum), SheetCell.Of(node.Cause?.Name().Vietnamese ?? "", Text), SheetCell.Of(node.Reason, Text), SheetCell.Of(Said(node), Text),
        ]);
    }

    private static string Said(ComparedNode node) => node.Explanation is not { } said ? "" : said.Accepts ? "Chấp nhận điểm thẩm định" : said.Text;

    private static SheetCell Of(decimal? points, bool isSum) => points is { } value ? SheetCell.Of(value, isSum ? Number with { Bold = true } : Number) : SheetCell.Blank(Text);

    private static SheetCell Difference(decimal? difference, int row, bool isSum) =>
        difference is { } value ? SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"F{row}-D{row}"), value, isSum ? Number with { Bold = true } : Number) : SheetCell.Blank(Text);

    private static SheetCell Index(char column, decimal? points, decimal max, int totals, int digits) => ComparedTotal.Percent(points, max) is { } percent
        ? SheetCell.Computed(string.Create(CultureInfo.InvariantCulture, $"ROUND({column}{totals}/C{totals}*100,{digits})"), Rounding.Round(percent, digits), Number with { Bold = true })
        : SheetCell.Blank(Text);

    private static CsvCell Csv(decimal? value) => value is { } number ? CsvCell.Of(number) : CsvCell.Of("");
}
