namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Reads the marks of a chunk from where they are stored.</summary>
/// <param name="chunk">Which chunk.</param>
/// <param name="into">As long as the chunk has rows; filled whole.</param>
public delegate void MarkReader(int chunk, Span<byte> into);

/// <summary>
/// Answers to one question on a small whole-number scale (1 to 5, 0 to 10), one byte each, in chunks of rows. The chunks are in memory,
/// or stay where they are stored and are read when they are summed: sums need each mark once.
/// </summary>
public sealed class ScaleColumn
{
    /// <summary>Stands for no answer; marks are 0 to 254.</summary>
    public const byte Missing = byte.MaxValue;

    private readonly ReadOnlyMemory<byte>[] chunks = [];
    private readonly MarkReader? stored;
    private readonly IReadOnlyList<int> chunkRows = [];

    /// <summary>Takes the chunks as they are; the caller writes no more to them.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="chunks">Marks, <see cref="Missing"/> where there is none.</param>
    public ScaleColumn(string name, IReadOnlyList<ReadOnlyMemory<byte>> chunks)
        : this(name, chunks, chunks?.Any(chunk => chunk.Span.Contains(Missing)) ?? false)
    {
    }

    /// <summary>Takes chunks of which it is known whether a mark is missing.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="chunks">Marks.</param>
    /// <param name="hasMissing">Whether any of them is <see cref="Missing"/>.</param>
    public ScaleColumn(string name, IReadOnlyList<ReadOnlyMemory<byte>> chunks, bool hasMissing)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        Name = name;
        this.chunks = [.. chunks];
        HasMissing = hasMissing;
    }

    /// <summary>A column whose marks stay where they are stored.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="chunkRows">Rows by chunk.</param>
    /// <param name="hasMissing">Whether any mark is <see cref="Missing"/>.</param>
    /// <param name="stored">Reads a chunk, from any thread.</param>
    public ScaleColumn(string name, IReadOnlyList<int> chunkRows, bool hasMissing, MarkReader stored)
    {
        Name = name;
        this.chunkRows = chunkRows;
        this.stored = stored;
        HasMissing = hasMissing;
    }

    /// <summary>Name of the column in the data.</summary>
    public string Name { get; }

    /// <summary>Whether any row has no answer.</summary>
    public bool HasMissing { get; }

    /// <summary>Marks of one chunk. Of a stored column they are read anew each time.</summary>
    public ReadOnlySpan<byte> Chunk(int chunk) => Chunk(chunk, stored is null ? default : new byte[chunkRows[chunk]]);

    /// <summary>Room that <see cref="Chunk(int, Span{byte})"/> needs for a chunk; 0 in memory.</summary>
    internal int Room(int chunk) => stored is null ? 0 : chunkRows[chunk];

    /// <summary>Marks of one chunk: where they lie in memory, else read into the room given, which they fill.</summary>
    internal ReadOnlySpan<byte> Chunk(int chunk, Span<byte> room)
    {
        if (stored is null)
        {
            return chunks[chunk].Span;
        }

        stored(chunk, room);
        return room;
    }
}
