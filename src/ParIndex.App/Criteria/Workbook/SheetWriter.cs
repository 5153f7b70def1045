using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParIndex.App.Criteria.Workbook;

/// <summary>Writes plain sheets as XLSX: frozen header with filter, widths, wrapping, drop-down lists. Knows nothing of criteria.</summary>
internal static partial class SheetWriter
{
    /// <summary>Characters a cell can hold.</summary>
    public const int LongestCell = 32_767;

    private const string ListSheet = "Danh mục";
    private const int SpareRows = 500;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped { get; }

    public static byte[] Write(IReadOnlyList<SheetSpec> sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var main = document.AddWorkbookPart();
            main.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetLooks.Stylesheet();
            var lists = sheets.SelectMany(sheet => sheet.Columns).Select(column => column.Choices)
                .Where(choices => choices.Count > 0).Distinct().ToList();
            var entries = new Sheets();
            foreach (var sheet in sheets.Append(Lists(lists)))
            {
                var part = main.AddNewPart<WorksheetPart>();
                part.Worksheet = Worksheet(sheet, lists);
                entries.Append(new Sheet { Id = main.GetIdOfPart(part), SheetId = (uint)entries.ChildElements.Count + 1, Name = sheet.Name });
            }

            main.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(entries, new CalculationProperties { FullCalculationOnLoad = true });
        }

        return stream.ToArray();
    }

    /// <summary>"A", "B" … of a column from 1.</summary>
    public static string ColumnName(int column) => column <= 26
        ? ((char)('A' + column - 1)).ToString()
        : ColumnName((column - 1) / 26) + ColumnName(((column - 1) % 26) + 1);

    private static SheetSpec Lists(IReadOnlyList<IReadOnlyList<string>> lists) => new(
        ListSheet,
        [.. lists.Select((_, index) => new ColumnSpec($"Danh mục {Text(index + 1)}", 26, []))],
        [.. Enumerable.Range(0, lists.Select(list => list.Count).DefaultIfEmpty().Max())
            .Select(row => (IReadOnlyList<CellSpec>)[.. lists.Select(list => new TextCell(row < list.Count ? list[row] : ""))])]);

    private static Worksheet Worksheet(SheetSpec sheet, List<IReadOnlyList<string>> lists)
    {
        var worksheet = new Worksheet(
            new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = 1,
                TopLeftCell = "A2",
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            })
            { WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(sheet.Columns.Select((column, index) => new Column
            {
                Min = (uint)index + 1,
                Max = (uint)index + 1,
                Width = column.Width,
                CustomWidth = true,

                // Cells typed later are text as well: a code 1.10 must not become a number.
                Style = column.IsCheck ? SheetLooks.Check : SheetLooks.Text,
            })),
            Data(sheet));
        var lastRow = sheet.Rows.Count + SpareRows;
        var checks = sheet.Columns.Select((column, index) => (column, index)).Where(pair => pair.column.IsCheck).ToList();
        foreach (var (_, index) in checks)
        {
            worksheet.Append(RedUnlessZero($"{ColumnName(index + 1)}2:{ColumnName(index + 1)}{Text(lastRow)}"));
        }

        var validations = sheet.Columns.Select((column, index) => (column, index)).Where(pair => pair.column.Choices.Count > 0)
            .Select(pair => Validation($"{ColumnName(pair.index + 1)}2:{ColumnName(pair.index + 1)}{Text(lastRow)}", lists.IndexOf(pair.column.Choices), pair.column.Choices.Count))
            .ToList();
        if (validations.Count > 0)
        {
            worksheet.Append(new DataValidations(validations) { Count = (uint)validations.Count });
        }

        return worksheet;
    }

    private static SheetData Data(SheetSpec sheet)
    {
        var data = new SheetData(new Row(sheet.Columns.Select((column, index) => InlineText(1, index, column.Header, SheetLooks.Header))) { RowIndex = 1 });
        for (var i = 0; i < sheet.Rows.Count; i++)
        {
            var number = i + 2;
            data.Append(new Row(sheet.Rows[i].Select((cell, index) => Cell(number, index, cell)).OfType<Cell>()) { RowIndex = (uint)number });
        }

        return data;
    }

    private static Cell? Cell(int row, int column, CellSpec cell) => cell switch
    {
        TextCell { Text.Length: 0 } => null,
        TextCell text => InlineText(row, column, text.Text, text.IsStrong ? SheetLooks.StrongText : SheetLooks.Text),

        // Sheets hold binary numbers of 15 digits; a longer decimal keeps its digits as text.
        NumberCell number when !IsExact(number.Value) => InlineText(row, column, Text(number.Value), SheetLooks.Text),
        NumberCell number => new Cell { CellReference = Reference(row, column), StyleIndex = SheetLooks.Number, CellValue = new CellValue(Text(number.Value)) },
        FormulaCell formula => new Cell { CellReference = Reference(row, column), StyleIndex = SheetLooks.Check, CellFormula = new CellFormula(formula.Formula) },
        _ => null,
    };

    private static Cell InlineText(int row, int column, string text, uint style) => new()
    {
        CellReference = Reference(row, column),
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new Text(LooksEscaped.Replace(text, "_x005F_")) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static DataValidation Validation(string range, int list, int count) => new(
        new Formula1($"'{ListSheet}'!${ColumnName(list + 1)}$2:${ColumnName(list + 1)}${Text(count + 1)}"))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = "Giá trị không có trong danh mục",
        Error = "Chọn một giá trị trong danh sách.",
        SequenceOfReferences = new ListValue<StringValue>([new StringValue(range)]),
    };

    private static ConditionalFormatting RedUnlessZero(string range)
    {
        var first = range[..range.IndexOf(':', StringComparison.Ordinal)];
        return new ConditionalFormatting(new ConditionalFormattingRule(new Formula($"AND(ISNUMBER({first}),{first}<>0)"))
        {
            Type = ConditionalFormatValues.Expression,
            FormatId = 0,
            Priority = 1,
        })
        {
            SequenceOfReferences = new ListValue<StringValue>([new StringValue(range)]),
        };
    }

    private static bool IsExact(decimal value) =>
        Math.Abs(value) < 1e15m && ((double)value).ToString("G15", CultureInfo.InvariantCulture) is var digits
        && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == value;

    private static string Reference(int row, int column) => ColumnName(column + 1) + Text(row);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
