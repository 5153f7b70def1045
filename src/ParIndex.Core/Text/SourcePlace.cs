namespace ParIndex.Core.Text;

/// <summary>
/// Where something was read: a line of a text file, a cell of a DOCX table, a cell of a sheet, or a paragraph.
/// All numbers count from 1. Unused parts are null.
/// </summary>
public sealed record SourcePlace
{
    /// <summary>Line of a text file.</summary>
    public int? Line { get; init; }

    /// <summary>Number of the table in the document.</summary>
    public int? Table { get; init; }

    /// <summary>Row in the table or sheet.</summary>
    public int? Row { get; init; }

    /// <summary>Column in the table.</summary>
    public int? Column { get; init; }

    /// <summary>Name of the sheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>Cell reference in the sheet, such as <c>B12</c>.</summary>
    public string? Cell { get; init; }

    /// <summary>Number of the paragraph in a DOCX, outside tables.</summary>
    public int? Paragraph { get; init; }

    /// <summary>Name of the field of a form; it is marked there, so it has no words.</summary>
    public string? Field { get; init; }

    public static SourcePlace AtLine(int line) => new() { Line = line };

    public static SourcePlace AtLine(int line, int column) => new() { Line = line, Column = column };

    public static SourcePlace InTable(int table, int row, int column) => new() { Table = table, Row = row, Column = column };

    public static SourcePlace InSheet(string sheet, string cell) => new() { Sheet = sheet, Cell = cell };

    public static SourcePlace InField(string field) => new() { Field = field };

    public static SourcePlace AtParagraph(int paragraph) => new() { Paragraph = paragraph };

    /// <summary>Short text: "dòng 12", "dòng 12, cột 3", "bảng 1, hàng 3, cột 2", "trang tính PL01, ô B12"; "" of a field.</summary>
    public Message ToMessage() => this switch
    {
        { Line: { } line, Column: { } column } => Of($"dòng {line}, cột {column}", $"line {line}, column {column}"),
        { Line: { } line } => Of($"dòng {line}", $"line {line}"),
        { Table: { } table } => Of($"bảng {table}, hàng {Row}, cột {Column}", $"table {table}, row {Row}, column {Column}"),
        { Sheet: { } sheet } => Of($"trang tính {sheet}, ô {Cell}", $"sheet {sheet}, cell {Cell}"),
        { Paragraph: { } paragraph } => Of($"đoạn {paragraph}", $"paragraph {paragraph}"),
        _ => new Message("", ""),
    };

    /// <summary>What is said of the place: "dòng 12: …"; of a field only what is said, for it is marked there.</summary>
    public Message Before(Message text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var place = ToMessage();
        return place.Vietnamese.Length == 0 ? text : new Message($"{place.Vietnamese}: {text.Vietnamese}", $"{place.English}: {text.English}");
    }

    /// <summary>In Vietnamese, for logs; to people <see cref="ToMessage"/>.</summary>
    public override string ToString() => ToMessage().Vietnamese;

    private static Message Of(FormattableString vietnamese, FormattableString english) => new(FormattableString.Invariant(vietnamese), FormattableString.Invariant(english));
}
