using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParIndex.Core.Scoring;

namespace ParIndex.TestKit;

/// <summary>Types into the workbook of a scorecard as a person would in a spreadsheet program.</summary>
public static class TypedWorkbook
{
    private const int Value = 3, Claim = 7, Slot = 12, HeadRows = 3;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Figures and points of a card, each into its cell.</summary>
    /// <param name="path">The workbook, changed in place.</param>
    /// <param name="given">What to type; what the workbook does not ask for is left out.</param>
    public static void Fill(string path, Scorecard given)
    {
        ArgumentNullException.ThrowIfNull(given);
        using var workbook = SpreadsheetDocument.Open(path, isEditable: true);
        var part = (WorksheetPart)workbook.WorkbookPart!.GetPartById(workbook.WorkbookPart.Workbook!.Descendants<Sheet>().First().Id!.Value!);
        var strings = workbook.WorkbookPart.SharedStringTablePart?.SharedStringTable;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in part.Worksheet!.Descendants<Row>().Skip(HeadRows))
        {
            var cells = row.Elements<Cell>().ToList();
            var code = Read(cells, 0);
            var isFirst = seen.Add(code);
            if (!given.Entries.TryGetValue(code, out var entry))
                continue;

            if (Read(cells, Slot) is { Length: > 0 } slot && entry.Values.TryGetValue(slot, out var value))
                Type(cells, Value, value);

            if (isFirst && entry.Points is { } points)
                Type(cells, Claim, points.ToString(Vietnamese));
        }

        string Read(IReadOnlyList<Cell> cells, int column) => At(cells, column) is not { } cell ? ""
            : cell.DataType?.Value == CellValues.SharedString ? strings!.ElementAt(int.Parse(cell.InnerText, CultureInfo.InvariantCulture)).InnerText : cell.InnerText;
    }

    private static Cell? At(IReadOnlyList<Cell> cells, int column) => cells.FirstOrDefault(cell => cell.CellReference!.Value![0] == (char)('A' + column));

    private static void Type(IReadOnlyList<Cell> cells, int column, string text)
    {
        var cell = At(cells, column)!;
        cell.CellFormula = null;
        cell.DataType = CellValues.InlineString;
        cell.RemoveAllChildren();
        cell.Append(new InlineString(new Text(text)));
    }
}
