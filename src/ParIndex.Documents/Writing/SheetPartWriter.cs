using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Writing;

/// <summary>Writes one sheet part element by element, so that a long sheet is not held in memory.</summary>
internal sealed class SheetPartWriter(Sheet sheet, string name, StyleTable styles, ChoiceLists lists)
{
    private const int MaxRows = 1_048_576;
    private const int MaxColumns = 16_384;

    private readonly List<(string Reference, Uri Target)> links = [];

    public string Name => name;

    public void Write(WorksheetPart part, bool isFirst)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        WriteView(xml, isFirst);
        WriteColumns(xml);
        WriteRows(xml);
        if (sheet.Protected)
        {
            xml.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true });
        }

        if (sheet.Merges.Count > 0)
        {
            xml.WriteElement(new MergeCells(sheet.Merges.Select(range => new MergeCell { Reference = range })) { Count = (uint)sheet.Merges.Count });
        }

        WriteChoices(xml);
        WriteLinks(xml, part);
        xml.WriteElement(new PageMargins { Left = 0.79, Right = 0.59, Top = 0.79, Bottom = 0.79, Header = 0.39, Footer = 0.39 });
        xml.WriteElement(new PageSetup
        {
            PaperSize = 9, // A4
            Orientation = sheet.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait,
            FitToWidth = 1,
            FitToHeight = 0,
        });
        xml.WriteElement(new HeaderFooter { DifferentFirst = true, OddHeader = new OddHeader("&C&P"), FirstHeader = new FirstHeader("") });
        xml.WriteEndElement();
    }

    private void WriteView(OpenXmlWriter xml, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, TabSelected = isFirst };
        if (sheet.HeaderRows > 0)
        {
            var frozen = sheet.HeaderFrom + sheet.HeaderRows - 1;
            view.Append(new Pane
            {
                VerticalSplit = frozen,
                TopLeftCell = $"A{frozen + 1}",
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }

        xml.WriteElement(new SheetViews(view));
        xml.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15.75 });
    }

    private void WriteColumns(OpenXmlWriter xml)
    {
        if (sheet.ColumnWidths.Count == 0)
        {
            return;
        }

        xml.WriteElement(new Columns(sheet.ColumnWidths.Select((width, i) => new Column
        {
            Min = (uint)(i + 1), Max = (uint)(i + 1), Width = width, CustomWidth = true,
        })));
    }

    private void WriteRows(OpenXmlWriter xml)
    {
        xml.WriteStartElement(new SheetData());
        var number = 0;
        foreach (var row in sheet.Rows)
        {
            if (++number > MaxRows)
            {
                throw Problem(null, new(
                    $"trang tính có hơn {MaxRows} dòng; hãy chia nhỏ hoặc xuất CSV.", $"the sheet has more than {MaxRows} rows; split it or write CSV."));
            }

            if (row.Cells.Count > MaxColumns)
            {
                throw Problem(SheetAddress.Of(MaxColumns + 1, number), new(
                    $"trang tính có hơn {MaxColumns} cột; hãy chia nhỏ.", $"the sheet has more than {MaxColumns} columns; split it."));
            }

            xml.WriteStartElement(RowStart(row, number));
            for (var column = 0; column < row.Cells.Count; column++)
            {
                if (row.Cells[column] is { } cell)
                {
                    WriteCell(xml, cell, SheetAddress.Of(column + 1, number));
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private Row RowStart(SheetRow row, int number)
    {
        var start = new Row { RowIndex = (uint)number };
        if (RowHeights.Of(sheet, row, number) is { } height)
        {
            start.Height = height;
            start.CustomHeight = true;
        }

        return start;
    }

    private void WriteCell(OpenXmlWriter xml, SheetCell cell, string reference)
    {
        if (cell.Link is { } target)
        {
            links.Add((reference, target));
        }

        var element = new Cell { CellReference = reference, StyleIndex = styles.IndexOf(cell.Style) };
        if (cell.Text is { } text)
        {
            element.DataType = CellValues.InlineString;
            element.InlineString = new InlineString(new Text(SafeText(text, reference)) { Space = SpaceProcessingModeValues.Preserve });
        }
        else
        {
            if (cell.Formula is { } formula)
            {
                element.CellFormula = new CellFormula(formula);
            }

            if (cell.Number is { } number)
            {
                element.CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture));
            }
        }

        xml.WriteElement(element);
    }

    private void WriteChoices(OpenXmlWriter xml)
    {
        if (sheet.Choices.Count == 0)
        {
            return;
        }

        xml.WriteElement(new DataValidations(sheet.Choices.Select(choice => new DataValidation
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            SequenceOfReferences = new ListValue<StringValue>([choice.Range]),
            ErrorTitle = "Giá trị không có trong danh mục",
            Error = "Chọn một giá trị trong danh sách.",
            Formula1 = new Formula1(lists.FormulaOf(choice.Values)),
        }))
        { Count = (uint)sheet.Choices.Count });
    }

    private void WriteLinks(OpenXmlWriter xml, WorksheetPart part)
    {
        if (links.Count == 0)
        {
            return;
        }

        var ids = links.Select(link => link.Target).Distinct().ToDictionary(target => target, target => part.AddHyperlinkRelationship(target, isExternal: true).Id);
        xml.WriteElement(new Hyperlinks(links.Select(link => new Hyperlink { Reference = link.Reference, Id = ids[link.Target] })));
    }

    private string SafeText(string text, string reference) =>
        XmlText.Clean(text) is { Length: <= SheetText.MaxLength } clean
            ? SheetText.Escaped(clean)
            : throw Problem(reference, new(
                $"ô có hơn {SheetText.MaxLength} ký tự, trang tính không chứa được. Hãy rút ngắn hoặc xuất CSV.",
                $"the cell has more than {SheetText.MaxLength} characters. Shorten it or write CSV."));

    private DocumentException Problem(string? cell, Message what)
    {
        var place = cell is null ? "" : $", ô {cell}";
        return new DocumentException(
            name, cell is null ? null : SourcePlace.InSheet(name, cell),
            new($"Trang tính “{name}”{place}: {what.Vietnamese}", $"Sheet “{name}”{(cell is null ? "" : $", cell {cell}")}: {what.English}"));
    }
}
