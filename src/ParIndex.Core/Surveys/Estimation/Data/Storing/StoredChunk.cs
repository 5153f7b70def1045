using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>Fills bytes from a place in a chunk.</summary>
/// <param name="offset">From the first byte of the chunk.</param>
/// <param name="into">Filled whole.</param>
public delegate void ByteSource(long offset, Span<byte> into);

/// <summary>
/// The columns of some rows as bytes: mark, number of rows and of columns; then, for each column, the bytes of a value and a checksum;
/// a checksum of all that; then the columns one behind the other, each value little-endian.
/// </summary>
public static class StoredChunk
{
    private const uint Mark = 0x48434950; // "PICH"
    private const int FixedBytes = 16;
    private const int ColumnBytes = 8;

    /// <summary>Bytes before the columns.</summary>
    public static int DirectoryBytes(int columns) => FixedBytes + (columns * ColumnBytes);

    /// <summary>Writes one chunk of data in memory.</summary>
    /// <param name="data">The data.</param>
    /// <param name="head">Its <see cref="StoredHead.Of"/>.</param>
    /// <param name="chunk">Which.</param>
    public static byte[] Write(Microdata data, StoredHead head, int chunk)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(head);
        var rows = data.RowsOf(chunk);
        var codes = new int[rows];
        var packed = new PackedCodes[head.Columns.Count];
        var length = (long)DirectoryBytes(packed.Length);
        for (var column = 0; column < packed.Length; column++)
        {
            if (head.Columns[column].Kind == StoredKind.Code)
            {
                packed[column] = Numbers(data.Code(head.Columns[column].Name), chunk, codes);
            }

            length += (long)rows * Width(head.Columns[column], packed[column]);
        }

        var bytes = GC.AllocateUninitializedArray<byte>(checked((int)length));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), rows);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), packed.Length);
        var at = DirectoryBytes(packed.Length);
        for (var column = 0; column < packed.Length; column++)
        {
            var values = Bytes(data, head.Columns[column], packed[column], chunk);
            values.CopyTo(bytes.AsSpan(at));
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(FixedBytes + (column * ColumnBytes)), Width(head.Columns[column], packed[column]));
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(FixedBytes + (column * ColumnBytes) + 4), Checksum.Of(values));
            at += values.Length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), DirectorySum(bytes, packed.Length));
        return bytes;
    }

    /// <summary>Reads what stands before the columns of a chunk.</summary>
    /// <param name="source">The bytes of the chunk.</param>
    /// <param name="length">Number of them.</param>
    /// <param name="head">The head they stand behind.</param>
    /// <param name="chunk">Which chunk they are.</param>
    /// <exception cref="StoredDataException">Not as it was written.</exception>
    public static OpenedChunk Open(ByteSource source, long length, StoredHead head, int chunk)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(head);
        var directory = new byte[DirectoryBytes(head.Columns.Count)];
        Require(length >= directory.Length, "khối bị cắt ngắn", "a chunk is cut short");
        source(0, directory);
        var rows = head.ChunkRows[chunk];
        Require(
            BinaryPrimitives.ReadUInt32LittleEndian(directory) == Mark && BinaryPrimitives.ReadInt32LittleEndian(directory.AsSpan(4)) == rows
            && BinaryPrimitives.ReadInt32LittleEndian(directory.AsSpan(8)) == head.Columns.Count
            && BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(12)) == DirectorySum(directory, head.Columns.Count),
            "một khối không khớp phần đầu", "a chunk does not fit the head");
        var columns = new OpenedColumn[head.Columns.Count];
        long at = directory.Length;
        for (var column = 0; column < columns.Length; column++)
        {
            var width = WidthAt(directory, column, head.Columns[column].Kind);
            var sum = BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(FixedBytes + (column * ColumnBytes) + 4));
            columns[column] = new OpenedColumn(head.Columns[column].Name, at, width, sum);
            at += (long)rows * width;
        }

        Require(at == length, "một khối dài ngắn không khớp", "a chunk has another length than it tells");
        return new OpenedChunk(source, rows, columns);
    }

    private static PackedCodes Numbers(CodeColumn column, int chunk, int[] codes)
    {
        column.Read(chunk, codes);
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row]++;
        }

        return PackedCodes.Of(codes);
    }

    private static int Width(StoredColumn column, PackedCodes packed) => column.Kind switch { StoredKind.Scale => 1, StoredKind.Code => packed.Width, _ => sizeof(double) };

    private static ReadOnlySpan<byte> Bytes(Microdata data, StoredColumn column, PackedCodes packed, int chunk) => column.Kind switch
    {
        StoredKind.Scale => data.Scale(column.Name).Chunk(chunk),
        StoredKind.Code => packed.Bytes,
        _ => MemoryMarshal.AsBytes(data.Number(column.Name).Chunk(chunk)),
    };

    private static int WidthAt(ReadOnlySpan<byte> directory, int column, StoredKind kind)
    {
        var width = BinaryPrimitives.ReadInt32LittleEndian(directory[(FixedBytes + (column * ColumnBytes))..]);
        Require(
            kind switch { StoredKind.Scale => width == 1, StoredKind.Code => width is 1 or 2 or 4, _ => width == sizeof(double) },
            "một cột có độ rộng sai", "a column has a wrong width");
        return width;
    }

    /// <summary>Of everything before the columns but the sum itself.</summary>
    private static uint DirectorySum(ReadOnlySpan<byte> bytes, int columns) => Checksum.Of(bytes[..12]) ^ Checksum.Of(bytes[FixedBytes..DirectoryBytes(columns)]);

    private static void Require(bool holds, string vietnamese, string english)
    {
        if (!holds)
        {
            throw StoredDataException.Damaged(vietnamese, english);
        }
    }
}
