namespace ParIndex.Documents.Writing;

/// <summary>
/// Value lists of data validation. A short plain list stands in the validation itself; one that a spreadsheet program would not take
/// there (over 255 characters, a comma or quote in a value) goes to a hidden sheet that is written last.
/// </summary>
internal sealed class ChoiceLists
{
    /// <summary>Name asked for the hidden sheet.</summary>
    public const string SheetName = "Danh mục";

    private const int MostInline = 255;

    private readonly List<IReadOnlyList<string>> columns = [];

    /// <summary>Name the hidden sheet really has in this workbook.</summary>
    public required string Name { get; init; }

    public bool HasSheet => columns.Count > 0;

    /// <summary>Whether some list of the sheets needs the hidden sheet: its name must be settled before the first part is written.</summary>
    public static bool AreNeeded(IEnumerable<Sheet> sheets) => sheets.SelectMany(sheet => sheet.Choices).Any(choice => !IsInline(choice.Values));

    /// <summary>The validation's formula.</summary>
    public string FormulaOf(IReadOnlyList<string> values)
    {
        if (IsInline(values))
        {
            return $"\"{string.Join(',', values.Select(XmlText.Clean))}\"";
        }

        var index = columns.FindIndex(column => column.SequenceEqual(values));
        if (index < 0)
        {
            index = columns.Count;
            columns.Add(values);
        }

        var letter = SheetAddress.Column(index + 1);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SheetNames.Quoted(Name)}!${letter}$1:${letter}${values.Count}");
    }

    public Sheet Build() => new(Name, Enumerable.Range(0, columns.Max(column => column.Count)).Select(RowAt));

    private SheetRow RowAt(int row) => new([.. columns.Select(column => row < column.Count ? SheetCell.Of(column[row]) : null)]);

    private static bool IsInline(IReadOnlyList<string> values) =>
        values.Sum(value => value.Length + 1) - 1 <= MostInline
        && values.All(value => value.Length > 0 && value.AsSpan().IndexOfAny(',', '"', '\n') < 0 && value.Trim().Length == value.Length)
        && values.Count > 0 && values[0][0] != '=';
}
