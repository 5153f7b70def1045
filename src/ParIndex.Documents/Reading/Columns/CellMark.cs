using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Reads marks from bytes.</summary>
internal sealed class CellMark
{
    /// <summary>By number in the file: the mark, <see cref="ScaleColumn.Missing"/>, or −1.</summary>
    private readonly int[] meanings = new int[ScaleColumn.Missing];

    public CellMark(ColumnPlan plan)
    {
        for (var number = 0; number < meanings.Length; number++)
        {
            var isMark = number >= plan.Least && number <= plan.Most;
            meanings[number] = plan.NoOpinion.Contains((byte)number) ? ScaleColumn.Missing : isMark ? number : -1;
        }

        LeastDigit = (byte)Math.Min((int)plan.Least, 10);
        while (LeastDigit + Digits < 10 && meanings[LeastDigit + Digits] == LeastDigit + Digits)
        {
            Digits++;
        }
    }

    /// <summary>First of the digits that stand for themselves.</summary>
    public byte LeastDigit { get; }

    /// <summary>How many digits from there stand for themselves.</summary>
    public byte Digits { get; }

    /// <summary>The mark, <see cref="ScaleColumn.Missing"/> for an empty cell, NA or no opinion, −1 for anything else.</summary>
    public int Read(ReadOnlySpan<byte> cell)
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

        return meanings[mark];
    }
}
