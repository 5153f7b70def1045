using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Documents.Reading.Packages;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>
/// A workbook: one table for each sheet that has text, numbered by the sheet's place among the worksheets. Hidden sheets and rows are
/// read too: a result hidden for printing is still part of the file.
/// </summary>
internal sealed partial class XlsxReader(OfficePackage package, ReadSession session)
{
    private readonly List<SheetEntry> sheets = [];
    private bool date1904;

    public IReadOnlyList<DocumentBlock> Read(string main)
    {
        var relationships = Relationships.Of(main, package);
        ReadWorkbook(main);
        var styles = SheetStyles.Read(relationships.First("styles"), package);
        var strings = SheetStrings.ReadShared(relationships.First("sharedStrings"), package);
        var blocks = new List<DocumentBlock>();
        var number = 0;
        foreach (var sheet in sheets)
        {
            if (!relationships.TryGetValue(sheet.Id, out var relationship))
            {
                throw session.Error(Problems.MissingPart(sheet.Name));
            }

            if (relationship.Kind != "worksheet")
            {
                continue; // a sheet of a chart or dialog has no cells
            }

            number++;
            if (sheet.IsHidden)
            {
                session.Remark(Problems.HiddenSheet(sheet.Name));
            }

            using var xml = package.OpenPart(relationship.Target).ToRoot();
            var cells = new SheetReader(xml, sheet.Name, styles, strings, date1904, session).Read();
            if (new SheetTable(sheet.Name, number, sheet.TitleRows, session).Build(cells) is { } table)
            {
                blocks.Add(table);
            }
        }

        return blocks;
    }

    [GeneratedRegex(@"\$(\d{1,7}):\$(\d{1,7})$", RegexOptions.CultureInvariant)]
    private static partial Regex RowsOfPrintTitles { get; }

    private void ReadWorkbook(string main)
    {
        using var xml = package.OpenPart(main).ToRoot();
        var depth = xml.Depth;
        while (xml.ReadInside(depth))
        {
            switch (xml.IsMain ? xml.LocalName : "")
            {
                case "workbookPr":
                    date1904 = xml.Attribute("date1904") is "1" or "true" or "on";
                    break;
                case "sheet":
                    AddSheet(xml);
                    break;
                case "definedName" when xml.Attribute("name") == "_xlnm.Print_Titles":
                    var sheet = xml.Attribute("localSheetId");
                    AddTitleRows(sheet, xml.Text());
                    break;
            }
        }
    }

    private void AddSheet(XmlPart xml)
    {
        if (sheets.Count >= session.Limits.MaxSheets)
        {
            throw session.Error(Problems.TooManySheets(session.Limits.MaxSheets));
        }

        var name = xml.Attribute("name") ?? "";
        sheets.Add(new SheetEntry(
            DocumentText.Normalize(name.Length <= 255 ? name : name[..255]),
            xml.RelationshipId() ?? "",
            xml.Attribute("state") is "hidden" or "veryHidden"));
    }

    /// <summary>Rows that repeat on each printed page are the header rows; the name holds columns, rows or both: <c>S!$A:$B,S!$3:$4</c>.</summary>
    private void AddTitleRows(string? sheet, string range)
    {
        if (int.TryParse(sheet, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sheets.Count
            && RowsOfPrintTitles.Match(range) is { Success: true } rows)
        {
            sheets[index].TitleRows = (
                int.Parse(rows.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                int.Parse(rows.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A sheet as the workbook lists it.</summary>
    private sealed class SheetEntry(string name, string id, bool isHidden)
    {
        public string Name => name;

        public string Id => id;

        public bool IsHidden => isHidden;

        public (int First, int Last) TitleRows { get; set; }
    }
}
