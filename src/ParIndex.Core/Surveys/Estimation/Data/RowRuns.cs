namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>
/// Rows, one behind the other in a chunk, that agree in what is asked of them. In answers kept in the order of the design runs are long:
/// what holds for the first row of a run is worked out once for all of it. Long runs are remembered.
/// </summary>
/// <param name="data">Answers.</param>
/// <param name="end">Gives the row of a chunk behind the run that begins at a row.</param>
internal sealed class RowRuns(Microdata data, Func<int, int, int> end)
{
    /// <summary>Rows of a run, on average, from which on looking for runs is worth it.</summary>
    private const int LeastRows = 32;

    /// <summary>Runs after which it shows whether they are long.</summary>
    private const int Tried = 64;

    private readonly int[]?[] found = new int[data.Chunks][];

    /// <summary>The row behind each run of a chunk; empty when runs are short. Several threads may ask for several chunks.</summary>
    public ReadOnlySpan<int> Long(int chunk) => found[chunk] ??= Find(chunk);

    /// <summary>The row behind each run of a chunk; where runs are short each row is one.</summary>
    /// <param name="chunk">Which chunk.</param>
    /// <param name="room">Room for a number for each row.</param>
    public ReadOnlySpan<int> All(int chunk, int[] room)
    {
        var runs = Long(chunk);
        if (!runs.IsEmpty)
        {
            return runs;
        }

        var rows = room.AsSpan(0, data.RowsOf(chunk));
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = row + 1;
        }

        return rows;
    }

    /// <summary>The row behind those that have the same value as one row.</summary>
    public static int End<T>(ReadOnlySpan<T> values, int row)
        where T : struct, IEquatable<T>
    {
        var length = values[row..].IndexOfAnyExcept(values[row]);
        return length < 0 ? values.Length : row + length;
    }

    private int[] Find(int chunk)
    {
        var rows = data.RowsOf(chunk);
        var ends = new List<int>(Tried);
        for (var row = 0; row < rows;)
        {
            row = end(chunk, row);
            ends.Add(row);
            if (ends.Count >= Tried && row < ends.Count * LeastRows)
            {
                return [];
            }
        }

        return [.. ends];
    }
}
