namespace ParIndex.Documents.Writing;

/// <summary>A sheet to write. Rows are pulled one by one, so a long sheet need not be held in memory.</summary>
/// <param name="Name">Tab name; characters a sheet name may not hold are replaced, and it is cut to 31.</param>
/// <param name="Rows">In order.</param>
public sealed record Sheet(string Name, IEnumerable<SheetRow> Rows)
{
    /// <summary>Width of each column in characters, from the first.</summary>
    public IReadOnlyList<double> ColumnWidths { get; init; } = [];

    /// <summary>Rows that stay in view and are repeated at the top of each printed page.</summary>
    public int HeaderRows { get; init; }

    /// <summary>First of the header rows, from 1; rows above it are title lines.</summary>
    public int HeaderFrom { get; init; } = 1;

    /// <summary>Merged ranges such as "A1:H1".</summary>
    public IReadOnlyList<string> Merges { get; init; } = [];

    /// <summary>Cells that take one value of a list.</summary>
    public IReadOnlyList<SheetChoice> Choices { get; init; } = [];

    /// <summary>Printed on A4 landscape, as wide as the page.</summary>
    public bool Landscape { get; init; } = true;

    /// <summary>Locks every cell whose style is not <see cref="CellStyle.Unlocked"/>.</summary>
    public bool Protected { get; init; }
}

/// <summary>A row.</summary>
/// <param name="Cells">From the first column; null leaves a cell out.</param>
public sealed record SheetRow(IReadOnlyList<SheetCell?> Cells);

/// <summary>A list of allowed values for a range such as "C2:C500".</summary>
public sealed record SheetChoice(string Range, IReadOnlyList<string> Values);

/// <summary>A cell: text, a number, or a formula with its value.</summary>
/// <param name="Text">Text; always stored as text, so that data beginning with "=" can never become a formula.</param>
/// <param name="Number">A real number.</param>
/// <param name="Formula">Without the leading "="; <paramref name="Number"/> is its value.</param>
public sealed record SheetCell(string? Text, decimal? Number, string? Formula, CellStyle Style)
{
    /// <summary>Where a click leads: a web address, or a file beside the workbook with "/" between folders; null: nowhere.</summary>
    public Uri? Link { get; init; }

    public static SheetCell Of(string text, CellStyle? style = null) => new(text, null, null, style ?? CellStyle.Plain);

    public static SheetCell Of(decimal number, CellStyle? style = null) => new(null, number, null, style ?? CellStyle.Plain);

    /// <summary>A formula that reads other cells, with the value it has.</summary>
    public static SheetCell Computed(string formula, decimal value, CellStyle? style = null) => new(null, value, formula, style ?? CellStyle.Plain);

    public static SheetCell Blank(CellStyle style) => new(null, null, null, style);
}

/// <summary>How a cell looks.</summary>
public sealed record CellStyle
{
    public static readonly CellStyle Plain = new();

    public bool Bold { get; init; }

    public bool Italic { get; init; }

    public bool Centered { get; init; }

    /// <summary>Breaks long text into lines.</summary>
    public bool Wrapped { get; init; }

    public bool Bordered { get; init; }

    /// <summary>Light background of header cells.</summary>
    public bool Shaded { get; init; }

    /// <summary>Number format code such as "0.00##"; null: general, "@" text.</summary>
    public string? NumberFormat { get; init; }

    /// <summary>May be typed into when the sheet is protected.</summary>
    public bool Unlocked { get; init; }

    /// <summary>Font size in points.</summary>
    public double Size { get; init; } = 12;
}
