using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Results.Appendix;

/// <summary>The appendix as a workbook: real numbers, formulas where the figures follow from others, frozen header, print set-up.</summary>
internal static class AppendixWorkbook
{
    /// <summary>Above the header: "Phụ lục", the title, "(Kèm theo …)".</summary>
    private const int HeaderFrom = 4;

    private static readonly CellStyle Cell = new() { Bordered = true, Wrapped = true };
    private static readonly CellStyle Header = new() { Bordered = true, Wrapped = true, Centered = true, Bold = true, Shaded = true };
    private static readonly CellStyle Title = new() { Bold = true, Centered = true, Wrapped = true, Size = 14 };
    private static readonly CellStyle Enclosed = new() { Italic = true, Centered = true, Wrapped = true, Size = 14 };

    public static void Write(OfficialDocument document, Stream stream) =>
        WorkbookWriter.Write(
            stream, document.Tables.Select((table, i) => SheetOf(table, AppendixCaption.Of(table.Caption, i + 1, document.Tables.Count))).ToList());

    private static Sheet SheetOf(OfficialTable table, AppendixCaption caption)
    {
        var columns = AppendixColumn.Of(table);
        var grouped = columns.Any(column => column.Group is not null);
        var headerRows = grouped ? 2 : 1;
        var firstRow = HeaderFrom + headerRows;
        var last = SheetAddress.Column(columns.Count);
        return new Sheet(caption.Label, Rows(table, caption, columns, grouped, firstRow))
        {
            ColumnWidths = columns.Select(column => column.Width * 1.1).ToList(),
            HeaderFrom = HeaderFrom,
            HeaderRows = headerRows,
            Merges =
            [
                $"A1:{last}1", $"A2:{last}2", $"A3:{last}3",
                .. grouped ? HeaderMerges(columns) : [],
                .. CellMerges(table, columns, firstRow),
            ],
        };
    }

    private static IEnumerable<SheetRow> Rows(
        OfficialTable table, AppendixCaption caption, IReadOnlyList<AppendixColumn> columns, bool grouped, int firstRow)
    {
        yield return new SheetRow([SheetCell.Of(caption.Label, Title)]);
        yield return new SheetRow([SheetCell.Of(caption.Title, Title)]);
        yield return new SheetRow([SheetCell.Of(caption.Enclosed, Enclosed)]);
        if (grouped)
        {
            yield return new SheetRow(columns.Select((column, i) => (SheetCell?)(i > 0 && column.Group is not null && column.Group == columns[i - 1].Group
                ? SheetCell.Blank(Header)
                : SheetCell.Of(column.Group ?? column.Header, Header))).ToList());
        }

        yield return new SheetRow(columns
            .Select(column => (SheetCell?)(grouped && column.Group is null ? SheetCell.Blank(Header) : SheetCell.Of(column.Header, Header)))
            .ToList());
        var sums = new AppendixSums(table, firstRow);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var above = i == 0 ? null : table.Rows[i - 1];
            var number = firstRow + i;
            yield return new SheetRow(columns
                .Select((column, c) => (SheetCell?)(column.ContinuesFrom(row, above) ? SheetCell.Blank(Cell) : CellOf(row, column, columns, c + 1, number, sums)))
                .ToList());
        }
    }

    private static SheetCell CellOf(
        OfficialRow row, AppendixColumn column, IReadOnlyList<AppendixColumn> columns, int position, int number, AppendixSums sums)
    {
        var style = Cell with { Bold = row.Level <= 1, Centered = column.Kind == ColumnKind.Code || column.Number(row) is not null };
        if (column.Number(row) is not { } value)
        {
            return column.Lines(row) is { Count: > 0 } lines ? SheetCell.Of(string.Join('\n', lines), style) : SheetCell.Blank(style);
        }

        if (column.Kind == ColumnKind.Percent)
        {
            return Percent(row, value, columns, number, style);
        }

        style = style with { NumberFormat = "0.######" };
        return sums.Formula(row, column, SheetAddress.Column(position)) is { } formula
            ? SheetCell.Computed(formula, value, style)
            : SheetCell.Of(value, style);
    }

    /// <summary>A percent that rounding explains is a formula; a printed one that nothing explains stays as printed.</summary>
    private static SheetCell Percent(OfficialRow row, decimal value, IReadOnlyList<AppendixColumn> columns, int number, CellStyle style)
    {
        var digits = Math.Max(value.Scale, (byte)0);
        style = style with { NumberFormat = digits == 0 ? "0%" : "0." + new string('0', digits) + "%" };
        var max = columns.ToList().FindIndex(column => column.Kind == ColumnKind.Max) + 1;
        var score = columns.ToList().FindIndex(column => column.Kind == ColumnKind.Score) + 1;
        var follows = max > 0 && score > 0 && row is { Max: > 0, Score: not null } && Rounding.Round(row.Score.Value / row.Max.Value * 100, digits) == value;
        return follows
            ? SheetCell.Computed(
                string.Create(CultureInfo.InvariantCulture, $"ROUND({SheetAddress.Of(score, number)}/{SheetAddress.Of(max, number)},{digits + 2})"),
                value / 100, style)
            : SheetCell.Of(value / 100, style);
    }

    private static IEnumerable<string> HeaderMerges(IReadOnlyList<AppendixColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Group is null)
            {
                yield return $"{SheetAddress.Of(i + 1, HeaderFrom)}:{SheetAddress.Of(i + 1, HeaderFrom + 1)}";
                continue;
            }

            var first = i;
            while (i + 1 < columns.Count && columns[i + 1].Group == columns[first].Group)
            {
                i++;
            }

            if (i > first)
            {
                yield return $"{SheetAddress.Of(first + 1, HeaderFrom)}:{SheetAddress.Of(i + 1, HeaderFrom)}";
            }
        }
    }

    private static IEnumerable<string> CellMerges(OfficialTable table, IReadOnlyList<AppendixColumn> columns, int firstRow)
    {
        for (var c = 0; c < columns.Count; c++)
        {
            for (var i = 1; i < table.Rows.Count; i++)
            {
                if (!columns[c].ContinuesFrom(table.Rows[i], table.Rows[i - 1]))
                {
                    continue;
                }

                var first = i - 1;
                while (i + 1 < table.Rows.Count && columns[c].ContinuesFrom(table.Rows[i + 1], table.Rows[i]))
                {
                    i++;
                }

                yield return $"{SheetAddress.Of(c + 1, firstRow + first)}:{SheetAddress.Of(c + 1, firstRow + i)}";
            }
        }
    }
}
