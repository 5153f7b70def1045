namespace ParIndex.Documents.Reading.Xlsx;

/// <summary>A stored cell; or, when <paramref name="Through"/> is past the column, a run of blank cells at the end of a row.</summary>
internal readonly record struct SheetCell(int Row, int Column, string Text, int Through);

/// <summary>A merged range.</summary>
internal readonly record struct SheetRange(int Top, int Left, int Bottom, int Right);

/// <summary>What a sheet stores: cells ordered by row and column, and merged ranges in file order.</summary>
internal sealed record SheetCells(IReadOnlyList<SheetCell> Cells, IReadOnlyList<SheetRange> Merges)
{
    /// <summary>
    /// Files of some programs store cells out of order; two cells at one address have no right reading and go to
    /// <paramref name="refuse"/>.
    /// </summary>
    public static SheetCells Ordered(List<SheetCell> cells, List<SheetRange> merges, Action<SheetCell> refuse)
    {
        if (FirstNotAfter(cells) >= 0)
        {
            cells.Sort((a, b) => (a.Row, a.Column).CompareTo((b.Row, b.Column)));
            if (FirstNotAfter(cells) is var doubled and >= 0)
            {
                refuse(cells[doubled]);
            }
        }

        return new SheetCells(cells, merges);
    }

    /// <summary>Index of the first cell that does not stand after the one before it, or -1.</summary>
    private static int FirstNotAfter(List<SheetCell> cells)
    {
        for (var i = 1; i < cells.Count; i++)
        {
            if (cells[i - 1].Row > cells[i].Row || (cells[i - 1].Row == cells[i].Row && cells[i - 1].Through >= cells[i].Column))
            {
                return i;
            }
        }

        return -1;
    }
}
