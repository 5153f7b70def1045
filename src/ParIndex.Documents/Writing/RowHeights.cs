namespace ParIndex.Documents.Writing;

/// <summary>Heights of rows with wrapped text: not every program fits them when it opens a file, so they are worked out from the widths.</summary>
internal static class RowHeights
{
    private const double Least = 15.75;
    private const double Most = 409;

    /// <summary>Column widths count digits of the book's first font: 12 points, a digit half as wide.</summary>
    private const double Digit = 6;

    /// <summary>Blank at the sides of a cell, in points.</summary>
    private const double Padding = 6;

    /// <summary>Height in points; null: no wrapped text, the program's own height will do.</summary>
    public static double? Of(Sheet sheet, SheetRow row, int number)
    {
        var height = 0.0;
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (row.Cells[column] is { Text: { } text, Style: { Wrapped: true } style } && WidthAt(sheet, column, number) is { } width)
            {
                var lines = TextMeasure.Lines(text, style.Size, style.Bold, (width * Digit) - Padding);
                height = Math.Max(height, (lines * style.Size * TextMeasure.LineHeight) + 2);
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
