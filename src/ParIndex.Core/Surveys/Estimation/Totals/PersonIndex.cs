using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>All questions weigh the same: the satisfied are counted, many rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ScaleColumn[] questions, IndexSpec index, int chunk, Span<double> into)
    {
        unchecked
        {
            var least = new Vector<byte>(index.Satisfied.Least);
            var most = new Vector<byte>(index.Satisfied.Most);
            Span<byte> counts = stackalloc byte[Vector<byte>.Count];
            var each = 100.0 / questions.Length;
            for (var from = 0; from < into.Length; from += Vector<byte>.Count)
            {
                var rows = Math.Min(Vector<byte>.Count, into.Length - from);
                var total = Vector<byte>.Zero;
                if (rows == Vector<byte>.Count)
                {
                    foreach (var question in questions)
                    {
                        var marks = Unsafe.ReadUnaligned<Vector<byte>>(ref Unsafe.Add(ref MemoryMarshal.GetReference(question.Chunk(chunk)), from));
                        // A comparison that holds is 255, so taking it away adds one.
                        total -= Vector.GreaterThanOrEqual(marks, least) & Vector.LessThanOrEqual(marks, most);
                    }

                    total.CopyTo(counts);
                }
                else
                {
                    counts.Clear();
                    foreach (var question in questions)
                    {
                        for (var row = 0; row < rows; row++)
                        {
                            counts[row] += (byte)(index.Satisfied.Holds(question.Chunk(chunk)[from + row]) ? 1 : 0);
                        }
                    }
                }

                for (var row = 0; row < rows; row++)
                {
                    into[from + row] = counts[row] * each;
                }
            }
        }
    }

    private static double[] Table(IndexSpec index, double weight) => [.. Enumerable.Range(0, 256).Select(mark => weight * index.Of((byte)mark))];
}
