namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>
/// Rows of a chunk, one behind the other, that agree in what is asked of them. In answers kept in the order of the design runs are
/// long, and what holds for the first row of a run is worked out once for all of it.
/// </summary>
internal static class RowRuns
{
    /// <summary>Rows of a run, on average, from which on looking for runs is worth it.</summary>
    private const int LeastRows = 32;

    /// <summary>Runs after which it shows whether they are long.</summary>
    private const int Tried = 64;

    /// <summary>Finds the runs.</summary>
    /// <param name="rows">Rows of the chunk.</param>
    /// <param name="end">Gives the row behind the run that begins at a row.</param>
    /// <param name="room">Room for a number for each row.</param>
    /// <returns>The row behind each run; empty when runs are short.</returns>
    public static ReadOnlySpan<int> Long(int rows, Func<int, int> end, int[] room)
    {
        var (runs, row) = (0, 0);
        while (row < rows)
        {
            row = end(row);
            room[runs++] = row;
            if (runs >= Tried && row < runs * LeastRows)
            {
                return [];
            }
        }

        return room.AsSpan(0, runs);
    }

    /// <summary>Finds the runs; where they are short each row is one.</summary>
    public static ReadOnlySpan<int> All(int rows, Func<int, int> end, int[] room)
    {
        var runs = Long(rows, end, room);
        if (!runs.IsEmpty)
        {
            return runs;
        }

        for (var row = 0; row < rows; row++)
        {
            room[row] = row + 1;
        }

        return room.AsSpan(0, rows);
    }

    /// <summary>The row behind those that have the same value as one row.</summary>
    public static int End<T>(ReadOnlySpan<T> values, int row)
        where T : struct, IEquatable<T>
    {
        var length = values[row..].IndexOfAnyExcept(values[row]);
        return length < 0 ? values.Length : row + length;
    }
}
