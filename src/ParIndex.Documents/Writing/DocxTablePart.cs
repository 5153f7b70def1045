using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using WordCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using WordMerge = DocumentFormat.OpenXml.Wordprocessing.VerticalMerge;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace ParIndex.Documents.Writing;

/// <summary>A table on a fixed grid with repeated header rows.</summary>
internal static class DocxTablePart
{
    /// <summary>A row up to this height, in points, stays on one page; a higher one may be split, or half pages would stay empty.</summary>
    private const double HighestWhole = 230;

    /// <summary>Twentieths of a point.</summary>
    private const int CellMargin = 57;

    /// <summary>Room for the marks over capitals (Ầ, Ễ), which reach above the line.</summary>
    private const int CellMarginAbove = 28;

    public static Table Of(DocxTable table, int width)
    {
        var total = table.ColumnWidths.Sum();
        var grid = table.ColumnWidths.Select(share => width * share / total).ToList();
        var element = new Table(
            new TableProperties(
                new TableWidth { Width = Text(grid.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(),
                    Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TopMargin { Width = Text(CellMarginAbove), Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = Text(CellMarginAbove), Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa })),
            new TableGrid(grid.Select(column => new GridColumn { Width = Text(column) })));
        var heights = new DocxRowHeights(table, [.. grid.Select(column => (column - (2 * CellMargin)) / 20.0)]);
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var isHeader = i < table.HeaderRows;
            element.Append(Row(table.Rows[i], grid, isHeader, isHeader || heights[i] <= HighestWhole, heights.Least(i)));
        }

        return element;
    }

    private static WordRow Row(DocxRow row, List<int> grid, bool isHeader, bool whole, int least)
    {
        var properties = new TableRowProperties();
        if (whole)
        {
            properties.Append(new CantSplit());
        }

        if (least > 0)
        {
            properties.Append(new TableRowHeight { Val = (uint)(least * 20), HeightType = HeightRuleValues.AtLeast });
        }

        if (isHeader)
        {
            properties.Append(new TableHeader());
        }

        var element = new WordRow(properties);
        var column = 0;
        foreach (var cell in row.Cells)
        {
            element.Append(Cell(cell, grid.Skip(column).Take(cell.ColumnSpan).Sum(), whole));
            column += cell.ColumnSpan;
        }

        return element;
    }

    private static WordCell Cell(DocxCell cell, int width, bool whole)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa });
        if (cell.ColumnSpan > 1)
        {
            properties.Append(new GridSpan { Val = cell.ColumnSpan });
        }

        if (cell.Merge != VerticalMerge.None)
        {
            properties.Append(new WordMerge
            {
                Val = cell.Merge == VerticalMerge.Start ? MergedCellValues.Restart : MergedCellValues.Continue,
            });
        }

        properties.Append(new TableCellVerticalAlignment { Val = whole ? TableVerticalAlignmentValues.Center : TableVerticalAlignmentValues.Top });
        var element = new WordCell(properties);
        foreach (var paragraph in cell.Paragraphs.DefaultIfEmpty(""))
        {
            element.Append(DocxParagraph.Of(paragraph, cell.Look));
        }

        return element;
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "000000" };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
