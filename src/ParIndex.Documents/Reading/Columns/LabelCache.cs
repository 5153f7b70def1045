using System.Runtime.CompilerServices;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>What one thread knows of the numbers of labels: whole numbers by a table, other texts by their bytes.</summary>
internal sealed class LabelCache(Labels labels)
{
    private int[] byValue = new int[256];
    private readonly Dictionary<byte[], int> byText = new(ByteTexts.Comparer);

    /// <summary>Number of the label of a short whole number, or 0 when the number is new or the cell is none.</summary>
    /// <param name="bytes">Bytes from the cell on, eight at least.</param>
    /// <param name="length">Bytes of the cell.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Known(ref readonly byte bytes, int length)
    {
        var value = DigitCell.Value(in bytes, length);
        return value < (uint)byValue.Length ? byValue[value] : 0;
    }

    /// <summary>Number of the label of a cell; 0 when there is none, −1 when it is not UTF-8.</summary>
    public int NumberOf(ReadOnlySpan<byte> cell)
    {
        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        if (cell.Length > DigitCell.Most)
        {
            return OfText(cell);
        }

        cell.CopyTo(eight);
        var value = DigitCell.Value(in eight[0], cell.Length);
        if (value == DigitCell.None)
        {
            return OfText(cell);
        }

        if (value >= (uint)byValue.Length)
        {
            Array.Resize(ref byValue, Math.Max(byValue.Length * 4, (int)value + 1));
        }

        ref var number = ref byValue[value];
        return number != 0 ? number : number = labels.NumberOf(cell);
    }

    private int OfText(ReadOnlySpan<byte> cell)
    {
        var lookup = byText.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(cell, out var number))
        {
            number = labels.NumberOf(cell);
            lookup[cell] = number;
        }

        return number;
    }
}
