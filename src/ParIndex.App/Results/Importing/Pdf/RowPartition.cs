namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>
/// Parts the lines of a printed table into rows when only the place of each row's code is known. A code stands in the middle of its row or at its top;
/// whichever explains the page better holds for all rows. Lines of one cell stand closer than rows do. Shortest path over the boundaries, so one odd
/// row does not shift the next.
/// </summary>
internal static class RowPartition
{
    /// <summary>Price of a line that belongs to no row of the page: the rest of a row broken by the page.</summary>
    private const double Orphan = 0.15;

    /// <summary>Lines looked at on each side of a boundary for the nearest ones of the same column.</summary>
    private const int Near = 8;

    /// <summary>First line of each row; lines before the first of them go on from the page before.</summary>
    /// <param name="lines">Of the table, from top to bottom.</param>
    /// <param name="codes">Indices of the lines that hold codes, rising; at least one.</param>
    /// <param name="titlesLevel">Every code shares its line with words of its title, as it must when it stands at the top.</param>
    public static int[] Starts(IReadOnlyList<PrintedLine> lines, IReadOnlyList<int> codes, bool titlesLevel)
    {
        var centred = Solve(lines, codes, (top, bottom, code) => (top + bottom) / 2 - code.Middle);
        if (!titlesLevel)
            return centred.Starts;

        var topped = Solve(lines, codes, (top, _, code) => top - code.Top);
        return topped.Cost < centred.Cost ? topped.Starts : centred.Starts;
    }

    private static (double Cost, int[] Starts) Solve(IReadOnlyList<PrintedLine> lines, IReadOnlyList<int> codes, Func<double, double, PrintedLine, double> offset)
    {
        var height = lines.Select(line => line.Bottom - line.Top).Order().ElementAt(lines.Count / 2);
        var closeness = Enumerable.Range(0, lines.Count + 1).Select(end => Closeness(lines, end, height)).ToArray();
        var best = new double[codes.Count + 1, lines.Count + 1];
        var from = new int[codes.Count + 1, lines.Count + 1];
        for (var start = 0; start <= lines.Count; start++)
            best[0, start] = start <= codes[0] ? start * Orphan : double.PositiveInfinity;

        for (var row = 0; row < codes.Count; row++)
        {
            for (var end = 0; end <= lines.Count; end++)
            {
                best[row + 1, end] = double.PositiveInfinity;
                var last = row + 1 < codes.Count ? codes[row + 1] : lines.Count;
                if (end <= codes[row] || end > last)
                    continue;

                for (var start = row == 0 ? 0 : codes[row - 1] + 1; start <= codes[row]; start++)
                {
                    var cost = best[row, start] + closeness[end] + Cost(start, end, lines[codes[row]]);
                    if (cost < best[row + 1, end])
                        (best[row + 1, end], from[row + 1, end]) = (cost, start);
                }
            }
        }

        var starts = new int[codes.Count];
        for (int row = codes.Count, end = lines.Count; row > 0; row--)
            starts[row - 1] = end = from[row, end];

        return (best[codes.Count, lines.Count], starts);

        double Cost(int start, int end, PrintedLine code)
        {
            var away = offset(lines[start].Top, lines[end - 1].Bottom, code) / height;
            return away * away;
        }
    }

    /// <summary>Price of a boundary: the closer the lines it parts in some column, the more.</summary>
    private static double Closeness(IReadOnlyList<PrintedLine> lines, int end, double height)
    {
        const double far = 0.5;
        var gap = far;
        for (var below = end; below < Math.Min(lines.Count, end + Near); below++)
        {
            for (var above = end - 1; above >= Math.Max(0, end - Near); above--)
            {
                if (lines[below].Segments.Any(under => lines[above].Segments.Any(over => under.Left < over.Right && over.Left < under.Right)))
                    gap = Math.Min(gap, (lines[below].Top - lines[above].Bottom) / height);
            }
        }

        return far - Math.Max(gap, -far);
    }
}
