namespace ParIndex.Documents.Reading.Columns;

/// <summary>
/// Hands out a file in blocks that end with a whole record, to any number of threads. A line end inside quotes ends no record.
/// </summary>
internal sealed class BlockFile : IDisposable
{
    /// <summary>Bytes of a block, and so of the longest record.</summary>
    public const int BlockBytes = 2 << 20;

    private readonly FileStream stream;
    private readonly string file;
    private readonly Lock turn = new();
    private int blocks;
    private byte[] rest = [];
    private bool ended;

    private BlockFile(FileStream stream, string file, ColumnHeader header, byte[] rest)
    {
        this.stream = stream;
        this.file = file;
        this.rest = rest;
        Header = header;
    }

    /// <summary>The first line.</summary>
    public ColumnHeader Header { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long Length => stream.Length;

    /// <summary>Opens a file and reads its first line.</summary>
    /// <exception cref="DocumentException">No line, not UTF-8.</exception>
    public static BlockFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        try
        {
            var start = new byte[Math.Min(ColumnHeader.MostBytes, stream.Length)];
            var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            var header = ColumnHeader.Read(Path.GetFileName(path), start.AsSpan(0, count));
            return new BlockFile(stream, Path.GetFileName(path), header, start[header.Length..count]);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Takes the next block.</summary>
    /// <param name="buffer">As long as <see cref="BlockBytes"/>.</param>
    /// <param name="block">Filled when there is one.</param>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="DocumentException">A record longer than a block, or a quote never closed.</exception>
    public bool Next(byte[] buffer, out Block block)
    {
        lock (turn)
        {
            var kept = rest.Length;
            rest.CopyTo(buffer, 0);
            var count = kept + (ended ? 0 : stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false));
            ended |= count < buffer.Length;
            var filled = buffer.AsSpan(0, count);
            var hasQuotes = filled.Contains((byte)'"');
            var end = ended ? count : hasQuotes ? LastRecordEnd(filled) : filled.LastIndexOf((byte)'\n') + 1;
            if (end == 0 && count > 0)
            {
                throw new DocumentException(file, null, new(
                    "dòng quá dài, hoặc dấu ngoặc kép không được đóng. Mở bằng chương trình bảng tính và lưu lại dạng “CSV UTF-8”.",
                    "the record is too long, or a quote is never closed. Save the file again as “CSV UTF-8”."));
            }

            rest = filled[end..].ToArray();
            block = new Block(blocks++, end, hasQuotes);
            return end > 0;
        }
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Behind the last line end outside quotes; 0 when there is none. The block begins outside quotes.</summary>
    private static int LastRecordEnd(ReadOnlySpan<byte> bytes)
    {
        // An even number of quotes before a line end: it is outside. Count once, then go back over what follows.
        var isOutside = bytes.Count((byte)'"') % 2 == 0;
        var at = bytes.Length;
        while (at > 0)
        {
            var found = bytes[..at].LastIndexOfAny((byte)'"', (byte)'\n');
            if (found < 0)
            {
                return 0;
            }

            if (bytes[found] == '\n' && isOutside)
            {
                return found + 1;
            }

            isOutside ^= bytes[found] == '"';
            at = found;
        }

        return 0;
    }

    /// <summary>A piece of the file.</summary>
    /// <param name="Number">Place among the blocks, from 0.</param>
    /// <param name="Length">Bytes of it in the buffer.</param>
    /// <param name="HasQuotes">Whether a quote occurs.</param>
    public readonly record struct Block(int Number, int Length, bool HasQuotes);
}
