using System.Globalization;
using ParIndex.App.Rounds.Monitoring;
using ParIndex.Documents.Writing;
using ParIndex.Web.Api.Answers;

namespace ParIndex.Web.Pages.Rounds.Monitor;

/// <summary>The board of a round as files: one row for each unit and field, and in the workbook a sheet of units × fields before them.</summary>
internal static class BoardFile
{
    private static readonly CellStyle Head = new() { Bold = true, Shaded = true, Wrapped = true, Bordered = true, Size = 11 };
    private static readonly CellStyle Plain = new() { Wrapped = true, Bordered = true, Size = 11 };
    private static readonly CellStyle Figure = new() { Bordered = true, Size = 11, NumberFormat = "0.####" };

    public static byte[] Csv(RoundBoard board, Func<string, string> nameOf, Texts texts)
    {
        using var bytes = new MemoryStream();
        using (var writer = new CsvFileWriter(bytes))
        {
            writer.Row(Header(texts).Select(CsvCell.Of));
            foreach (var row in Rows(board, nameOf, texts))
                writer.Row(row.Select(value => value is decimal number ? CsvCell.Of(Exact(number)) : CsvCell.Of(value as string ?? "")));
        }

        return bytes.ToArray();
    }

    public static byte[] Xlsx(RoundBoard board, string title, Func<string, string> nameOf, Texts texts)
    {
        using var bytes = new MemoryStream();
        WorkbookWriter.Write(bytes,
        [
            new Sheet(texts["Theo lĩnh vực"],
            [
                new SheetRow([SheetCell.Of(title, new CellStyle { Bold = true, Size = 13 })]),
                new SheetRow([.. new[] { texts["Đơn vị"], texts["Phiếu"], texts["Số ngày trễ"] }.Concat(board.Fields.SelectMany(field => new[] { $"{field.Code}: {texts["trạng thái"]}", $"{field.Code}: {texts["điểm"]}" }))
                    .Concat([texts["Tự chấm"], texts["Hiện tại"], texts["Mức rủi ro"]]).Select(name => SheetCell.Of(name, Head))]),
                .. board.Rows.Select(row => new SheetRow(
                [
                    SheetCell.Of(nameOf(row.Card.UnitId), Plain), SheetCell.Of(texts[RoundWords.Card(row.Card)], Plain), SheetCell.Of(row.DaysLate, Figure),
                    .. row.Cells.SelectMany(cell => new SheetCell[] { SheetCell.Of(texts[BoardWords.State(cell.State)], Plain), SheetCell.Of(Exact(cell.Settled), Figure) }),
                    SheetCell.Of(Exact(row.Claimed), Figure), SheetCell.Of(Exact(row.Settled), Figure), SheetCell.Of(texts[BoardWords.Heat(row.Heat)], Plain),
                ])),
            ]) { HeaderFrom = 2, HeaderRows = 1, ColumnWidths = [36, 14, 10, .. board.Fields.SelectMany(_ => new[] { 14.0, 9 }), 10, 10, 14] },
            new Sheet(texts["Chi tiết"],
            [
                new SheetRow([.. Header(texts).Select(name => SheetCell.Of(name, Head))]),
                .. Rows(board, nameOf, texts).Select(row => new SheetRow([.. row.Select(value => value is decimal number ? SheetCell.Of(Exact(number), Figure) : SheetCell.Of(value as string ?? "", Plain))])),
            ]) { HeaderRows = 1, ColumnWidths = [36, 8, 40, 16, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 12, 14, 36] },
        ]);
        return bytes.ToArray();
    }

    private static string[] Header(Texts texts) =>
    [
        texts["Đơn vị"], texts["Mã"], texts["Lĩnh vực"], texts["Trạng thái"], texts["Số mục"], texts["Đã chấm"], texts["Đang bổ sung"], texts["Đã thẩm định"], texts["Giải trình"], texts["Đã trả lời"], texts["Hội đồng đã quyết"],
        texts["Số lần trả lại"], texts["Tự chấm"], texts["Hiện tại"], texts["Tối đa"], texts["Đạt (%)"], texts["Năm trước (%)"], texts["Hạn"], texts["Mức rủi ro"], texts["Dấu hiệu"],
    ];

    private static IEnumerable<object?[]> Rows(RoundBoard board, Func<string, string> nameOf, Texts texts) => board.Rows.SelectMany(row => row.Cells.Select((cell, f) => new object?[]
    {
        nameOf(row.Card.UnitId), board.Fields[f].Code, texts.Name(board.Fields[f].Title, board.Fields[f].TitleEnglish), texts[BoardWords.State(cell.State)], (decimal)cell.Counts.Entries,
        (decimal)cell.Counts.Answered, (decimal)cell.Counts.Returned, (decimal)cell.Counts.Judged, (decimal)cell.Counts.Explained, (decimal)cell.Counts.Replied, (decimal)cell.Counts.Decided,
        (decimal)cell.Facts.Returns, cell.Claimed, cell.Settled, cell.Max, cell.Facts.Percent, cell.Facts.PercentBefore, row.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        texts[BoardWords.Heat(cell.Risk.Heat)], string.Join("; ", cell.Risk.Signs.Select(sign => texts[BoardWords.Sign(sign)])),
    }));

    // Percents of thirds have no end.
    private static decimal Exact(decimal number) => ExactDecimal.Trim(Math.Round(number, 6, MidpointRounding.AwayFromZero));
}
