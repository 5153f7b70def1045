using ParIndex.App.Criteria.Form;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>A row of a sheet by member name.</summary>
/// <param name="Place">Place of its first cell.</param>
/// <param name="Cells">Cells that are not blank.</param>
internal sealed record SheetRow(SourcePlace Place, IReadOnlyDictionary<string, TableCell> Cells)
{
    public string Text(string name) => Cells.TryGetValue(name, out var cell) ? SetText.Line(cell.Text) : "";

    public SourcePlace PlaceOf(string name) => Cells.TryGetValue(name, out var cell) ? cell.Source : Place;
}

/// <summary>Finds the sheet and its header, whatever the order of columns, and gives the rows below that hold anything.</summary>
internal static class SheetRows
{
    private const int HeaderWithin = 20;

    /// <param name="document">The workbook.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="columns">Columns it may have.</param>
    /// <param name="required">Columns it must have.</param>
    /// <param name="isRequired">Whether the sheet must be there.</param>
    /// <param name="report">Collects.</param>
    public static IReadOnlyList<SheetRow> Of(
        DocumentContent document, string sheet, IReadOnlyList<SetColumn> columns, IReadOnlyList<string> required, bool isRequired, FormReport report)
    {
        var table = document.Blocks.OfType<TableBlock>().FirstOrDefault(block => Fold(block.Source.Sheet ?? "") == Fold(sheet));
        if (table is null)
        {
            if (isRequired)
            {
                report.Error(
                    "sheet-missing", null,
                    $"Không có trang tính “{sheet}”, hoặc trang trống: xuất lại mẫu bằng lệnh set convert rồi điền.",
                    $"There is no sheet “{sheet}”, or it is empty: export the form again with set convert and fill it in.");
            }

            return [];
        }

        var (header, names) = table.Rows.Take(HeaderWithin).Select(row => (row, names: Names(row, columns)))
            .OrderByDescending(pair => pair.names.Count).First();
        var missing = required.Where(name => !names.ContainsValue(name)).ToList();
        if (missing.Count > 0)
        {
            var labels = string.Join(", ", missing.Select(name => $"“{columns.First(column => column.Name == name).Header}”"));
            report.Error("column-missing", header.Source, $"Trang “{sheet}” thiếu cột {labels}: thêm cột với đúng tên.", $"Sheet “{sheet}” lacks the column {labels}: add it under that name.");
            return [];
        }

        TellTwice(header, names, sheet, report);
        return [.. table.Rows.SkipWhile(row => row != header).Skip(1).Select(row => Row(row, names)).OfType<SheetRow>()];
    }

    private static SheetRow? Row(TableRow row, Dictionary<int, string> names)
    {
        var cells = new Dictionary<string, TableCell>(StringComparer.Ordinal);
        foreach (var cell in row.Cells)
        {
            if (names.TryGetValue(cell.Column, out var name) && cell.Text.Trim().Length > 0)
            {
                cells.TryAdd(name, cell);
            }
        }

        return cells.Keys.Any(name => name != SetSheets.Check) ? new SheetRow(cells.Values.First().Source, cells) : null;
    }

    private static Dictionary<int, string> Names(TableRow row, IReadOnlyList<SetColumn> columns)
    {
        var names = new Dictionary<int, string>();
        foreach (var cell in row.Cells)
        {
            var text = Fold(cell.Text);
            if (columns.FirstOrDefault(column => Fold(column.Header) == text || column.Name == text) is { } found && text.Length > 0)
            {
                names[cell.Column] = found.Name;
            }
        }

        return names;
    }

    private static void TellTwice(TableRow header, Dictionary<int, string> names, string sheet, FormReport report)
    {
        foreach (var cell in header.Cells.Where(cell => names.TryGetValue(cell.Column, out var name) && names.First(pair => pair.Value == name).Key != cell.Column))
        {
            report.Error("column-duplicate", cell.Source, $"Trang “{sheet}” có hai cột “{SetText.Line(cell.Text)}”: bỏ một.", $"Sheet “{sheet}” has two columns “{SetText.Line(cell.Text)}”: drop one.");
        }
    }

    /// <summary>Without tone marks, case and what stands in brackets.</summary>
    public static string Fold(string text)
    {
        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        return VietnameseText.Fold(bracket > 0 ? text[..bracket] : text);
    }
}
