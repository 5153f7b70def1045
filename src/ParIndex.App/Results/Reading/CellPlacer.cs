using ParIndex.Core.Results;

namespace ParIndex.App.Results.Reading;

/// <summary>
/// Decides which column each filled cell of a row belongs to. Exports shift cells from page to page, so the printed column counts,
/// but content that cannot stand there (a sentence among points, "Chủ trì:" among causes) outweighs it; the order of cells is kept.
/// </summary>
internal static class CellPlacer
{
    private const int MostCells = 40;

    private const double Leftover = 14;

    private const double Moved = 6;

    private const double SameColumnTwice = 4;

    private const double Impossible = 20;

    /// <summary>Places cells.</summary>
    /// <param name="cells">Filled cells in printed order, without the code.</param>
    /// <param name="map">The table's columns.</param>
    /// <param name="continued">Kinds the row above holds, when this one continues it; null for a row of its own.</param>
    /// <returns>For each cell the index of its column, or -1 when it fits nowhere.</returns>
    public static int[] Place(IReadOnlyList<BodyCell> cells, ColumnMap map, IReadOnlySet<ColumnKind>? continued)
    {
        if (cells.Count > MostCells || FitsAsPrinted(cells, map))
        {
            return [.. cells.Select(cell => map.IndexAt(cell.Column))];
        }

        var columns = map.Columns;
        var best = new double[cells.Count + 1, columns.Count + 1];
        var choice = new int[cells.Count + 1, columns.Count + 1];
        for (var j = 1; j <= columns.Count; j++)
        {
            best[0, j] = double.PositiveInfinity;
        }

        for (var i = 1; i <= cells.Count; i++)
        {
            for (var j = 0; j <= columns.Count; j++)
            {
                // Column j - 1 is the furthest used so far; 0 means none. A cell left over uses none.
                best[i, j] = best[i - 1, j] + Leftover;
                choice[i, j] = -1;
                var cost = j == 0 ? 0 : Cost(cells[i - 1], columns, map, j - 1, continued);
                for (var from = 0; j > 0 && from <= j; from++)
                {
                    var total = best[i - 1, from] + cost + (from == j ? SameColumnTwice : 0);
                    if (total < best[i, j])
                    {
                        best[i, j] = total;
                        choice[i, j] = from;
                    }
                }
            }
        }

        return Trace(best, choice, cells.Count, columns.Count);
    }

    private static int[] Trace(double[,] best, int[,] choice, int cells, int columns)
    {
        var placed = new int[cells];
        var at = Enumerable.Range(0, columns + 1).MinBy(j => best[cells, j]);
        for (var i = cells; i > 0; i--)
        {
            placed[i - 1] = choice[i, at] < 0 ? -1 : at - 1;
            at = choice[i, at] < 0 ? at : choice[i, at];
        }

        return placed;
    }

    private static bool FitsAsPrinted(IReadOnlyList<BodyCell> cells, ColumnMap map)
    {
        var last = -1;
        foreach (var cell in cells)
        {
            var index = map.IndexAt(cell.Column);
            if (index <= last || Mismatch(cell, map.Columns[index].Kind) > 1)
            {
                return false;
            }

            last = index;
        }

        return true;
    }

    private static double Cost(
        BodyCell cell, IReadOnlyList<ReadColumn> columns, ColumnMap map, int index, IReadOnlySet<ColumnKind>? continued)
    {
        var kind = columns[index].Kind;
        var own = map.IndexAt(cell.Column);
        var cost = Mismatch(cell, kind);
        if (own != index)
        {
            cost += own < 0 ? 0.3 * (columns.Count - 1 - index) : Moved + (0.2 * Math.Abs(own - index));
            cost += kind is ColumnKind.Other or ColumnKind.Code ? Impossible : 0;
        }

        if (continued is not null && !continued.Contains(kind) && cell.Content is CellContent.Fragment or CellContent.Sentence or CellContent.Statement)
        {
            cost += 3;
        }

        return cost;
    }

    private static double Mismatch(BodyCell cell, ColumnKind kind) => (kind, cell.Content) switch
    {
        (ColumnKind.Code, _) => Impossible,
        (_, CellContent.Placeholder) => kind == ColumnKind.Title ? 1 : 0,
        (ColumnKind.Max or ColumnKind.Score or ColumnKind.SelfScore, CellContent.Number) => 0,
        (ColumnKind.Max or ColumnKind.Score or ColumnKind.SelfScore, CellContent.Percent) => 5,
        (ColumnKind.Max or ColumnKind.Score or ColumnKind.SelfScore, _) => Impossible,
        (ColumnKind.Percent, CellContent.Percent) => 0,
        (ColumnKind.Percent, CellContent.Number) => 1,
        (ColumnKind.Percent, _) => Impossible,
        (ColumnKind.Other, _) => 1,
        (ColumnKind.Responsible, CellContent.Responsible) => 0,
        (ColumnKind.Lead or ColumnKind.Coordinators or ColumnKind.Monitor, CellContent.Responsible) => 1,
        (_, CellContent.Responsible) => 12,
        (ColumnKind.Responsible or ColumnKind.Lead or ColumnKind.Coordinators or ColumnKind.Monitor, var content) => content switch
        {
            CellContent.Agency or CellContent.AgencyTail => 0,
            CellContent.Fragment => 1,
            CellContent.Time => 3,
            CellContent.Sentence => cell.Text.Length < 60 ? 5 : 6,
            CellContent.Statement => 8,
            CellContent.Survey => 7,
            _ => 12,
        },
        (ColumnKind.Target, CellContent.Number) => 0,
        (ColumnKind.Target, CellContent.Percent) => 1,
        (ColumnKind.Target, CellContent.Agency) => 3,
        (ColumnKind.Time, CellContent.Time) => 0,
        (ColumnKind.Time, CellContent.Fragment) => 1,
        (ColumnKind.Time, CellContent.Number) => 2,
        (ColumnKind.Time, _) => 5,
        (ColumnKind.Title or ColumnKind.Target, CellContent.AgencyTail) => 2,
        (ColumnKind.Cause or ColumnKind.Tasks or ColumnKind.Note, CellContent.AgencyTail) => 3,
        (ColumnKind.Title, CellContent.Number or CellContent.Percent) => 12,
        (ColumnKind.Title, _) => 0,
        (ColumnKind.Note, CellContent.Agency or CellContent.Number) => 3,
        (ColumnKind.Cause, CellContent.Agency) => 4,
        (ColumnKind.Tasks, CellContent.Agency) => 2,
        (_, CellContent.Number or CellContent.Percent) => 6,
        _ => 0,
    };
}
