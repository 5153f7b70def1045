using System.Buffers.Binary;
using System.Text;

namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>
/// What stands before the chunks of stored columns: their names, kinds and labels, and how many rows each chunk has.
/// Bytes: mark, form, length of the whole, CRC-32C of what follows; then columns and chunks. Little-endian.
/// </summary>
/// <param name="Columns">In the order in which each chunk holds them.</param>
/// <param name="ChunkRows">Rows by chunk.</param>
public sealed record StoredHead(IReadOnlyList<StoredColumn> Columns, IReadOnlyList<int> ChunkRows)
{
    /// <summary>Bytes that tell how long the head is.</summary>
    public const int PrefixBytes = 24;

    /// <summary>Most rows of one chunk.</summary>
    public const int MostChunkRows = 1 << 24;

    private const int Form = 2;

    /// <summary>The form that does not tell what columns of marks hold.</summary>
    private const int FormWithoutMarks = 1;

    private const int MostHead = 1 << 30;
    private const int MostColumns = 20_000;
    private const int MostLabels = 20_000_000;
    private const int MostChunks = 10_000_000;
    private const int LongestName = 1 << 10;
    private const int LongestLabel = 1 << 16;

    /// <summary>A byte above 127 and line ends: a transfer as text shows at once.</summary>
    private static ReadOnlySpan<byte> Mark => [(byte)'P', (byte)'I', (byte)'D', (byte)'A', 0xD4, 0x0D, 0x0A, 0x1A];

    /// <summary>Whether bytes begin as stored columns do.</summary>
    public static bool IsStored(ReadOnlySpan<byte> start) => start.StartsWith(Mark);

    /// <summary>Describes data in memory.</summary>
    public static StoredHead Of(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new StoredHead(
            [
                .. data.Scales.Select(column => new StoredColumn(column.Name, StoredKind.Scale, [], StoredMarks.Of(column, data.Chunks))),
                .. data.Codes.Select(column => new StoredColumn(column.Name, StoredKind.Code, column.Labels)),
                .. data.Numbers.Select(column => new StoredColumn(column.Name, StoredKind.Number, [])),
            ],
            [.. Enumerable.Range(0, data.Chunks).Select(data.RowsOf)]);
    }

    /// <summary>The head as bytes.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(new byte[PrefixBytes]);
        writer.Write(Columns.Count);
        writer.Write(ChunkRows.Count);
        foreach (var column in Columns)
        {
            writer.Write((byte)column.Kind);
            Text(writer, column.Name);
            writer.Write(column.Labels.Count);
            foreach (var label in column.Labels)
            {
                Text(writer, label);
            }

            if (column.Kind == StoredKind.Scale)
            {
                var marks = column.Marks ?? throw new InvalidOperationException($"What {column.Name} holds is not known.");
                writer.Write(marks.Least);
                writer.Write(marks.Most);
                writer.Write(marks.HasMissing);
            }
        }

        foreach (var rows in ChunkRows)
        {
            writer.Write(rows);
        }

        var all = bytes.ToArray();
        Mark.CopyTo(all);
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(8), Form);
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(12), (uint)all.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(all.AsSpan(16), Checksum.Of(all.AsSpan(PrefixBytes)));
        return all;
    }

    /// <summary>Length of the whole head.</summary>
    /// <param name="prefix">The first <see cref="PrefixBytes"/>.</param>
    /// <exception cref="StoredDataException">No stored columns, or of a newer form.</exception>
    public static int LengthOf(ReadOnlySpan<byte> prefix)
    {
        if (prefix.Length < PrefixBytes || !IsStored(prefix))
        {
            throw StoredDataException.NotStored();
        }

        var form = BinaryPrimitives.ReadUInt32LittleEndian(prefix[8..]);
        if (form is not (Form or FormWithoutMarks))
        {
            throw StoredDataException.Newer((int)Math.Min(form, int.MaxValue));
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(prefix[12..]);
        return length is >= PrefixBytes and <= MostHead ? (int)length : throw StoredDataException.Damaged("độ dài phần đầu sai", "the length of the head is wrong");
    }

    /// <summary>Reads a head.</summary>
    /// <exception cref="StoredDataException">Not as it was written.</exception>
    public static StoredHead Read(ReadOnlySpan<byte> bytes)
    {
        if (LengthOf(bytes) != bytes.Length)
        {
            throw StoredDataException.Damaged("phần đầu bị cắt ngắn", "the head is cut short");
        }

        var body = bytes[PrefixBytes..];
        if (Checksum.Of(body) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]))
        {
            throw StoredDataException.Damaged("phần đầu đã bị thay đổi", "the head was changed");
        }

        var form = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        var reader = new ByteReader(body);
        var columns = new StoredColumn[reader.Count(MostColumns, "quá nhiều cột", "there are too many columns")];
        var chunks = reader.Count(MostChunks, "quá nhiều khối", "there are too many chunks");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = Column(ref reader, hasMarks: form != FormWithoutMarks);
            if (!names.Add(columns[column].Name))
            {
                throw StoredDataException.Damaged($"hai cột cùng tên {columns[column].Name}", $"two columns are named {columns[column].Name}");
            }
        }

        if (reader.Left != (long)chunks * sizeof(int))
        {
            throw StoredDataException.Damaged("phần đầu dài ngắn không khớp", "the head has another length than it tells");
        }

        var rows = new int[chunks];
        long all = 0;
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            rows[chunk] = reader.Count(MostChunkRows, "khối quá nhiều dòng", "a chunk has too many rows");
            all += rows[chunk];
        }

        return all <= int.MaxValue ? new StoredHead(columns, rows) : throw StoredDataException.Damaged("quá nhiều phiếu", "there are too many answers");
    }

    private static StoredColumn Column(ref ByteReader reader, bool hasMarks)
    {
        var kind = (StoredKind)reader.Byte();
        if (!Enum.IsDefined(kind))
        {
            throw StoredDataException.Damaged("kiểu cột lạ", "a column is of an unknown kind");
        }

        var name = reader.Text(LongestName);
        // A label takes four bytes at least, so that no more of them are made than there are bytes for.
        var count = reader.Count(Math.Min(MostLabels, reader.Left / 4), "quá nhiều nhãn", "there are too many labels");
        if (kind != StoredKind.Code && count > 0)
        {
            throw StoredDataException.Damaged($"cột {name} không thể có nhãn", $"column {name} cannot have labels");
        }

        var labels = new string[count];
        for (var label = 0; label < count; label++)
        {
            labels[label] = reader.Text(LongestLabel);
        }

        var marks = hasMarks && kind == StoredKind.Scale ? new StoredMarks(reader.Byte(), reader.Byte(), reader.Byte() != 0) : null;
        return new StoredColumn(name, kind, labels, marks);
    }

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
