using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>A spreadsheet with what every unit says and what becomes of it, and the points by its own formulas.</summary>
internal sealed class RoundBook
{
    private RoundBook(IReadOnlyList<BookUnit> units) => Units = units;

    public IReadOnlyList<BookUnit> Units { get; }

    public static RoundBook Open(string name)
    {
        using var document = SpreadsheetDocument.Open(Path.Combine(Repository.Root, "tests", "ParIndex.Web.Tests", "Rounds", "Data", name), isEditable: false);
        var said = Rows(document, "Số liệu");
        var points = Rows(document, "Điểm");
        return new RoundBook([.. said.Zip(points, (row, score) => new BookUnit(row, score))]);
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(SpreadsheetDocument document, string sheet)
    {
        var book = document.WorkbookPart!;
        var texts = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var id = book.Workbook!.Descendants<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        var rows = ((WorksheetPart)book.GetPartById(id)).Worksheet!.Descendants<Row>()
            .Select(row => row.Elements<Cell>().ToDictionary(cell => Column(cell.CellReference!.Value!), cell => Text(cell, texts), StringComparer.Ordinal)).ToList();
        return [.. rows.Skip(1).Select(row => (IReadOnlyDictionary<string, string>)row.Where(cell => rows[0].ContainsKey(cell.Key) && cell.Value.Length > 0).ToDictionary(cell => rows[0][cell.Key], cell => cell.Value, StringComparer.Ordinal))];
    }

    private static string Column(string reference) => reference.TrimEnd("0123456789".ToCharArray());

    private static string Text(Cell cell, List<string> texts) =>
        cell.DataType?.Value == CellValues.SharedString ? texts[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)] : cell.CellValue?.Text ?? cell.InnerText;
}

/// <summary>A unit of the spreadsheet: what it says, and what its formulas come to.</summary>
internal sealed record BookUnit(IReadOnlyDictionary<string, string> Said, IReadOnlyDictionary<string, string> Score)
{
    /// <summary>What the unit types, by leaf and field of the form.</summary>
    public Dictionary<string, Dictionary<string, string>> Answers => new()
    {
        ["1.1"] = new() { ["s.timing"] = Said["1.1 thời điểm"] },
        ["1.2"] = new() { ["s.done"] = Said["1.2 hoàn thành"], ["s.planned"] = Said["1.2 kế hoạch"] },
        ["1.3"] = new() { ["s.on_time"] = Said["1.3 đúng hạn"], ["s.late"] = Said["1.3 chậm"], ["s.required"] = Said["1.3 phải gửi"] },
        ["2.1"] = new() { ["s.on_time"] = Said["2.1 đúng hạn"], ["s.total"] = Said["2.1 tổng"] },
        ["2.2"] = new() { ["claim"] = Said["2.2 điểm đề nghị"] },
        ["2.3"] = new() { ["s.level"] = Said["2.3 mức"] },
        ["3.3"] = new() { ["s.kept"] = Said["3.3 thực hiện"], ["s.promised"] = Said["3.3 cam kết"] },
        ["4"] = new() { ["s.recognised"] = Said["4 sáng kiến"] },
    };

    /// <summary>What the organiser enters.</summary>
    public Dictionary<string, Dictionary<string, string>> Surveys => new()
    {
        ["3.1"] = new() { ["s.index"] = Percent("3.1 lãnh đạo") },
        ["3.2"] = new() { ["s.index"] = Percent("3.2 hài lòng") },
    };

    public bool IsExempt => Said.ContainsKey("2.1 không áp dụng");

    public decimal Number(string header) => decimal.Parse(Score[header], NumberStyles.Float, CultureInfo.InvariantCulture);

    public string? Band => Score.GetValueOrDefault("Xếp loại");

    private string Percent(string header) => (decimal.Parse(Said[header], NumberStyles.Float, CultureInfo.InvariantCulture) * 100).ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',');
}
