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
        for (var question = 0; question < questions.Length; question++)
        {
            var table = Table(index, index.Weights[question]);
            var marks = questions[question].Chunk(chunk);
            for (var row = 0; row < into.Length; row++)
            {
                into[row] += table[marks[row]];
            }
        }
    }

    /// <summary>All questions weigh the same: the satisfied are counted, question after question over rows that stay in the nearest cache.</summary>
    private static void Count(ScaleColumn[] questions, IndexSpec index, int chunk, Span<double> into)
    {
        const int rowsAtOnce = 4096;
        var each = 100.0 / questions.Length;
        Span<byte> counts = stackalloc byte[rowsAtOnce];
        while (!into.IsEmpty)
        {
            var rows = Math.Min(rowsAtOnce, into.Length);
            counts.Clear();
            foreach (var question in questions)
            {
                var marks = question.Chunk(chunk);
                AddSatisfied(marks.Slice(marks.Length - into.Length, rows), index.Satisfied, counts[..rows]);
            }

            for (var row = 0; row < rows; row++)
            {
                into[row] = counts[row] * each;
            }

            into = into[rows..];
        }
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
