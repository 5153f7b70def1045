using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using ParIndex.Core.Text;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Reads the records of blocks into columns; one for each thread.</summary>
internal sealed partial class BlockParser(ColumnLayout layout, ColumnPlan plan, LabelCache[] labels, Faults faults)
{
    private readonly byte separator = layout.Header.Separator;
    private readonly int columns = layout.Kinds.Length;

    private readonly CellMark cellMark = new(plan);

    /// <summary>By column of the file: where its marks begin in those of the chunk.</summary>
    private readonly int[] marksFrom = new int[layout.Kinds.Length];

    /// <summary>By column of categories: numbers of the labels of the block, packed when it ends.</summary>
    private int[][] codes = [.. plan.Codes.Select(_ => Array.Empty<int>())];
    private ColumnChunk chunk = new(plan, 0);
    private int block;
    private int told;

    /// <summary>Reads one block.</summary>
    /// <param name="bytes">The block.</param>
    /// <param name="next">Which it is.</param>
    public ColumnChunk Parse(ReadOnlySpan<byte> bytes, BlockFile.Block next)
    {
        block = next.Number;
        told = 0;
        var lineEnds = bytes.Count((byte)'\n');
        faults.Count(block, lineEnds);
        if (codes.Length > 0 && codes[0].Length <= lineEnds)
        {
            codes = Array.ConvertAll(codes, _ => new int[lineEnds + 1]);
        }

        chunk = new ColumnChunk(plan, lineEnds + (bytes[^1] == '\n' ? 0 : 1));
        for (var column = 0; column < columns; column++)
        {
            marksFrom[column] = layout.Kinds[column] == ColumnKind.Scale ? chunk.MarksFrom(layout.Places[column]) : 0;
        }

        return chunk.Close(codes, next.HasQuotes ? ParseQuoted(bytes) : ParsePlain(bytes));
    }

