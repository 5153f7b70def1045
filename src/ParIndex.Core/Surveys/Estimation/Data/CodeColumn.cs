namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>
/// Categories of one column (province, sex, cluster): a list of labels and, per row, a number of as few bytes as its chunk needs.
/// </summary>
public sealed class CodeColumn
{
    /// <summary>Code of a row with an empty cell.</summary>
    public const int Blank = -1;

    private readonly PackedCodes[] chunks;

    /// <summary>By number as packed (0 is blank): the code, which is the place of the label in <see cref="Labels"/>.</summary>
    private readonly int[] codes;

    /// <summary>Takes labels as they came and chunks that number them so.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="labels">Distinct labels in the order in which the chunks number them.</param>
    /// <param name="chunks">Rows; 0 is an empty cell, 1 the first label.</param>
    public CodeColumn(string name, IReadOnlyList<string> labels, IReadOnlyList<PackedCodes> chunks)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(chunks);
        Name = name;
        this.chunks = [.. chunks];
        var order = LabelOrder.Of(labels);
        Labels = Array.ConvertAll(order, place => labels[place]);
        codes = new int[labels.Count + 1];
        codes[0] = Blank;
        for (var code = 0; code < order.Length; code++)
        {
            codes[order[code] + 1] = code;
        }
    }

    /// <summary>Name of the column in the data.</summary>
    public string Name { get; }

    /// <summary>Distinct labels in their order: by number when all are whole numbers, else by text.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Codes of one chunk, <see cref="Blank"/> or a place in <see cref="Labels"/>.</summary>
    /// <param name="chunk">Which chunk.</param>
    /// <param name="into">As long as the chunk has rows.</param>
    public void Read(int chunk, Span<int> into) => chunks[chunk].Read(codes, into);

    /// <summary>Codes of the first rows of runs of one chunk.</summary>
    /// <param name="chunk">Which chunk.</param>
    /// <param name="ends">The row behind each run.</param>
    /// <param name="into">As many as there are runs.</param>
    internal void Read(int chunk, ReadOnlySpan<int> ends, Span<int> into) => chunks[chunk].Read(codes, ends, into);

    /// <summary>The row of a chunk behind those that have the same code as one row.</summary>
    internal int RunEnd(int chunk, int row) => chunks[chunk].RunEnd(row);
}
