using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using ParIndex.App.Analysis;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Data.Storing;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Documents.Reading.Columns;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Surveys.Storing;

/// <summary>
/// Answers as columns in a file (X.pidata): the head, the chunks, then the length of each chunk and a checksum of these. Reading takes
/// copies of the columns asked for on all cores, and no look at single rows.
/// </summary>
public static class PackedFile
{
    /// <summary>How the names of such files end.</summary>
    public const string Ending = ".pidata";

    /// <summary>Whether a file holds packed columns, by its first bytes.</summary>
    public static bool IsPacked(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        Span<byte> start = stackalloc byte[8];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && StoredHead.IsStored(start);
    }

    /// <summary>Writes all columns, whole or not at all.</summary>
    /// <exception cref="IOException">The folder is missing or cannot be written to.</exception>
    public static void Write(string path, Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        WholeFile.Write(path, stream =>
        {
            var head = StoredHead.Of(data);
            stream.Write(head.ToBytes());
            var index = new byte[(data.Chunks * sizeof(long)) + sizeof(uint)];
            for (var chunk = 0; chunk < data.Chunks; chunk++)
            {
                var bytes = StoredChunk.Write(data, head, chunk);
                BinaryPrimitives.WriteInt64LittleEndian(index.AsSpan(chunk * sizeof(long)), bytes.Length);
                stream.Write(bytes);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(index.AsSpan(^sizeof(uint)), IndexSum(index));
            stream.Write(index);
        });
    }

    /// <summary>Names of the columns.</summary>
    /// <exception cref="DocumentException">The file is none of these, or damaged.</exception>
    public static IReadOnlyList<StoredColumn> Columns(string path)
    {
        using var handle = File.OpenHandle(path);
        return Guard(path, () => Head(handle, RandomAccess.GetLength(handle)).Head.Columns);
    }

    /// <summary>
    /// Reads the columns of a plan. Marks stay in the file until they are summed, each chunk checked then; the file stays open as long as
    /// the columns live.
    /// </summary>
    /// <exception cref="DocumentException">
    /// The file is none of these or damaged, a column is missing or of another kind, a mark outside the scale. Damaged marks are told when
    /// they are read.
    /// </exception>
    public static Microdata Read(string path, ColumnPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var handle = File.OpenHandle(path, options: FileOptions.RandomAccess);
        try
        {
            return Guard(path, () => Read(path, handle, plan));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static Microdata Read(string path, SafeFileHandle handle, ColumnPlan plan)
    {
        var length = RandomAccess.GetLength(handle);
        var (head, first) = Head(handle, length);
        var wanted = PackedPlan.Places(Path.GetFileName(path), head, plan);
        int[] later = [.. wanted.Where(place => head.Columns[place].Marks is not null)];
        int[] atOnce = [.. wanted.Except(later)];
        var places = Index(handle, head, first, length);
        var opened = new OpenedChunk[head.ChunkRows.Count];
        var chunks = new ReadColumns[head.ChunkRows.Count];
        AllCores.Run(chunks.Length, chunk =>
        {
            opened[chunk] = StoredChunk.Open((offset, into) => Fill(handle, places[chunk] + offset, into), places[chunk + 1] - places[chunk], head, chunk);
            chunks[chunk] = opened[chunk].Read(atOnce);
        });
        var data = StoredColumns.Join(head, atOnce, chunks, [.. later.Select(place => Stored(path, head, opened, place))], AllCores.Run);
        return wanted.Select(place => head.Columns[place]).All(column => PackedPlan.IsHeld(column, plan)) ? data : PackedPlan.Held(Path.GetFileName(path), data, plan);
    }

    private static ScaleColumn Stored(string path, StoredHead head, OpenedChunk[] chunks, int place)
    {
        var column = head.Columns[place];
        return new ScaleColumn(column.Name, head.ChunkRows, column.Marks!.HasMissing, (chunk, into) =>
        {
            try
            {
                chunks[chunk].Read(place, into);
            }
            catch (StoredDataException problem)
            {
                throw Named(path, problem);
            }
        });
    }

    private static (StoredHead Head, int Length) Head(SafeFileHandle handle, long fileLength)
    {
        var prefix = new byte[Math.Min(StoredHead.PrefixBytes, fileLength)];
        Fill(handle, 0, prefix);
        var length = StoredHead.LengthOf(prefix);
        var bytes = new byte[Math.Min(length, fileLength)];
        Fill(handle, 0, bytes);
        return (StoredHead.Read(bytes), length);
    }

    /// <summary>Where each chunk begins, and the last ends.</summary>
    private static long[] Index(SafeFileHandle handle, StoredHead head, long first, long fileLength)
    {
        var index = new byte[(head.ChunkRows.Count * sizeof(long)) + sizeof(uint)];
        Fill(handle, fileLength - index.Length, index);
        if (BinaryPrimitives.ReadUInt32LittleEndian(index.AsSpan(^sizeof(uint))) != IndexSum(index))
        {
            throw Cut();
        }

        var places = new long[head.ChunkRows.Count + 1];
        places[0] = first;
        for (var chunk = 0; chunk < head.ChunkRows.Count; chunk++)
        {
            var length = BinaryPrimitives.ReadInt64LittleEndian(index.AsSpan(chunk * sizeof(long)));
            if (length < 0 || length > fileLength - places[chunk])
            {
                throw Cut();
            }

            places[chunk + 1] = places[chunk] + length;
        }

        return places[^1] + index.Length == fileLength ? places : throw Cut();
    }

    private static void Fill(SafeFileHandle handle, long offset, Span<byte> into)
    {
        while (!into.IsEmpty)
        {
            var count = offset < 0 ? 0 : RandomAccess.Read(handle, into, offset);
            if (count == 0)
            {
                throw Cut();
            }

            into = into[count..];
            offset += count;
        }
    }

    private static uint IndexSum(ReadOnlySpan<byte> index)
    {
        var sum = uint.MaxValue;
        foreach (var one in index[..^sizeof(uint)])
        {
            sum = System.Numerics.BitOperations.Crc32C(sum, one);
        }

        return sum;
    }

    private static StoredDataException Cut() => new(new Message(
        "Tệp bị cắt ngắn. Chép lại tệp, hoặc tạo lại bằng “parindex survey pack”.", "The file is cut short. Copy it again, or make it again by “parindex survey pack”."));

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (StoredDataException problem)
        {
            throw Named(path, problem);
        }
    }

    private static DocumentException Named(string path, StoredDataException problem) => new(Path.GetFileName(path), null, problem.Problem, problem);
}
