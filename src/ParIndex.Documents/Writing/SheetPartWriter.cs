using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Writing;

/// <summary>Writes one sheet part element by element.</summary>
internal static class SheetPartWriter
{
    private const int MaxRows = 1_048_576;
    private const int MaxText = 32_767;
    private const double MaxHeight = 409;

    public static void Write(WorksheetPart part, Sheet sheet, StyleTable styles, bool isFirst)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        WriteView(xml, sheet, isFirst);
        WriteColumns(xml, sheet);
        WriteRows(xml, sheet, styles);
        if (sheet.Protected)
        {
            xml.WriteElement(new SheetProtection { Sheet = true, Objects = true, Scenarios = true });
        }

        if (sheet.Merges.Count > 0)
        {
            xml.WriteElement(new MergeCells(sheet.Merges.Select(range => new MergeCell { Reference = range })) { Count = (uint)sheet.Merges.Count });
        }

        WriteChoices(xml, sheet);
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

    private static void WriteView(OpenXmlWriter xml, Sheet sheet, bool isFirst)
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

    private static void WriteColumns(OpenXmlWriter xml, Sheet sheet)
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

    private static void WriteRows(OpenXmlWriter xml, Sheet sheet, StyleTable styles)
    {
        xml.WriteStartElement(new SheetData());
        var number = 0;
        foreach (var row in sheet.Rows)
        {
            if (++number > MaxRows)
            {
                throw new DocumentException(sheet.Name, null, new(
                    $"trang tính có hơn {MaxRows} dòng; hãy chia nhỏ hoặc xuất CSV.", $"the sheet has more than {MaxRows} rows; split it or write CSV."));
            }

            xml.WriteStartElement(RowStart(row, number, sheet));
            for (var column = 0; column < row.Cells.Count; column++)
            {
                if (row.Cells[column] is { } cell)
                {
                    WriteCell(xml, cell, SheetAddress.Of(column + 1, number), styles);
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>
    /// Not every program fits rows to wrapped text when it opens a file, so the height is worked out from the widths.
    /// </summary>
    private static Row RowStart(SheetRow row, int number, Sheet sheet)
    {
        var height = 0.0;
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (row.Cells[column] is { Text: { } text, Style: { Wrapped: true } style } && WidthAt(sheet, column, number) is { } width)
            {
                var perLine = Math.Max(1, width * 13 / style.Size);
                var lines = text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Length / perLine)));
                height = Math.Max(height, lines * style.Size * 1.32);
            }
        }

        var start = new Row { RowIndex = (uint)number };
        if (height > 0)
        {
            start.Height = Math.Min(MaxHeight, Math.Max(15.75, height));
            start.CustomHeight = true;
        }

        return start;
    }

    /// <summary>Width in characters; a title merged over the whole width has all of it.</summary>
    private static double? WidthAt(Sheet sheet, int column, int row) => (row < sheet.HeaderFrom, column < sheet.ColumnWidths.Count) switch
    {
        (true, true) => sheet.ColumnWidths.Sum(),
        (false, true) => sheet.ColumnWidths[column],
        _ => null,
    };

    private static void WriteCell(OpenXmlWriter xml, SheetCell cell, string reference, StyleTable styles)
    {
        var element = new Cell { CellReference = reference, StyleIndex = styles.IndexOf(cell.Style) };
        if (cell.Text is { } text)
        {
            element.DataType = CellValues.InlineString;
            element.InlineString = new InlineString(new Text(SafeText(text)) { Space = SpaceProcessingModeValues.Preserve });
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

    private static void WriteChoices(OpenXmlWriter xml, Sheet sheet)
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
            Formula1 = new Formula1($"\"{string.Join(",", choice.Values)}\""),
        })) { Count = (uint)sheet.Choices.Count });
    }

    /// <summary>XML may not hold some control characters, and a cell not more than 32,767 characters.</summary>
    private static string SafeText(string text)
    {
        var clean = XmlText.Clean(text);
        return clean.Length <= MaxText
            ? clean
            : throw new DocumentException("", null, new Message(
                $"một ô có hơn {MaxText} ký tự, trang tính không chứa được. Hãy rút ngắn.", $"a cell has more than {MaxText} characters. Shorten it."));
    }
}
