using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>
/// Stored cells to a table: blank cells after the last column in use and blank rows after the last row in use are dropped, cells under
/// a merge too. Rows that are not stored are not made up, so a lone cell at the far corner costs one row.
/// </summary>
internal sealed class SheetTable(string sheet, int number, (int First, int Last) titleRows, ReadSession session)
{
    public TableBlock? Build(SheetCells stored)
    {
        int lastRow = 0, lastColumn = 0;
        foreach (var cell in stored.Cells)
        {
            if (!string.IsNullOrWhiteSpace(cell.Text))
            {
                lastRow = cell.Row;
                lastColumn = Math.Max(lastColumn, cell.Column);
            }
        }

        if (lastRow == 0)
        {
            return null;
        }

        var used = stored.Cells.TakeWhile(cell => cell.Row <= lastRow).ToList();
        var rowNumbers = used.Select(cell => cell.Row).Distinct().ToArray();
        var merges = new SheetMerges(stored.Merges, sheet, session);
        var rows = new List<TableRow>(rowNumbers.Length);
        var next = 0;
        foreach (var row in rowNumbers)
        {
            merges.MoveTo(row);
            var cells = new List<TableCell>();
            for (; next < used.Count && used[next].Row == row; next++)
            {
                AddCells(used[next], Math.Min(used[next].Through, lastColumn), lastColumn, rowNumbers, merges, cells);
            }

            var place = cells is [var first, ..] ? first.Source : Place(row, 1);
            session.CountRow(place);
            rows.Add(new TableRow(place, cells.ToArray(), row >= titleRows.First && row <= titleRows.Last));
        }

        return new TableBlock(rows[0].Source, number, rows);
    }

    private void AddCells(SheetCell stored, int through, int lastColumn, int[] rowNumbers, SheetMerges merges, List<TableCell> cells)
    {
        for (var column = stored.Column; column <= through; column++)
        {
            var merge = merges.At(column);
            if (merge is null)
            {
                AddCell(stored.Row, column, stored.Text, 1, 1, cells);
            }
            else if (merge.Value.Top == stored.Row && merge.Value.Left == column)
            {
                // Spans end where the table does: a merge to XFD1048576 must not make anyone walk there.
                AddCell(
                    stored.Row, column, stored.Text,
                    Math.Min(merge.Value.Right, lastColumn) - column + 1,
                    CountRows(rowNumbers, stored.Row, merge.Value.Bottom), cells);
            }
            else if (!string.IsNullOrWhiteSpace(stored.Text))
            {
                session.Remark(Problems.HiddenByMerge(Place(stored.Row, column)));
            }
        }
    }

    private void AddCell(int row, int column, string text, int columns, int rows, List<TableCell> cells)
    {
        var place = Place(row, column);
        session.CountCell(place, text.Length);
        cells.Add(new TableCell(place, column, text, columns, rows));
    }

    /// <summary>Rows of the table from one sheet row to another; rows that are not stored are not rows of the table.</summary>
    private static int CountRows(int[] rowNumbers, int from, int through)
    {
        var first = Array.BinarySearch(rowNumbers, from);
        var last = Array.BinarySearch(rowNumbers, through);
        return (last >= 0 ? last : ~last - 1) - first + 1;
    }

    private SourcePlace Place(int row, int column) => SourcePlace.InSheet(sheet, CellReference.Name(row, column));
}
