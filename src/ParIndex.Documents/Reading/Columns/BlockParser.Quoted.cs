using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Blocks with quotes, byte by byte (RFC 4180).</summary>
internal sealed partial class BlockParser
{
    private readonly List<byte> unquoted = [];

    /// <summary>A quote of the record is misplaced: its cells are not counted.</summary>
    private bool isBroken;

    private int ParseQuoted(ReadOnlySpan<byte> bytes)
    {
        var (row, column, at) = (0, 0, 0);
        while (at < bytes.Length)
        {
            var start = at;
            var isBlank = column == 0 && bytes[at] is (byte)'\n' or (byte)'\r';
            at = bytes[at] == '"' ? TakeQuoted(bytes, at, column, row) : TakeOpen(bytes, at, column, row, isBlank);
            column++;
            if (at >= bytes.Length || bytes[at] == '\n')
            {
                row += isBlank && at - start <= 1 ? 0 : isBroken ? 1 : EndRecord(bytes, Math.Min(at, bytes.Length - 1), column);
                (column, isBroken) = (0, false);
            }

            at++;
        }

        if (column > 0)
        {
            // The file ends with a separator: one empty cell more.
            Take(bytes, bytes.Length, bytes.Length, Math.Min(column, columns - 1), row);
            row += EndRecord(bytes, bytes.Length - 1, column + 1);
        }

        return row;
    }

    /// <summary>Reads a cell without quotes; gives the place of what ends it.</summary>
    private int TakeOpen(ReadOnlySpan<byte> bytes, int start, int column, int row, bool isBlank)
    {
        var length = bytes[start..].IndexOfAny(separator, (byte)'\n');
        var end = length < 0 ? bytes.Length : start + length;
        var stop = end > start && (end == bytes.Length || bytes[end] == '\n') && bytes[end - 1] == '\r' ? end - 1 : end;
        if (column < columns && !(isBlank && stop == start))
        {
            Take(bytes, start, stop, column, row);
        }

        return end;
    }

    /// <summary>Reads a cell in quotes, doubled quotes undone; gives the place of what ends it.</summary>
    private int TakeQuoted(ReadOnlySpan<byte> bytes, int start, int column, int row)
    {
        unquoted.Clear();
        var at = start + 1;
        while (at < bytes.Length)
        {
            if (bytes[at] != '"')
            {
                unquoted.Add(bytes[at++]);
            }
            else if (at + 1 < bytes.Length && bytes[at + 1] == '"')
            {
                unquoted.Add((byte)'"');
                at += 2;
            }
            else
            {
                break;
            }
        }

        at++;
        if (at < bytes.Length && bytes[at] == '\r')
        {
            at++;
        }

        var isClosed = at <= bytes.Length && (at == bytes.Length || bytes[at] == separator || bytes[at] == '\n');
        if (!isClosed)
        {
            isBroken = true;
            Tell(bytes[..start], column + 1, new Message(
                "dấu ngoặc kép đặt sai hoặc chưa đóng. Trong ô có ngoặc kép phải viết hai lần (\"\").",
                "a quote is misplaced or not closed. A quote inside a cell is written twice (\"\")."));
            var rest = at < bytes.Length ? bytes[at..].IndexOf((byte)'\n') : -1;
            return rest < 0 ? bytes.Length : at + rest;
        }

        var cell = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(unquoted);
        if (column < columns && layout.Kinds[column] != ColumnKind.None && !TakeCell(cell, column, row))
        {
            Fault(bytes, start, column, cell);
        }

        return at;
    }
}
