namespace ParIndex.Core.Surveys.Quality.Copies;

/// <summary>
/// Pairs of people who agree in two parts of the questions out of d + 2. With at most d differences at least two parts have none
/// (pigeonholes), so that every pair within d comes up.
/// </summary>
internal sealed class PartTables(AnswerMarks marks, int[] rows, int mostDifferent)
{
    /// <summary>Tells each pair once in the table of two parts in which it first agrees, until told to stop.</summary>
    public void Pairs(Func<int, int, bool> next)
    {
        var parts = Math.Min(mostDifferent + 2, marks.Items.Count);
        var keys = new ulong[parts][];
        for (var part = 0; part < parts; part++)
        {
            keys[part] = [.. rows.Select(row => KeyOf(marks[row], part, parts))];
        }

        for (var one = 0; one < parts; one++)
        {
            for (var other = one + 1; other < Math.Max(parts, one + 2); other++)
            {
                if (!Table(keys[one], keys[Math.Min(other, parts - 1)], (a, b) => IsFirst(keys, one, other, a, b), next))
                {
                    return;
                }
            }
        }
    }

    private static bool Table(ulong[] one, ulong[] other, Func<int, int, bool> isFirst, Func<int, int, bool> next)
    {
        var order = Enumerable.Range(0, one.Length).ToArray();
        var both = new (ulong, ulong)[one.Length];
        for (var person = 0; person < both.Length; person++)
        {
            both[person] = (one[person], other[person]);
        }

        Array.Sort(both, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && both[end] == both[start])
            {
                end++;
            }

            for (var a = start; a < end; a++)
            {
                for (var b = a + 1; b < end; b++)
                {
                    if (isFirst(order[a], order[b]) && !next(order[a], order[b]))
                    {
                        return false;
                    }
                }
            }

            start = end;
        }

        return true;
    }

    /// <summary>No other part before the second of these agrees: the pair came up in no earlier table.</summary>
    private static bool IsFirst(ulong[][] keys, int one, int other, int a, int b)
    {
        for (var part = 0; part < other && part < keys.Length; part++)
        {
            if (part != one && keys[part][a] == keys[part][b])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A part holds every so-manieth question, so that questions of one matrix are spread. Marks are hashed (FNV-1a, 64 bits).</summary>
    private static ulong KeyOf(ReadOnlySpan<byte> own, int part, int parts)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        for (var item = part; item < own.Length; item += parts)
        {
            hash = unchecked((hash ^ own[item]) * 0x0000_0100_0000_01B3);
        }

        return hash;
    }
}
