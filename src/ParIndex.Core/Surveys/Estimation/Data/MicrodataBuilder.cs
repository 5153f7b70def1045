namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Makes columns out of answers that come one after the other. What a row is not given is missing.</summary>
public sealed class MicrodataBuilder
{
    private const int ChunkRows = 1 << 16;

    private readonly List<int> chunkRows = [];
    private readonly Growing<byte>[] scales;
    private readonly Growing<int>[] codes;
    private readonly Growing<double>[] numbers;
    private readonly Dictionary<string, int>[] labels;
    private readonly List<PackedCodes>[] packed;
    private readonly (IReadOnlyList<string> Scales, IReadOnlyList<string> Codes, IReadOnlyList<string> Numbers) names;
    private int rows;

    /// <param name="scales">Names of questions with marks.</param>
    /// <param name="codes">Names of columns of categories.</param>
    /// <param name="numbers">Names of columns of numbers.</param>
    public MicrodataBuilder(IReadOnlyList<string> scales, IReadOnlyList<string> codes, IReadOnlyList<string> numbers)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(numbers);
        names = (scales, codes, numbers);
        this.scales = [.. scales.Select(_ => new Growing<byte>(ScaleColumn.Missing))];
        this.codes = [.. codes.Select(_ => new Growing<int>(0))];
        this.numbers = [.. numbers.Select(_ => new Growing<double>(double.NaN))];
        labels = [.. codes.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        packed = [.. codes.Select(_ => new List<PackedCodes>())];
    }

    /// <summary>Rows ended so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Gives the row a mark, 0 to 254.</summary>
    public void Mark(int scale, byte mark) => scales[scale].Set(rows, mark);

    /// <summary>Gives the row a category; empty: none.</summary>
    public void Label(int code, string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (label.Length == 0)
        {
            return;
        }

        if (!labels[code].TryGetValue(label, out var number))
        {
            labels[code].Add(label, number = labels[code].Count + 1);
        }

        codes[code].Set(rows, number);
    }

    /// <summary>Gives the row a number.</summary>
    public void Number(int number, double value) => numbers[number].Set(rows, value);

    /// <summary>Goes to the next row.</summary>
    public void EndRow()
    {
        rows++;
        Rows++;
        if (rows == ChunkRows)
        {
            CloseChunk();
        }
    }

    /// <summary>The columns; nothing may be added afterwards.</summary>
    public Microdata Build()
    {
        if (rows > 0 || chunkRows.Count == 0)
        {
            CloseChunk();
        }

        return new Microdata(
            chunkRows,
            [.. names.Scales.Select((name, place) => new ScaleColumn(name, [.. scales[place].Chunks]))],
            [.. names.Codes.Select((name, place) => new CodeColumn(name, [.. labels[place].OrderBy(label => label.Value).Select(label => label.Key)], packed[place]))],
            [.. names.Numbers.Select((name, place) => new NumberColumn(name, numbers[place].Chunks))]);
    }

    private void CloseChunk()
    {
        chunkRows.Add(rows);
        foreach (var column in scales)
        {
            column.Close(rows);
        }

        foreach (var column in numbers)
        {
            column.Close(rows);
        }

        for (var column = 0; column < codes.Length; column++)
        {
            packed[column].Add(PackedCodes.Of(codes[column].Filled(rows)));
            codes[column].Clear();
        }

        rows = 0;
    }

    /// <summary>A column being filled; rows passed over hold the value that stands for none.</summary>
    private sealed class Growing<T>(T none)
        where T : struct
    {
        private T[] values = [];
        private int filled;

        public List<T[]> Chunks { get; } = [];

        public void Set(int row, T value)
        {
            Reach(row + 1);
            values[row] = value;
        }

        public ReadOnlySpan<T> Filled(int rows)
        {
            Reach(rows);
            return values.AsSpan(0, rows);
        }

        public void Close(int rows)
        {
            Chunks.Add(Filled(rows).ToArray());
            Clear();
        }

        public void Clear() => filled = 0;

        private void Reach(int rows)
        {
            if (rows > values.Length)
            {
                Array.Resize(ref values, Math.Min(ChunkRows, Math.Max(rows, Math.Max(256, values.Length * 2))));
            }

            if (rows > filled)
            {
                values.AsSpan(filled, rows - filled).Fill(none);
                filled = rows;
            }
        }
    }
}
