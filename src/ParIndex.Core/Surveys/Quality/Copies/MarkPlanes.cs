using System.Numerics;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Quality.Copies;

/// <summary>
/// Marks of some people as bits: a question is one bit in each of a few planes, 64 questions a word, and the words of one plane lie side
/// by side over people. Two people differ where any plane differs, so that a few XORs and one count of bits compare 64 questions, for
/// four people at a time.
/// </summary>
internal sealed class MarkPlanes
{
    private readonly int planes;
    private readonly int words;
    private readonly int padded;
    private readonly ulong[] bits;

    /// <summary>Last two planes: answered at all; given neither by most nor by the person mostly.</summary>
    private MarkPlanes(int people, int planes, int words)
    {
        Count = people;
        (this.planes, this.words) = (planes, words);
        padded = (people + Vector<ulong>.Count - 1) / Vector<ulong>.Count * Vector<ulong>.Count;
        bits = new ulong[(planes + 2) * words * padded];
    }

    /// <summary>Number of people.</summary>
    public int Count { get; }

    /// <param name="marks">Answers.</param>
    /// <param name="rows">People to compare.</param>
    /// <param name="common">Most common mark of each question.</param>
    public static MarkPlanes Of(AnswerMarks marks, IReadOnlyList<int> rows, byte[] common)
    {
        var most = 0;
        foreach (var row in rows)
        {
            foreach (var mark in marks[row])
            {
                most = Math.Max(most, mark == ScaleColumn.Missing ? 0 : mark + 1);
            }
        }

        var result = new MarkPlanes(rows.Count, BitOperations.Log2((uint)Math.Max(1, most)) + 1, (marks.Items.Count + 63) / 64);
        for (var person = 0; person < rows.Count; person++)
        {
            result.Take(person, marks[rows[person]], common);
        }

        return result;
    }

    /// <summary>Unusual marks of a person.</summary>
    public int Unusual(int person)
    {
        var count = 0;
        for (var word = 0; word < words; word++)
        {
            count += BitOperations.PopCount(bits[At(planes + 1, word, person)]);
        }

        return count;
    }

    /// <summary>Compares a person with those that follow, a vector of them at a time.</summary>
    /// <param name="person">The person.</param>
    /// <param name="from">First to compare with.</param>
    /// <param name="mostDifferent">Differences above which a pair is passed over.</param>
    /// <param name="found">Told each other person within it.</param>
    public void Compare(int person, int from, int mostDifferent, Action<int> found)
    {
        var limit = new Vector<ulong>((ulong)mostDifferent);
        for (var start = from / Vector<ulong>.Count * Vector<ulong>.Count; start < Count; start += Vector<ulong>.Count)
        {
            var different = Vector<ulong>.Zero;
            for (var word = 0; word < words; word++)
            {
                var any = Vector<ulong>.Zero;
                for (var plane = 0; plane < planes; plane++)
                {
                    any |= new Vector<ulong>(bits, At(plane, word, start)) ^ new Vector<ulong>(bits[At(plane, word, person)]);
                }

                different += PopCount(any);
            }

            if (!Vector.LessThanOrEqualAny(different, limit))
            {
                continue;
            }

            for (var lane = 0; lane < Vector<ulong>.Count; lane++)
            {
                if (start + lane >= from && start + lane < Count && different[lane] <= (ulong)mostDifferent)
                {
                    found(start + lane);
                }
            }
        }
    }

    /// <summary>A pair in full.</summary>
    public (int Different, int Compared, int Unusual) Pair(int one, int other)
    {
        var (different, compared, unusual) = (0, 0, 0);
        for (var word = 0; word < words; word++)
        {
            var any = 0UL;
            for (var plane = 0; plane < planes; plane++)
            {
                any |= bits[At(plane, word, one)] ^ bits[At(plane, word, other)];
            }

            different += BitOperations.PopCount(any);
            compared += BitOperations.PopCount(bits[At(planes, word, one)] | bits[At(planes, word, other)]);
            unusual += BitOperations.PopCount(bits[At(planes + 1, word, one)] & bits[At(planes + 1, word, other)] & ~any);
        }

        return (different, compared, unusual);
    }

    private void Take(int person, ReadOnlySpan<byte> marks, byte[] common)
    {
        var usual = AnswerMarks.Usual(marks).Mark;
        for (var item = 0; item < marks.Length; item++)
        {
            var (word, bit) = (item / 64, 1UL << (item % 64));
            if (marks[item] == ScaleColumn.Missing)
            {
                continue;
            }

            for (var plane = 0; plane < planes; plane++)
            {
                if (((marks[item] + 1) >> plane & 1) != 0) bits[At(plane, word, person)] |= bit;
            }

            bits[At(planes, word, person)] |= bit;
            if (marks[item] != common[item] && marks[item] != usual) bits[At(planes + 1, word, person)] |= bit;
        }
    }

    private int At(int plane, int word, int person) => (((plane * words) + word) * padded) + person;

    /// <summary>Bits of each lane, by sums of neighbours: vectors have no instruction for it everywhere.</summary>
    private static Vector<ulong> PopCount(Vector<ulong> value)
    {
        unchecked
        {
            value -= (value >>> 1) & new Vector<ulong>(0x5555_5555_5555_5555);
            value = (value & new Vector<ulong>(0x3333_3333_3333_3333)) + ((value >>> 2) & new Vector<ulong>(0x3333_3333_3333_3333));
            value = (value + (value >>> 4)) & new Vector<ulong>(0x0F0F_0F0F_0F0F_0F0F);
            value += value >>> 8;
            value += value >>> 16;
            value += value >>> 32;
            return value & new Vector<ulong>(0x7F);
        }
    }
}
