using ParIndex.Core.Text;

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
    private readonly (long Length, DateTime Written) found;
    private int blocks;
    private long handedOut;
    private byte[] rest = [];
    private bool ended;

    private BlockFile(FileStream stream, string file, ColumnHeader header, byte[] rest)
    {
        this.stream = stream;
        this.file = file;
        this.rest = rest;
        Header = header;
        handedOut = header.Length;
        found = State();
    }

    /// <summary>The first line.</summary>
    public ColumnHeader Header { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long Length => found.Length;

    /// <summary>Opens a file and reads its first line.</summary>
    /// <exception cref="DocumentException">Missing or unreadable, no line, not UTF-8.</exception>
    public static BlockFile Open(string path)
    {
        var file = Path.GetFileName(path);
        try
        {
            return Open(file, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DocumentException(file, null, Problems.NotFound, missing);
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException or NotSupportedException)
        {
            throw new DocumentException(file, null, Directory.Exists(path) ? Problems.IsFolder : Problems.NotReadable(denied.Message), denied);
        }
    }

    private static BlockFile Open(string file, FileStream stream)
    {
        try
        {
            var start = new byte[Math.Min(ColumnHeader.MostBytes, stream.Length)];
            var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            var header = ColumnHeader.Read(file, start.AsSpan(0, count));
            return new BlockFile(stream, file, header, start[header.Length..count]);
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
                rest = [];
                ended = true;
                throw new DocumentException(file, SourcePlace.AtLine(LineOf(handedOut)), new(
                    "dòng quá dài, hoặc dấu ngoặc kép không được đóng. Mở bằng chương trình bảng tính và lưu lại dạng “CSV UTF-8”.",
                    "the record is too long, or a quote is never closed. Save the file again as “CSV UTF-8”."));
            }

            rest = filled[end..].ToArray();
            handedOut += end;
            block = new Block(blocks++, end, hasQuotes);
            return end > 0;
        }
    }

    /// <summary>Once all is read: the file must be as it was when it was opened, or the end of one and the start of another were read.</summary>
    /// <exception cref="DocumentException">Another program wrote to it.</exception>
    public void CheckUnchanged()
    {
        if (State() != found)
        {
            throw new DocumentException(file, null, new(
                "tệp bị thay đổi trong khi đọc. Đợi chương trình kia ghi xong rồi chạy lại.",
                "the file changed while it was read. Wait until the other program has written it and run again."));
        }
    }

    public void Dispose() => stream.Dispose();

    private (long Length, DateTime Written) State() => (RandomAccess.GetLength(stream.SafeFileHandle), File.GetLastWriteTimeUtc(stream.SafeFileHandle));

    /// <summary>Line of a byte of the file, from 1.</summary>
    private int LineOf(long place)
    {
        var (line, buffer) = (1, new byte[1 << 16]);
        stream.Position = 0;
        for (var left = place; left > 0;)
        {
            var count = stream.Read(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)));
            if (count == 0)
            {
                break;
            }

            line += buffer.AsSpan(0, count).Count((byte)'\n');
            left -= count;
        }

        return line;
    }

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
