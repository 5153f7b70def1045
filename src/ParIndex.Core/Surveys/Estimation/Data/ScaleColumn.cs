namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>
/// Answers to one question on a small whole-number scale (1 to 5, 0 to 10), one byte each, in chunks of rows.
/// </summary>
public sealed class ScaleColumn
{
    /// <summary>Stands for no answer; marks are 0 to 254.</summary>
    public const byte Missing = byte.MaxValue;

    private readonly ReadOnlyMemory<byte>[] chunks;

    /// <summary>Takes the chunks as they are; the caller writes no more to them.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="chunks">Marks, <see cref="Missing"/> where there is none.</param>
    public ScaleColumn(string name, IReadOnlyList<ReadOnlyMemory<byte>> chunks)
        : this(name, chunks, chunks?.Any(chunk => chunk.Span.Contains(Missing)) ?? false)
    {
    }

    /// <param name="name">Name of the column.</param>
    /// <param name="chunks">Marks.</param>
    /// <param name="hasMissing">Whether any of them is <see cref="Missing"/>, already known.</param>
    internal ScaleColumn(string name, IReadOnlyList<ReadOnlyMemory<byte>> chunks, bool hasMissing)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        Name = name;
        this.chunks = [.. chunks];
        HasMissing = hasMissing;
    }

    /// <summary>Name of the column in the data.</summary>
    public string Name { get; }

    /// <summary>Whether any row has no answer.</summary>
    public bool HasMissing { get; }

    /// <summary>Marks of one chunk.</summary>
    public ReadOnlySpan<byte> Chunk(int chunk) => chunks[chunk].Span;
}