    /// <summary>Without quotes: separators and line ends are found 64 bytes at a time, marks side by side are read at once.</summary>
    private int ParsePlain(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            var (row, column, start, at, triedTo) = (0, 0, 0, 0, 0);
            while (at < bytes.Length)
            {
                if (at == start && column >= triedTo && column < columns && layout.Runs[column] >= MarkRun.Least)
                {
                    triedTo = column + layout.Runs[column];
                    var end = TakeRun(bytes, start, row, column);
                    if (end > 0)
                    {
                        column = triedTo;
                        at = start = end + 1;
                        if (bytes[end] == '\n')
                        {
                            row += EndRecord(bytes, end, column);
                            column = triedTo = 0;
                        }

                        continue;
                    }
                }

                var from = at;
                var ends = EndsOfCells(bytes, at);
                at = Math.Min(at + Vector512<byte>.Count, bytes.Length);
                while (ends != 0)
                {
                    var end = from + BitOperations.TrailingZeroCount(ends);
                    ends &= ends - 1;
                    var isLineEnd = bytes[end] == '\n';
                    var stop = isLineEnd && end > start && bytes[end - 1] == '\r' ? end - 1 : end;
                    if (isLineEnd && column == 0 && stop == start)
                    {
                        start = end + 1;
                        continue;
                    }

                    if (column < columns)
                    {
                        Take(bytes, start, stop, column, row);
                    }

                    column++;
                    start = end + 1;
                    if (isLineEnd)
                    {
                        row += EndRecord(bytes, end, column);
                        column = triedTo = 0;
                    }

                    if (column >= triedTo && column < columns && layout.Runs[column] >= MarkRun.Least)
                    {
                        at = start;
                        break;
                    }
                }
            }

            if (start < bytes.Length || column > 0)
            {
                // The last record of the file without a line end.
                var stop = bytes[^1] == '\r' ? bytes.Length - 1 : bytes.Length;
                if (column < columns)
                {
                    Take(bytes, start, Math.Max(start, stop), column, row);
                }

                row += EndRecord(bytes, bytes.Length - 1, column + 1);
            }

            return row;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong EndsOfCells(ReadOnlySpan<byte> bytes, int at)
    {
        if (at + Vector512<byte>.Count <= bytes.Length)
        {
            var some = Vector512.LoadUnsafe(in bytes[at]);
            return (Vector512.Equals(some, Vector512.Create(separator)) | Vector512.Equals(some, Vector512.Create((byte)'\n'))).ExtractMostSignificantBits();
        }

        var ends = 0UL;
        for (var place = at; place < bytes.Length; place++)
        {
            ends |= bytes[place] == separator || bytes[place] == '\n' ? 1UL << (place - at) : 0;
        }

        return ends;
    }

    /// <summary>Reads the marks side by side from a column.</summary>
    /// <returns>The place behind the last mark, of a separator or line end; 0 when they are not all one digit.</returns>
    private int TakeRun(ReadOnlySpan<byte> bytes, int start, int row, int column)
    {
        var run = layout.Runs[column];
        var length = (2 * run) - 1;
        if (start + length + 1 >= bytes.Length)
        {
            return 0;
        }

        var end = start + length;
        end += bytes[end] == '\r' ? 1 : 0;
        if ((bytes[end] != separator && bytes[end] != '\n') || !MarkRun.IsAt(bytes.Slice(start, length), separator, cellMark))
        {
            return 0;
        }

        MarkRun.Take(bytes[start..], chunk.Marks, marksFrom.AsSpan(column, run), row);
        return end;
    }

    /// <summary>Ends a record; one cell too many or too few is a fault of the file.</summary>
    private int EndRecord(ReadOnlySpan<byte> bytes, int end, int cells)
    {
        if (cells != columns)
        {
            // The line is that of the record's last byte.
            Tell(bytes[..end], 0, new Message(
                $"dòng có {cells} ô, dòng đầu có {columns} cột. Thêm hoặc bớt ô cho đủ.", $"the record has {cells} cells, the first line {columns} columns. Mend the record."));
        }

        return 1;
    }

    /// <summary>Adds a fault; no more of one block than are told of the file, so that a column of another scale is not counted to its end.</summary>
    private void Tell(ReadOnlySpan<byte> before, int column, Message problem)
    {
        if (told++ <= Faults.Most)
        {
            faults.Add(block, before.Count((byte)'\n'), column, problem);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(ReadOnlySpan<byte> bytes, int start, int end, int column, int row)
    {
        var kind = layout.Kinds[column];
        if (kind == ColumnKind.None)
        {
            return;
        }

        // Most cells of categories are short numbers seen before.
        if (kind == ColumnKind.Code && start + sizeof(ulong) <= bytes.Length)
        {
            var place = layout.Places[column];
            var label = labels[place].Known(in bytes[start], end - start);
            if (label != 0)
            {
                codes[place][row] = label;
                return;
            }
        }

        TakeOther(bytes, start, end, column, row);
    }

    private void TakeOther(ReadOnlySpan<byte> bytes, int start, int end, int column, int row)
    {
        if (!TakeCell(bytes[start..end], column, row))
        {
            Fault(bytes, start, column, bytes[start..end]);
        }
    }

    private bool TakeCell(ReadOnlySpan<byte> cell, int column, int row)
    {
        while (cell.Length > 0 && cell[0] == ' ')
        {
            cell = cell[1..];
        }

        while (cell.Length > 0 && cell[^1] == ' ')
        {
            cell = cell[..^1];
        }

        var place = layout.Places[column];
        switch (layout.Kinds[column])
        {
            case ColumnKind.Scale:
                var mark = cellMark.Read(cell);
                chunk.Marks[marksFrom[column] + row] = (byte)(mark < 0 ? 0 : mark);
                return mark >= 0;
            case ColumnKind.Code:
                var label = cell.IsEmpty ? 0 : labels[place].NumberOf(cell);
                codes[place][row] = Math.Max(label, 0);
                return label >= 0;
            default:
                var isNone = cell.IsEmpty || cell.SequenceEqual("NA"u8);
                var number = double.NaN;
                var isRead = isNone || CellNumber.TryRead(cell, separator != ',', out number);
                chunk.Numbers[place][row] = isNone ? double.NaN : number;
                return isRead;
        }
    }

    private void Fault(ReadOnlySpan<byte> bytes, int start, int column, ReadOnlySpan<byte> cell)
    {
        var name = layout.Header.Names[column];
        var shown = Encoding.UTF8.GetString(cell.Length > 40 ? cell[..40] : cell);
        Tell(bytes[..start], column + 1, layout.Kinds[column] switch
        {
            ColumnKind.Scale => new Message(
                $"cột {name}: “{shown}” không phải mức điểm (số nguyên từ {plan.Least} đến {plan.Most}, hoặc để trống). Sửa ô này.",
                $"column {name}: “{shown}” is no mark (a whole number from {plan.Least} to {plan.Most}, or empty). Mend the cell."),
            ColumnKind.Code => new Message(
                $"cột {name}: không phải mã UTF-8. Lưu lại tệp dạng “CSV UTF-8”.", $"column {name}: not UTF-8. Save the file again as “CSV UTF-8”."),
            _ => new Message(
                $"cột {name}: “{shown}” không phải số. Sửa ô này.", $"column {name}: “{shown}” is not a number. Mend the cell."),
        });
    }
}
