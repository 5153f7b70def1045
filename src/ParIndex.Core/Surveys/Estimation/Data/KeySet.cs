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

    /// <summary>Gives rows the numbers of their keys.</summary>
    /// <param name="some">Keys by run of rows.</param>
    /// <param name="ends">The row behind each run.</param>
    /// <param name="into">By row.</param>
    /// <param name="less">Taken away from each number.</param>
    /// <param name="most">Greater numbers become this one.</param>
    public void Number(ReadOnlySpan<long> some, ReadOnlySpan<int> ends, Span<int> into, int less = 0, int most = int.MaxValue)
    {
        var row = 0;
        for (var run = 0; run < ends.Length; run++)
        {
            for (var number = Math.Min(NumberOf(some[run]) - less, most); row < ends[run]; row++)
            {
                into[row] = number;
            }
        }
    }
}

/// <summary>Takes the keys of a chunk.</summary>
/// <param name="chunk">Which.</param>
/// <param name="ends">The row behind each run of rows with the same key.</param>
/// <param name="keys">By run.</param>
internal delegate void RunKeys(int chunk, ReadOnlySpan<int> ends, ReadOnlySpan<long> keys);
