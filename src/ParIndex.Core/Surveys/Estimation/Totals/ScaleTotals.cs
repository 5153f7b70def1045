using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>
/// Sums over the rows of each cell for up to eight questions at once: weight × mark, weight of the satisfied, weight of those who
/// answered, and the same counted without weights.
/// </summary>
internal sealed class ScaleTotals
{
    private readonly CellWeights whole;
    private readonly double[] sums;
    private readonly int stride;

    private ScaleTotals(CellWeights whole, double[] sums, int stride)
    {
        this.whole = whole;
        this.sums = sums;
        this.stride = stride;
    }

    /// <summary>Whether every row has an answer to every question, so that the weight of those who answered is that of all.</summary>
    private bool IsComplete => stride == ScaleKernel.StrideComplete;

    /// <summary>Sums many questions, eight at a time, and hands each eight on as soon as it is there.</summary>
    /// <param name="cells">Cells of the rows.</param>
    /// <param name="whole">Weights of the cells.</param>
    /// <param name="questions">Questions.</param>
    /// <param name="satisfied">Marks that count as satisfied.</param>
    /// <param name="runner">Spreads the work over threads.</param>
    /// <param name="take">Gets the place of the first question of an eight, its number of questions, and the sums; several threads may call.</param>
    public static void Sum(
        DomainCells cells, CellWeights whole, IReadOnlyList<ScaleColumn> questions, MarkRange satisfied, PieceRunner runner, Action<int, int, ScaleTotals> take)
    {
        var blocks = (questions.Count + ScaleKernel.Lanes - 1) / ScaleKernel.Lanes;
        var halves = new double[blocks * RowHalves.Count][];
        var left = new int[blocks];
        runner(halves.Length, piece =>
        {
            var (block, half) = Math.DivRem(piece, RowHalves.Count);
            var first = block * ScaleKernel.Lanes;
            var count = Math.Min(ScaleKernel.Lanes, questions.Count - first);
            var columns = new ScaleColumn[ScaleKernel.Lanes];
            for (var lane = 0; lane < columns.Length; lane++)
            {
                columns[lane] = questions[first + Math.Min(lane, count - 1)];
            }

            var isComplete = !columns.Any(column => column.HasMissing);
            var stride = isComplete ? ScaleKernel.StrideComplete : ScaleKernel.Stride;
            halves[piece] = SumHalf(cells, columns, count, satisfied, stride, half);
            if (Interlocked.Increment(ref left[block]) == RowHalves.Count)
            {
                var sums = halves[block * RowHalves.Count];
                Add(sums, halves[(block * RowHalves.Count) + 1], stride);
                halves[block * RowHalves.Count] = halves[(block * RowHalves.Count) + 1] = [];
                take(first, count, new ScaleTotals(whole, sums, stride));
            }
        });
    }

    /// <summary>Σ weight × mark of a cell.</summary>
    public double WeightedMarks(int cell, int lane) => sums[(cell * stride) + lane];

    /// <summary>Σ weight of those satisfied in a cell.</summary>
    public double WeightedSatisfied(int cell, int lane) => sums[(cell * stride) + ScaleKernel.Lanes + lane];

    /// <summary>Σ weight of those who answered in a cell.</summary>
    public double WeightedAnswers(int cell, int lane) => IsComplete ? whole.Weights[cell] : sums[(cell * stride) + (3 * ScaleKernel.Lanes) + lane];

    /// <summary>Sum of marks of a cell.</summary>
    public long Marks(int cell, int lane) => Counts(cell, lane) & uint.MaxValue;

    /// <summary>Number satisfied in a cell.</summary>
    public long Satisfied(int cell, int lane) => Counts(cell, lane) >>> 32;

    /// <summary>Number who answered in a cell.</summary>
    public long Answers(int cell, int lane) =>
        IsComplete ? whole.Rows[cell] : BitConverter.DoubleToInt64Bits(sums[(cell * stride) + (4 * ScaleKernel.Lanes) + lane]);

    private long Counts(int cell, int lane) => BitConverter.DoubleToInt64Bits(sums[(cell * stride) + (2 * ScaleKernel.Lanes) + lane]);

    private static double[] SumHalf(DomainCells cells, ScaleColumn[] columns, int count, MarkRange satisfied, int stride, int half)
    {
        // Written before it is read: memory first read is mapped twice, and the second time stops the other threads.
        var sums = GC.AllocateUninitializedArray<double>(checked((cells.Count + 1) * stride));
        sums.AsSpan().Clear();
        var (from, to) = RowHalves.Bounds(cells.Design.Data, half);
        for (var chunk = from; chunk < to; chunk++)
        {
            AddChunk(sums, stride, cells, columns, count, satisfied, chunk);
        }

        return sums;
    }

    private static void AddChunk(double[] sums, int stride, DomainCells cells, ScaleColumn[] columns, int count, MarkRange satisfied, int chunk)
    {
        var own = cells.CellsOf(chunk);
        var weights = cells.Design.WeightsOf(chunk);
        var room = ArrayPool<byte>.Shared.Rent(columns.Max(column => column.Room(chunk)) * columns.Length);
        var runs = cells.RunsOf(chunk);
        if (runs.IsEmpty)
        {
            ScaleKernel.Add(sums, stride, own, weights, columns, room, chunk, satisfied);
        }

        for (var lane = 0; !runs.IsEmpty && lane < count; lane++)
        {
            // One question after the other in the same room, so that it stays in the near cache.
            var marks = columns[lane].Chunk(chunk, room.AsSpan(0, columns[lane].Room(chunk)));
            RunKernel.Add(sums, stride, lane, own, runs, weights, marks, satisfied);
        }

        ArrayPool<byte>.Shared.Return(room);
    }

    /// <summary>Adds the second half to the first; counts are whole numbers kept in the bits of a double.</summary>
    private static void Add(double[] sums, double[] more, int stride)
    {
        for (var place = 0; place < sums.Length; place += Vector512<double>.Count)
        {
            ref var into = ref MemoryMarshal.GetReference(sums.AsSpan(place));
            var one = Vector512.LoadUnsafe(ref into);
            var other = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(more.AsSpan(place)));
            var areCounts = (place % stride / ScaleKernel.Lanes) is 2 or 4;
            (areCounts ? (one.AsInt64() + other.AsInt64()).AsDouble() : one + other).StoreUnsafe(ref into);
        }
    }
}
