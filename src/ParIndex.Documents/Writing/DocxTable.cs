namespace ParIndex.Documents.Writing;

/// <summary>A table to write. All rows fill the same grid; a cell may cover several columns or go on from the row above.</summary>
/// <param name="ColumnWidths">Shares of the page width.</param>
/// <param name="HeaderRows">Rows from the top that are repeated on each page.</param>
/// <param name="Rows">Header rows first.</param>
public sealed record DocxTable(IReadOnlyList<int> ColumnWidths, int HeaderRows, IReadOnlyList<DocxRow> Rows);

/// <summary>A row. Cells from left to right; together they cover the grid.</summary>
public sealed record DocxRow(IReadOnlyList<DocxCell> Cells)
{
    /// <summary>Least height in points; 0: as the text needs. A cell merged over header rows does not make room by itself.</summary>
    public int LeastHeight { get; init; }
}

/// <summary>A cell.</summary>
/// <param name="Paragraphs">One paragraph each; none: blank.</param>
public sealed record DocxCell(IReadOnlyList<string> Paragraphs)
{
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Whether it starts or goes on in a cell merged over rows.</summary>
    public VerticalMerge Merge { get; init; }

    public TextLook Look { get; init; } = TextLook.TableText;
}

public enum VerticalMerge
{
    None,
    Start,
    GoesOn,
}

/// <summary>How a paragraph looks. Sizes in points, after Decree 30/2020/NĐ-CP, Appendix I.</summary>
public sealed record TextLook
{
    /// <summary>Body: size 14, justified, first line indented 1.27 cm.</summary>
    public static readonly TextLook Body = new() { Size = 14, Alignment = TextAlignment.Justified, FirstLineIndent = true, SpaceBefore = 6 };

    public static readonly TextLook TableText = new() { Size = 11 };

    public static readonly TextLook TableHeader = new() { Size = 11, Bold = true, Alignment = TextAlignment.Center };

    /// <summary>Title of a document or appendix: capitals are the writer's, size 14, bold, centred.</summary>
    public static readonly TextLook Title = new() { Size = 14, Bold = true, Alignment = TextAlignment.Center };

    /// <summary>"(Kèm theo …)": size 14, italic, centred.</summary>
    public static readonly TextLook Enclosed = new() { Size = 14, Italic = true, Alignment = TextAlignment.Center };

    public int Size { get; init; } = 14;

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public TextAlignment Alignment { get; init; }

    public bool FirstLineIndent { get; init; }

    /// <summary>Space above, in points.</summary>
    public int SpaceBefore { get; init; }
}

public enum TextAlignment
{
    Left,
    Center,
    Right,
    Justified,
}
