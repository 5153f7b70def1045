namespace ParIndex.Core.Surveys.Points.Losing;

/// <summary>Figures of a table with its sums, signs turned, and how far each can go up and down.</summary>
internal sealed class GuardedMeasure
{
    /// <summary>Room below this part of the greatest figure is no room.</summary>
    private const double Least = 1e-9;

    private readonly int rows;
    private readonly int columns;
    private readonly bool[,] canRise;
    private readonly bool[,] canFall;

    private GuardedMeasure(int rows, int columns)
    {
        (this.rows, this.columns) = (rows, columns);
        canRise = new bool[rows, columns];
        canFall = new bool[rows, columns];
    }

    /// <param name="rows">Rows without the sums.</param>
    /// <param name="columns">Columns without the sums.</param>
    /// <param name="value">0 to the greatest.</param>
    /// <param name="most">Greatest figure an outsider must allow for.</param>
    public static GuardedMeasure Of(int rows, int columns, Func<int, int, double> value, Func<int, int, double> most)
    {
        var measure = new GuardedMeasure(rows + 1, columns + 1);
        var values = new double[rows + 1, columns + 1];
        var greatest = new double[rows + 1, columns + 1];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                foreach (var (r, c) in new[] { (row, column), (row, columns), (rows, column), (rows, columns) })
                {
                    values[r, c] += value(row, column);
                    greatest[r, c] += most(row, column);
                }
            }
        }

        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                var (up, down) = (greatest[row, column] - values[row, column] > Least * greatest[rows, columns], values[row, column] > Least * greatest[rows, columns]);
                var isTurned = (row == rows) != (column == columns);
                (measure.canRise[row, column], measure.canFall[row, column]) = isTurned ? (down, up) : (up, down);
            }
        }

        return measure;
    }

    /// <summary>Whether a hidden figure could be another one.</summary>
    public bool IsSafe(bool[,] hidden, int row, int column)
    {
        double? Hidden(int r, int c) => hidden[r, c] ? 0 : null;
        return Shortest(row, column, true, Hidden) is not null || Shortest(row, column, false, Hidden) is not null;
    }

    /// <summary>Figures to hide so that it could; none when nothing helps.</summary>
    /// <param name="hidden">Hidden so far; they cost nothing.</param>
    /// <param name="row">Row of the unsafe figure.</param>
    /// <param name="column">Its column.</param>
    /// <param name="cost">What is lost by hiding a figure; null: it must be shown.</param>
    public IReadOnlyList<(int Row, int Column)> Path(bool[,] hidden, int row, int column, Func<int, int, double?> cost)
    {
        double? Cost(int r, int c) => hidden[r, c] ? 0 : cost(r, c);
        var ways = new[] { Shortest(row, column, true, Cost), Shortest(row, column, false, Cost) }.Where(way => way is not null).Select(way => way!.Value).OrderBy(way => way.Cost).ToList();
        return ways.Count == 0 ? [] : [.. ways[0].Cells.Where(cell => !hidden[cell.Row, cell.Column])];
    }

    /// <summary>
    /// The cheapest way back: when the figure rises, its column must fall elsewhere, that row rise, and so on to its own row; when it
    /// falls, the other way round. Nodes are rows, then columns (Dijkstra).
    /// </summary>
    private (double Cost, List<(int Row, int Column)> Cells)? Shortest(int row, int column, bool rises, Func<int, int, double?> cost)
    {
        var costs = new double[rows + columns];
        var from = new int[rows + columns];
        Array.Fill(costs, double.PositiveInfinity);
        Array.Fill(from, -1);
        var (start, end) = (rows + column, row);
        costs[start] = 0;
        var open = new PriorityQueue<int, double>([(start, 0)]);
        while (open.TryDequeue(out var node, out var sofar) && node != end)
        {
            if (sofar > costs[node])
            {
                continue;
            }

            var isColumn = node >= rows;
            for (var next = isColumn ? 0 : rows; next < (isColumn ? rows : rows + columns); next++)
            {
                var (r, c) = isColumn ? (next, node - rows) : (node, next - rows);
                // Leaving a column goes through a figure that moves against the first, leaving a row through one that moves with it.
                var goesUp = isColumn != rises;
                if ((r, c) != (row, column) && (goesUp ? canRise[r, c] : canFall[r, c]) && cost(r, c) is { } more && sofar + more < costs[next])
                {
                    costs[next] = sofar + more;
                    from[next] = node;
                    open.Enqueue(next, costs[next]);
                }
            }
        }

        if (double.IsPositiveInfinity(costs[end]) || !(rises ? canRise[row, column] : canFall[row, column]))
        {
            return null;
        }

        var cells = new List<(int, int)>();
        for (var node = end; node != start; node = from[node])
        {
            cells.Add(node >= rows ? (from[node], node - rows) : (node, from[node] - rows));
        }

        return (costs[end], cells);
    }
}
