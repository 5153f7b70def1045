namespace ParIndex.Documents.Writing;

/// <summary>
/// Heights of rows in points, estimated from the text. A cell merged over rows does not make room for its text by itself in every
/// program, so its rows get a least height.
/// </summary>
internal sealed class DocxRowHeights
{
    /// <summary>Margins above and below in a cell, and the border.</summary>
    private const double Around = 3.5;

    private readonly double[] heights;
    private readonly double[] least;

    /// <param name="table">The table.</param>
    /// <param name="rooms">Width for text in each column, in points.</param>
    public DocxRowHeights(DocxTable table, IReadOnlyList<double> rooms)
    {
        heights = new double[table.Rows.Count];
        least = [.. table.Rows.Select(row => (double)row.LeastHeight)];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = Cells(table.Rows[i]).Where(placed => placed.Cell.Merge == VerticalMerge.None)
                .Select(placed => HeightOf(placed.Cell, placed.Column, rooms)).Append(least[i]).Max();
        }

        for (var i = 0; i < heights.Length; i++)
        {
            foreach (var (cell, column) in Cells(table.Rows[i]).Where(placed => placed.Cell.Merge == VerticalMerge.Start))
            {
                MakeRoom(table, i, column, HeightOf(cell, column, rooms));
            }
        }
    }

    /// <summary>Estimated height of a row.</summary>
    public double this[int row] => heights[row];

    /// <summary>Height a row must have for the merged cells that run through it; 0: none.</summary>
    public int Least(int row) => (int)Math.Ceiling(least[row]);

    private void MakeRoom(DocxTable table, int first, int column, double needed)
    {
        var last = first;
        while (last + 1 < heights.Length && Cells(table.Rows[last + 1]).Any(placed => placed.Column == column && placed.Cell.Merge == VerticalMerge.GoesOn))
        {
            last++;
        }

        var missing = needed - heights[first..(last + 1)].Sum();
        for (var row = first; row <= last && missing > 0; row++)
        {
            heights[row] += missing / (last - first + 1);
            least[row] = heights[row];
        }
    }

    private static double HeightOf(DocxCell cell, int column, IReadOnlyList<double> rooms)
    {
        var room = rooms.Skip(column).Take(cell.ColumnSpan).Sum();
        var lines = Math.Max(1, cell.Paragraphs.Sum(text => TextMeasure.Lines(text, cell.Look.Size, cell.Look.Bold, room)));
        return (lines * cell.Look.Size * TextMeasure.LineHeight) + Around;
    }

    private static IEnumerable<(DocxCell Cell, int Column)> Cells(DocxRow row)
    {
        var column = 0;
        foreach (var cell in row.Cells)
        {
            yield return (cell, column);
            column += cell.ColumnSpan;
        }
    }
}
