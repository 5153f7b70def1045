using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetEntry = DocumentFormat.OpenXml.Spreadsheet.Sheet;

namespace ParIndex.Documents.Writing;

/// <summary>Writes workbooks (XLSX): real numbers, formulas with their values, text that stays text, print set-up.</summary>
public static class WorkbookWriter
{
    /// <summary>Writes the sheets to a seekable stream.</summary>
    /// <exception cref="DocumentException">A sheet is too long or too wide, or a text too long for a cell; names sheet and cell.</exception>
    public static void Write(Stream stream, IReadOnlyList<Sheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentOutOfRangeException.ThrowIfZero(sheets.Count);
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var styles = new StyleTable();
        var names = SheetNames.Of([.. sheets.Select(sheet => sheet.Name), .. ChoiceLists.AreNeeded(sheets) ? [ChoiceLists.SheetName] : Array.Empty<string>()]);
        var lists = new ChoiceLists { Name = names[^1] };
        var entries = new Sheets();
        var printTitles = new DefinedNames();
        for (var i = 0; i < sheets.Count; i++)
        {
            Add(workbook, entries, new SheetPartWriter(sheets[i], names[i], styles, lists));
            if (sheets[i].HeaderRows > 0)
            {
                var last = sheets[i].HeaderFrom + sheets[i].HeaderRows - 1;
                printTitles.Append(new DefinedName($"{SheetNames.Quoted(names[i])}!${sheets[i].HeaderFrom}:${last}")
                {
                    Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i,
                });
            }
        }

        if (lists.HasSheet)
        {
            Add(workbook, entries, new SheetPartWriter(lists.Build(), lists.Name, styles, lists)).State = SheetStateValues.Hidden;
        }

        workbook.Workbook = new Workbook(entries);
        if (printTitles.HasChildren)
        {
            workbook.Workbook.Append(printTitles);
        }

        // Values are written with the formulas; a program that opens the book recalculates all the same.
        workbook.Workbook.Append(new CalculationProperties { FullCalculationOnLoad = true });
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = styles.Build();
    }

    /// <summary>Writes a file: beside it first, then in one step under its name, so that no half-written file is left.</summary>
    public static void Write(string path, IReadOnlyList<Sheet> sheets) => WholeFile.Write(path, stream => Write(stream, sheets));

    private static SheetEntry Add(WorkbookPart workbook, Sheets entries, SheetPartWriter writer)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        var number = (uint)entries.ChildElements.Count + 1;
        writer.Write(part, isFirst: number == 1);
        return entries.AppendChild(new SheetEntry { Id = workbook.GetIdOfPart(part), SheetId = number, Name = writer.Name });
    }
}
