using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Reads a mark from bytes.</summary>
internal static class CellMark
{
    /// <summary>The mark 0 to 254, <see cref="ScaleColumn.Missing"/> for an empty cell or NA, −1 for anything else.</summary>
    public static int Read(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || cell.SequenceEqual("NA"u8))
        {
            return ScaleColumn.Missing;
        }

        var mark = 0;
        foreach (var one in cell)
        {
            var digit = unchecked((uint)(one - '0'));
            if (digit > 9 || (mark = unchecked((mark * 10) + (int)digit)) >= ScaleColumn.Missing)
            {
                return -1;
            }
        }

        return mark;
    }
}
