namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Numbers of one column (a weight, a population size, an income), in chunks of rows; NaN where there is none.</summary>
public sealed class NumberColumn
{
    private readonly double[][] chunks;

    /// <summary>Takes the chunks as they are; the caller writes no more to them.</summary>
    public NumberColumn(string name, IReadOnlyList<double[]> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        Name = name;
        this.chunks = [.. chunks];
    }

    /// <summary>Name of the column in the data.</summary>
    public string Name { get; }

    /// <summary>Numbers of one chunk.</summary>
    public ReadOnlySpan<double> Chunk(int chunk) => chunks[chunk];
}
