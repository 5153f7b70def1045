using System.Buffers;
using System.Numerics;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>The index of each person of a chunk who answered every question.</summary>
internal static class PersonIndex
{
    /// <summary>Questions after which counts of bytes are taken over: no byte runs over before.</summary>
    private const int MostCounted = byte.MaxValue;

    /// <summary>Reads the index, 0 to 100, of each row.</summary>
    public static void Read(ScaleColumn[] questions, IndexSpec index, int chunk, Span<double> into)
    {
        if (index.Formula == IndexFormula.ShareSatisfied && questions.Length <= MostCounted && index.Weights.All(weight => weight == index.Weights[0]))
        {
            Count(questions, index, chunk, into);
            return;
        }

        into.Clear();
        var room = ArrayPool<byte>.Shared.Rent(into.Length);
        for (var question = 0; question < questions.Length; question++)
        {
            var table = Table(index, index.Weights[question]);
            var marks = questions[question].Chunk(chunk, room.AsSpan(0, questions[question].Room(chunk)));
            for (var row = 0; row < into.Length; row++)
            {
                into[row] += table[marks[row]];
            }
        }

        ArrayPool<byte>.Shared.Return(room);
    }

    /// <summary>All questions weigh the same: the satisfied are counted, question after question, in bytes that stay in the near cache.</summary>
    private static void Count(ScaleColumn[] questions, IndexSpec index, int chunk, Span<double> into)
    {
        var each = 100.0 / questions.Length;
        var (room, rented) = (ArrayPool<byte>.Shared.Rent(into.Length), ArrayPool<byte>.Shared.Rent(into.Length));
        var counts = rented.AsSpan(0, into.Length);
        counts.Clear();
        foreach (var question in questions)
        {
            AddSatisfied(question.Chunk(chunk, room.AsSpan(0, question.Room(chunk))), index.Satisfied, counts);
        }

        for (var row = 0; row < into.Length; row++)
        {
            into[row] = counts[row] * each;
        }

        ArrayPool<byte>.Shared.Return(room);
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static void AddSatisfied(ReadOnlySpan<byte> marks, MarkRange satisfied, Span<byte> counts)
    {
        var (least, most) = (new Vector<byte>(satisfied.Least), new Vector<byte>(satisfied.Most));
        var at = 0;
        for (; at <= marks.Length - Vector<byte>.Count; at += Vector<byte>.Count)
        {
            var some = new Vector<byte>(marks[at..]);
            // A comparison that holds is 255, so taking it away adds one.
            (new Vector<byte>(counts[at..]) - (Vector.GreaterThanOrEqual(some, least) & Vector.LessThanOrEqual(some, most))).CopyTo(counts[at..]);
        }

        for (; at < marks.Length; at++)
        {
            counts[at] += (byte)(satisfied.Holds(marks[at]) ? 1 : 0);
        }
    }

    private static double[] Table(IndexSpec index, double weight) => [.. Enumerable.Range(0, 256).Select(mark => weight * index.Of((byte)mark))];
}
