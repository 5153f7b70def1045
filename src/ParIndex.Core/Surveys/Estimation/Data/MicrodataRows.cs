namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Chooses and orders rows of microdata.</summary>
public static class MicrodataRows
{
    /// <summary>The same answers but some.</summary>
    /// <param name="data">All.</param>
    /// <param name="places">Numbers of the rows to leave out, from 1.</param>
    public static Microdata Without(Microdata data, IReadOnlySet<int> places)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(places);
        return Take(data, [.. Enumerable.Range(0, data.Rows).Where(row => !places.Contains(row + 1))]);
    }

    /// <summary>The rows of a list, in its order.</summary>
    /// <param name="data">All.</param>
    /// <param name="rows">Rows from 0.</param>
    /// <param name="chunkRows">Rows of a chunk; the last has what is left.</param>
    public static Microdata Take(Microdata data, int[] rows, int chunkRows = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        var chunks = rows.Length == 0 ? [[]] : rows.Chunk(chunkRows).ToArray();
        return new Microdata(
            [.. chunks.Select(chunk => chunk.Length)],
            [.. data.Scales.Select(column => new ScaleColumn(column.Name, [.. Pick(data, chunks, chunk => column.Chunk(chunk).ToArray()).Select(marks => (ReadOnlyMemory<byte>)marks)]))],
            [.. data.Codes.Select(column => new CodeColumn(column.Name, column.Labels, [.. Pick(data, chunks, chunk => Codes(data, column, chunk)).Select(Packed)]))],
            [.. data.Numbers.Select(column => new NumberColumn(column.Name, [.. Pick(data, chunks, chunk => column.Chunk(chunk).ToArray())]))]);
    }

    /// <summary>All codes of a column, row by row.</summary>
    public static int[] Codes(Microdata data, CodeColumn column)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(column);
        var codes = new int[data.Rows];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            column.Read(chunk, codes.AsSpan(data.FirstRow(chunk), data.RowsOf(chunk)));
        }

        return codes;
    }

    private static int[] Codes(Microdata data, CodeColumn column, int chunk)
    {
        var codes = new int[data.RowsOf(chunk)];
        column.Read(chunk, codes);
        return codes;
    }

    private static PackedCodes Packed(int[] codes) => PackedCodes.Of(Array.ConvertAll(codes, code => code + 1));

    private static IEnumerable<T[]> Pick<T>(Microdata data, int[][] chunks, Func<int, T[]> of)
    {
        var all = new T[data.Rows];
        for (var chunk = 0; chunk < data.Chunks; chunk++)
        {
            of(chunk).CopyTo(all, data.FirstRow(chunk));
        }

        return chunks.Select(rows => Array.ConvertAll(rows, row => all[row]));
    }
}
