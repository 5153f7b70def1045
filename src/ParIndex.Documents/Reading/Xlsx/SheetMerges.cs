namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>
/// Merged ranges seen row by row from the top. Only the ranges that cross the current row are held, ordered by column, so a range of
/// any size costs the same and overlapping ones are found when they begin: the first wins.
/// </summary>
internal sealed class SheetMerges
{
    private readonly SheetRange[] ranges;
    private readonly List<SheetRange> active = [];
    private readonly string sheet;
    private readonly ReadSession session;
    private int next;
    private int firstEnd = int.MaxValue;

    public SheetMerges(IReadOnlyList<SheetRange> merges, string sheet, ReadSession session)
    {
        ranges = [.. merges.OrderBy(range => range.Top).ThenBy(range => range.Left)];
        this.sheet = sheet;
        this.session = session;
    }

    /// <summary>Goes down to a row.</summary>
    public void MoveTo(int row)
    {
        if (firstEnd < row)
        {
            active.RemoveAll(range => range.Bottom < row);
            firstEnd = active.Count == 0 ? int.MaxValue : active.Min(range => range.Bottom);
        }

        for (; next < ranges.Length && ranges[next].Top <= row; next++)
        {
            if (ranges[next].Bottom >= row)
            {
                Begin(ranges[next]);
            }
        }
    }

    /// <summary>The range over a column of the current row, or null.</summary>
    public SheetRange? At(int column)
    {
        var at = FirstRightOf(column) - 1;
        return at >= 0 && active[at].Right >= column ? active[at] : null;
    }

    private void Begin(SheetRange range)
    {
        var at = FirstRightOf(range.Left);
        if ((at > 0 && active[at - 1].Right >= range.Left) || (at < active.Count && active[at].Left <= range.Right))
        {
            session.Remark(Problems.BadMerge(
                sheet, $"{CellReference.Name(range.Top, range.Left)}:{CellReference.Name(range.Bottom, range.Right)}"));
            return;
        }

        active.Insert(at, range);
        firstEnd = Math.Min(firstEnd, range.Bottom);
    }

    /// <summary>Index of the first active range that begins right of the column.</summary>
    private int FirstRightOf(int column)
    {
        int low = 0, high = active.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (active[middle].Left <= column)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
