namespace ParIndex.Documents.Writing;

/// <summary>A table to write. All rows fill the same grid; a cell may cover several columns or go on from the row above.</summary>
/// <param name="ColumnWidths">Shares of the page width.</param>
/// <param name="HeaderRows">Rows from the top that are repeated on each page.</param>
/// <param name="Rows">Header rows first.</param>
public sealed record DocxTable(IReadOnlyList<int> ColumnWidths, int HeaderRows, IReadOnlyList<DocxRow> Rows);

/// <summary>A row. Cells from left to right; together they cover the grid.</summary>
public sealed record DocxRow(IReadOnlyList<DocxCell> Cells)
{
    /// <summary>Least height in points; 0: as the text needs.</summary>
    public int LeastHeight { get; init; }

    /// <summary>A row of headers.</summary>
    public static DocxRow Header(params IEnumerable<string> names) => new([.. names.Select(DocxCell.Header)]);
}

/// <summary>A cell.</summary>
/// <param name="Paragraphs">One paragraph each; none: blank.</param>
public sealed record DocxCell(IReadOnlyList<string> Paragraphs)
{
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Whether it starts or goes on in a cell merged over rows.</summary>
    public VerticalMerge Merge { get; init; }

    public TextLook Look { get; init; } = TextLook.TableText;

    /// <summary>One line of text.</summary>
    public static DocxCell Of(string text) => new([text]);

    /// <summary>One line in the middle of its column: codes, points.</summary>
    public static DocxCell Centered(string text) => new([text]) { Look = TextLook.TableText with { Alignment = TextAlignment.Center } };

    /// <summary>One line as headers and sums have it.</summary>
    public static DocxCell Header(string text) => new([text]) { Look = TextLook.TableHeader };
}

public enum VerticalMerge
{
    None,
    Start,
    GoesOn,
}
