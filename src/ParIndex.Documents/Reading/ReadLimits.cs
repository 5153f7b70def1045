namespace ParIndex.Documents.Reading;

/// <summary>
/// How much of a file is read before it is refused. The defaults hold every document an office makes, many times over,
/// and keep the worst hostile file under 512 MB of memory and ten seconds.
/// </summary>
public sealed record ReadLimits
{
    public static ReadLimits Default { get; } = new();

    /// <summary>Bytes of the file as stored. DOCX with scanned pages are large although little of them is read.</summary>
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Bytes of a text or CSV file; smaller than <see cref="MaxFileBytes"/> because all of it is decoded in memory.</summary>
    public int MaxTextBytes { get; init; } = 32 << 20;

    /// <summary>Parts (files) in a DOCX or XLSX package.</summary>
    public int MaxParts { get; init; } = 10_000;

    /// <summary>Uncompressed bytes of one part.</summary>
    public long MaxPartBytes { get; init; } = 64L << 20;

    /// <summary>Uncompressed bytes of all parts that are read.</summary>
    public long MaxTotalBytes { get; init; } = 128L << 20;

    /// <summary>Uncompressed to compressed bytes of one part. Real parts stay below 100.</summary>
    public int MaxCompressionRatio { get; init; } = 200;

    /// <summary>Uncompressed bytes below which the ratio is not looked at: small parts of blank cells compress very well.</summary>
    public long RatioFreeBytes { get; init; } = 4L << 20;

    /// <summary>Nesting of XML elements. Word itself writes fewer than 50.</summary>
    public int MaxXmlDepth { get; init; } = 256;

    /// <summary>Distinct XML names in a package; the parser keeps each in memory.</summary>
    public int MaxXmlNames { get; init; } = 20_000;

    /// <summary>Tables inside tables in a DOCX.</summary>
    public int MaxTableDepth { get; init; } = 16;

    public int MaxSheets { get; init; } = 500;

    /// <summary>Rows of all tables.</summary>
    public int MaxRows { get; init; } = 500_000;

    /// <summary>Columns of a table; also the last column of a sheet (XFD).</summary>
    public int MaxColumns { get; init; } = 16_384;

    /// <summary>Cells of all tables.</summary>
    public int MaxCells { get; init; } = 500_000;

    /// <summary>Paragraphs outside tables.</summary>
    public int MaxParagraphs { get; init; } = 500_000;

    /// <summary>Characters of one cell or paragraph.</summary>
    public int MaxCellText { get; init; } = 500_000;

    /// <summary>Characters of all cells and paragraphs.</summary>
    public int MaxText { get; init; } = 32 << 20;

    /// <summary>Merged ranges of a sheet.</summary>
    public int MaxMerges { get; init; } = 200_000;
}
