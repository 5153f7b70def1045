namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Distinct whole-number keys found in rows, numbered from 0 in the order of the keys.</summary>
internal sealed class KeySet
{
    /// <summary>Largest range of keys for which a table is made: a byte, later four, for each key of the range.</summary>
    private const long LargestTable = 1L << 25;

    private readonly byte[]? marks;
    private readonly HashSet<long> found = [];
    private long[] keys = [];
    private int[] numbers = [];

    /// <param name="range">Keys are from 0 to below this.</param>
    public KeySet(long range) => marks = range <= LargestTable ? new byte[range] : null;

    /// <summary>Number of distinct keys, once sealed.</summary>
    public int Count => keys.Length;

    /// <summary>The key with a number.</summary>
    public long this[int number] => keys[number];

    /// <summary>Marks keys as found; several threads may.</summary>
    public void Mark(ReadOnlySpan<long> some)
    {
        if (marks is { } table)
        {
            foreach (var key in some)
            {
                // Nearly every key is there: looking leaves the line with the other threads, writing does not.
                if (table[key] == 0)
                {
                    table[key] = 1;
                }
            }

            return;
        }

        lock (found)
        {
            foreach (var key in some)
            {
                found.Add(key);
            }
        }
    }

    /// <summary>Numbers what was marked.</summary>
    public void Seal()
    {
        if (marks is not { } table)
        {
            keys = [.. found];
            Array.Sort(keys);
            found.Clear();
            return;
        }

        keys = new long[table.AsSpan().Count((byte)1)];
        numbers = new int[table.Length];
        var next = 0;
        for (var key = 0; key < table.Length; key++)
        {
            if (table[key] != 0)
            {
                keys[next] = key;
                numbers[key] = next++;
            }
        }
    }

    /// <summary>Number of a key that was marked.</summary>
    public int NumberOf(long key) => marks is not null ? numbers[key] : Array.BinarySearch(keys, key);
}
