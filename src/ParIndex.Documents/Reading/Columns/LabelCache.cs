namespace ParIndex.Documents.Reading.Columns;

/// <summary>What one thread knows of the numbers of labels: whole numbers by a table, other texts by their bytes.</summary>
internal sealed class LabelCache(Labels labels)
{
    /// <summary>Digits of whole numbers that are found by a table.</summary>
    private const int TableDigits = 6;

    private int[] byValue = new int[256];
    private readonly Dictionary<byte[], int> byText = new(ByteTexts.Comparer);

    /// <summary>Number of the label of a cell that is not empty, or 0 when it is not UTF-8.</summary>
    public int NumberOf(ReadOnlySpan<byte> cell)
    {
        var value = Value(cell);
        if (value < 0)
        {
            return OfText(cell);
        }

        if (value >= byValue.Length)
        {
            Array.Resize(ref byValue, Math.Max(byValue.Length * 4, value + 1));
        }

        ref var number = ref byValue[value];
        return number != 0 ? number : number = labels.NumberOf(cell);
    }

    /// <summary>A short whole number without sign or leading zero, or −1.</summary>
    private static int Value(ReadOnlySpan<byte> cell)
    {
        if (cell.Length > TableDigits || (cell[0] == '0' && cell.Length > 1))
        {
            return -1;
        }

        var value = 0;
        foreach (var one in cell)
        {
            var digit = unchecked((uint)(one - '0'));
            if (digit > 9)
            {
                return -1;
            }

            value = unchecked((value * 10) + (int)digit);
        }

        return value;
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
