using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>
/// The inner loop of <see cref="ScaleTotals"/> over runs of rows of one cell: eight rows of one question are the lanes of a vector.
/// No fused steps, so that every machine gives the same bits.
/// </summary>
internal static class RunKernel
{
    /// <summary>Adds the runs of a chunk for one question.</summary>
    /// <param name="sums">By cell, a stride each, as <see cref="ScaleKernel"/> lays them out.</param>
    /// <param name="stride">One of the two strides.</param>
    /// <param name="lane">Place of the question among the eight.</param>
    /// <param name="cells">By row.</param>
    /// <param name="ends">The row behind each run.</param>
    /// <param name="weights">By row.</param>
    /// <param name="marks">By row.</param>
    /// <param name="satisfied">Marks that count.</param>
    public static void Add(
        double[] sums, int stride, int lane, ReadOnlySpan<int> cells, ReadOnlySpan<int> ends, ReadOnlySpan<double> weights, ReadOnlySpan<byte> marks, MarkRange satisfied)
    {
        var from = 0;
        foreach (var end in ends)
        {
            var cell = sums.AsSpan((cells[from] * stride) + lane);
            var run = Sum(weights[from..end], marks[from..end], satisfied, hasMissing: stride == ScaleKernel.Stride);
            cell[0] += run.Marks;
            cell[ScaleKernel.Lanes] += run.Satisfied;
            AddCounts(ref cell[2 * ScaleKernel.Lanes], run.Counts);
            if (stride == ScaleKernel.Stride)
            {
                cell[3 * ScaleKernel.Lanes] += run.Answers;
                AddCounts(ref cell[4 * ScaleKernel.Lanes], run.Answered);
            }

            from = end;
        }
    }

    /// <summary>Sum of the weights of a run.</summary>
    public static double Weight(ReadOnlySpan<double> weights)
    {
        var sums = Vector512<double>.Zero;
        for (; weights.Length >= ScaleKernel.Lanes; weights = weights[ScaleKernel.Lanes..])
        {
            sums += Vector512.Create(weights);
        }

        var sum = Vector512.Sum(sums);
        foreach (var weight in weights)
        {
            sum += weight;
        }

        return sum;
    }

    private static RunSums Sum(ReadOnlySpan<double> weights, ReadOnlySpan<byte> marks, MarkRange satisfied, bool hasMissing)
    {
        var (sums, pleased, answers) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var (marksSum, answered) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero);
        var satisfiedCount = 0;
        var least = Vector512.Create((ulong)satisfied.Least);
        var width = Vector512.Create((ulong)(satisfied.Most - satisfied.Least));
        ref var firstWeight = ref MemoryMarshal.GetReference(weights);
        ref var firstMark = ref MemoryMarshal.GetReference(marks);
        var row = 0;
        for (; row <= marks.Length - ScaleKernel.Lanes; row += ScaleKernel.Lanes)
        {
            var weight = Vector512.LoadUnsafe(ref firstWeight, (nuint)row);
            var mark = ScaleKernel.Widen(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref firstMark, row)));
            // Below the least mark the difference is a very great number.
            var isSatisfied = Vector512.LessThanOrEqual(mark - least, width);
            if (hasMissing)
            {
                var isAnswered = Vector512.LessThan(mark, Vector512.Create((ulong)ScaleColumn.Missing));
                answers += weight & isAnswered.AsDouble();
                answered += isAnswered & Vector512<ulong>.One;
                mark &= isAnswered;
            }

            sums += weight * ScaleKernel.Number(mark);
            pleased += Vector512.ConditionalSelect(isSatisfied.AsDouble(), weight, Vector512<double>.Zero);
            satisfiedCount += BitOperations.PopCount(isSatisfied.ExtractMostSignificantBits());
            marksSum += mark;
        }

        var run = new RunSums
        {
            Marks = Vector512.Sum(sums), Satisfied = Vector512.Sum(pleased), Counts = Vector512.Sum(marksSum) + ((ulong)satisfiedCount * ScaleKernel.OneSatisfied), Answers = Vector512.Sum(answers), Answered = Vector512.Sum(answered),
        };
        for (; row < marks.Length; row++)
        {
            if (!hasMissing || marks[row] != ScaleColumn.Missing)
            {
                run.Add(weights[row], marks[row], satisfied.Holds(marks[row]));
            }
        }

        return run;
    }

    /// <summary>Counts are whole numbers in the bits of a double.</summary>
    private static void AddCounts(ref double counts, ulong more) => counts = BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(counts) + more);

    /// <summary>The sums of a run: weight × mark, weight of the satisfied, marks and satisfied counted, weight of those who answered, their number.</summary>
    private struct RunSums
    {
        public double Marks;
        public double Satisfied;
        public ulong Counts;
        public double Answers;
        public ulong Answered;

        public void Add(double weight, byte mark, bool isSatisfied)
        {
            Marks += weight * mark;
            Satisfied += isSatisfied ? weight : 0;
            Counts += mark + (isSatisfied ? ScaleKernel.OneSatisfied : 0);
            Answers += weight;
            Answered++;
        }
    }
}
