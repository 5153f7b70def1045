using System.Runtime.InteropServices;

namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>A chunk of which it is known where each column stands; columns are read one by one, each by one copy.</summary>
public sealed class OpenedChunk
{
    private readonly ByteSource source;
    private readonly OpenedColumn[] columns;

    internal OpenedChunk(ByteSource source, int rows, OpenedColumn[] columns)
    {
        this.source = source;
        this.columns = columns;
        Rows = rows;
    }

    /// <summary>Rows of the chunk.</summary>
    public int Rows { get; }

    /// <summary>Reads some columns.</summary>
    /// <param name="wanted">Places of the columns in the head.</param>
    /// <exception cref="StoredDataException">Not as it was written.</exception>
    public ReadColumns Read(IReadOnlyList<int> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var values = new Array[wanted.Count];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = Make(columns[wanted[place]].Width, Rows, out var bytes);
            Read(wanted[place], bytes);
        }

        return new ReadColumns(Rows, values);
    }

    /// <summary>Reads one column as it is stored.</summary>
    /// <param name="column">Its place in the head.</param>
    /// <param name="into">Rows times bytes of a value.</param>
    /// <exception cref="StoredDataException">Not as it was written.</exception>
    public void Read(int column, Span<byte> into)
    {
        var (name, at, _, sum) = columns[column];
        source(at, into);
        if (Checksum.Of(into) != sum)
        {
            throw StoredDataException.Damaged($"cột {name} đã bị thay đổi", $"column {name} was changed");
        }
    }

    /// <summary>Pinned, as the columns of a CSV are: they live as long as the data.</summary>
    private static Array Make(int width, int rows, out Span<byte> bytes)
    {
        switch (width)
        {
            case 1:
                var one = GC.AllocateUninitializedArray<byte>(rows, pinned: true);
                bytes = one;
                return one;
            case 2:
                var two = GC.AllocateUninitializedArray<ushort>(rows, pinned: true);
                bytes = MemoryMarshal.AsBytes(two.AsSpan());
                return two;
            case 4:
                var four = GC.AllocateUninitializedArray<int>(rows, pinned: true);
                bytes = MemoryMarshal.AsBytes(four.AsSpan());
                return four;
            default:
                var eight = GC.AllocateUninitializedArray<double>(rows, pinned: true);
                bytes = MemoryMarshal.AsBytes(eight.AsSpan());
                return eight;
        }
    }
}

/// <summary>Where a column of a chunk stands.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="At">First byte, from that of the chunk.</param>
/// <param name="Width">Bytes of a value.</param>
/// <param name="Sum">Checksum of its bytes.</param>
internal readonly record struct OpenedColumn(string Name, long At, int Width, uint Sum);
