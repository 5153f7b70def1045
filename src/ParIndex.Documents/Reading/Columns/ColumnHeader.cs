using System.Text;
using System.Text.Unicode;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>First line of a file of columns: separator and names.</summary>
/// <param name="Separator">Comma, semicolon or tab.</param>
/// <param name="Names">Names of all columns, cleaned.</param>
/// <param name="Length">Bytes up to the first byte of the first record.</param>
/// <param name="Lines">Lines of the file it takes: more than one when a name in quotes holds a line end.</param>
internal sealed record ColumnHeader(byte Separator, IReadOnlyList<string> Names, int Length, int Lines)
{
    /// <summary>Most bytes of the names.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the header at the start of a file.</summary>
    /// <param name="file">Name of the file for messages.</param>
    /// <param name="start">First bytes of the file, the whole first line among them.</param>
    /// <exception cref="DocumentException">No line, not UTF-8, a name twice or empty.</exception>
    public static ColumnHeader Read(string file, ReadOnlySpan<byte> start)
    {
        var mark = start.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var first = LengthOf(start[mark..]);
        var length = mark + first;
        if (first < 0 || (length == MostBytes && start[^1] != '\n'))
        {
            throw new DocumentException(file, SourcePlace.AtLine(1), new(
                "dòng tên cột quá dài, hoặc dấu ngoặc kép không được đóng. Dòng đầu phải là tên các cột.",
                "the line of column names is too long, or a quote is never closed. The first line names the columns."));
        }

        var line = start[mark..length].TrimEnd("\r\n"u8);
        if (line.IsEmpty)
        {
            throw new DocumentException(file, null, new("tệp không có dòng nào.", "the file is empty."));
        }

        if (!Utf8.IsValid(line) || line.Contains((byte)0))
        {
            throw new DocumentException(file, SourcePlace.AtLine(1), Problems.NotUtf8);
        }

        var text = Encoding.UTF8.GetString(line);
        var separator = Separators.MaxBy(candidate => Cells(text, candidate).Count);
        var names = Cells(text, separator).Select(VietnameseText.Clean).ToList();
        Check(file, names);
        return new ColumnHeader((byte)separator, names, length, start[..length].Count((byte)'\n'));
    }

    /// <summary>Bytes up to the first line end outside quotes and with it, or all; −1 when a quote is never closed.</summary>
    private static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var isQuoted = false;
        for (var at = 0; at < bytes.Length; at++)
        {
            isQuoted ^= bytes[at] == '"';
            if (bytes[at] == '\n' && !isQuoted)
            {
                return at + 1;
            }
        }

        return isQuoted ? -1 : bytes.Length;
    }

    private static void Check(string file, List<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var column = 0; column < names.Count; column++)
        {
            if (names[column].Length > 0 && !seen.Add(names[column]))
            {
                throw new DocumentException(file, SourcePlace.AtLine(1, column + 1), new(
                    $"hai cột cùng tên {names[column]}. Đổi tên một cột.", $"two columns are named {names[column]}. Rename one."));
            }
        }
    }

    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"')
            {
                if (quoted && at + 1 < line.Length && line[at + 1] == '"')
                {
                    cell.Append(line[at++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[at] == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[at]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
