namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>
/// A whole number for each row, in the chunks of the data. One piece of memory: to be given it by the system in many small pieces
/// takes longer than to fill it.
/// </summary>
/// <param name="data">Whose rows.</param>
internal sealed class RowNumbers(Microdata data)
{
    private readonly int[] numbers = GC.AllocateUninitializedArray<int>(data.Rows);

    /// <summary>Number of chunks.</summary>
    public int Chunks => data.Chunks;

    /// <summary>Numbers of the rows of one chunk; not yet any in particular until they are written.</summary>
    public Span<int> this[int chunk] => numbers.AsSpan(data.FirstRow(chunk), data.RowsOf(chunk));
}
