namespace ParIndex.Documents.Writing;

/// <summary>Heights of rows with wrapped text: not every program fits them when it opens a file, so they are worked out from the widths.</summary>
internal static class RowHeights
{
    private const double Least = 15.75;
    private const double Most = 409;

    /// <summary>Height in points; null: no wrapped text, the program's own height will do.</summary>
    public static double? Of(Sheet sheet, SheetRow row, int number)
    {
        var height = 0.0;
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (row.Cells[column] is { Text: { } text, Style: { Wrapped: true } style } && WidthAt(sheet, column, number) is { } width)
            {
                // Widths count digits of the 11-point default font; capitals and bold run wider.
                var perLine = Math.Max(1, width * (style.Bold ? 12 : 13) / style.Size);
                var lines = text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Length / perLine)));
                height = Math.Max(height, lines * style.Size * 1.32);
            }
        }

        return height > 0 ? Math.Clamp(height, Least, Most) : null;
    }

    /// <summary>Width in characters; a title merged over the whole width has all of it.</summary>
    private static double? WidthAt(Sheet sheet, int column, int row) => (row < sheet.HeaderFrom, column < sheet.ColumnWidths.Count) switch
    {
        (true, true) => sheet.ColumnWidths.Sum(),
        (false, true) => sheet.ColumnWidths[column],
        _ => null,
    };
}
