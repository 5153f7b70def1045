using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>
/// The inner loop of <see cref="ScaleTotals"/>: each row adds to one cell, the eight questions are the lanes of a vector. No fused
/// steps, so that every machine gives the same bits.
/// </summary>
internal static class ScaleKernel
{
    /// <summary>Questions summed together.</summary>
    public const int Lanes = 8;

    /// <summary>Numbers of a cell: weighted marks, weighted satisfied, counts (marks, and satisfied from bit 32), weighted answers, answers.</summary>
    public const int Stride = 5 * Lanes;

    /// <summary>Numbers of a cell when nobody left a question out: the first three of <see cref="Stride"/>.</summary>
    public const int StrideComplete = 3 * Lanes;

    /// <summary>One satisfied person in the counts.</summary>
    public const ulong OneSatisfied = 1UL << 32;

    /// <summary>A whole number below 2⁵² with these bits is the double 2⁵² + number.</summary>
    private const ulong Exponent = 0x4330_0000_0000_0000;

    /// <summary>Adds the rows of a chunk.</summary>
    /// <param name="sums">By cell, a stride each.</param>
    /// <param name="stride">One of the two strides.</param>
    /// <param name="cells">By row.</param>
    /// <param name="weights">By row.</param>
    /// <param name="columns">Exactly eight; a question told twice fills the lanes that are not needed.</param>
    /// <param name="room">Room for eight stored chunks, one behind the other.</param>
    /// <param name="chunk">Which chunk of the columns.</param>
    /// <param name="satisfied">Marks that count.</param>
    public static void Add(
        double[] sums, int stride, ReadOnlySpan<int> cells, ReadOnlySpan<double> weights, ScaleColumn[] columns, Span<byte> room, int chunk, MarkRange satisfied)
    {
        unchecked
        {
            ref var start = ref MemoryMarshal.GetArrayDataReference(sums);
            ref var q0 = ref MemoryMarshal.GetReference(Marks(columns, room, 0, chunk));
            ref var q1 = ref MemoryMarshal.GetReference(Marks(columns, room, 1, chunk));
            ref var q2 = ref MemoryMarshal.GetReference(Marks(columns, room, 2, chunk));
            ref var q3 = ref MemoryMarshal.GetReference(Marks(columns, room, 3, chunk));
            ref var q4 = ref MemoryMarshal.GetReference(Marks(columns, room, 4, chunk));
            ref var q5 = ref MemoryMarshal.GetReference(Marks(columns, room, 5, chunk));
            ref var q6 = ref MemoryMarshal.GetReference(Marks(columns, room, 6, chunk));
            ref var q7 = ref MemoryMarshal.GetReference(Marks(columns, room, 7, chunk));
            var least = Vector512.Create((ulong)satisfied.Least);
            var most = Vector512.Create((ulong)satisfied.Most);
            Span<ulong> marks = stackalloc ulong[Lanes];
            for (var row = 0; row < cells.Length; row += Lanes)
            {
                // The last rows of a chunk are read a few rows early, so that no byte behind it is touched.
                var from = Math.Max(0, Math.Min(row, cells.Length - Lanes));
                var rows = Math.Min(Lanes, cells.Length - row);
                if (cells.Length >= Lanes)
                {
                    Transpose(
                        Eight(ref q0, from), Eight(ref q1, from), Eight(ref q2, from), Eight(ref q3, from),
                        Eight(ref q4, from), Eight(ref q5, from), Eight(ref q6, from), Eight(ref q7, from), marks);
                }
                else
                {
                    Gather(columns, room, chunk, marks);
                }

                for (var next = row - from; next < row - from + rows; next++)
                {
                    ref var cell = ref Unsafe.Add(ref start, (nint)cells[from + next] * stride);
                    var weight = Vector512.Create(weights[from + next]);
                    var mark = Widen(marks[next]);
                    var isSatisfied = Vector512.GreaterThanOrEqual(mark, least) & Vector512.LessThanOrEqual(mark, most);
                    if (stride == Stride)
                    {
                        var answered = Vector512.LessThan(mark, Vector512.Create((ulong)ScaleColumn.Missing));
                        AddTo(ref Unsafe.Add(ref cell, 3 * Lanes), weight & answered.AsDouble());
                        AddCounts(ref Unsafe.Add(ref cell, 4 * Lanes), answered & Vector512<ulong>.One);
                        mark &= answered;
                    }

                    AddTo(ref cell, weight * Number(mark));
                    AddTo(ref Unsafe.Add(ref cell, Lanes), weight & isSatisfied.AsDouble());
                    AddCounts(ref Unsafe.Add(ref cell, 2 * Lanes), mark + (isSatisfied & Vector512.Create(OneSatisfied)));
                }
            }
        }
    }

    private static ReadOnlySpan<byte> Marks(ScaleColumn[] columns, Span<byte> room, int lane, int chunk)
    {
        var size = columns[lane].Room(chunk);
        return columns[lane].Chunk(chunk, room.Slice(lane * size, size));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ref byte column, int row) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref column, row));

    /// <summary>Turns eight rows of eight questions into eight questions of eight rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(ulong a, ulong b, ulong c, ulong d, ulong e, ulong f, ulong g, ulong h, Span<ulong> rows)
    {
        Swap(ref a, ref e, 32, 0x0000_0000_FFFF_FFFF);
        Swap(ref b, ref f, 32, 0x0000_0000_FFFF_FFFF);
        Swap(ref c, ref g, 32, 0x0000_0000_FFFF_FFFF);
        Swap(ref d, ref h, 32, 0x0000_0000_FFFF_FFFF);
        Swap(ref a, ref c, 16, 0x0000_FFFF_0000_FFFF);
        Swap(ref b, ref d, 16, 0x0000_FFFF_0000_FFFF);
        Swap(ref e, ref g, 16, 0x0000_FFFF_0000_FFFF);
        Swap(ref f, ref h, 16, 0x0000_FFFF_0000_FFFF);
        Swap(ref a, ref b, 8, 0x00FF_00FF_00FF_00FF);
        Swap(ref c, ref d, 8, 0x00FF_00FF_00FF_00FF);
        Swap(ref e, ref f, 8, 0x00FF_00FF_00FF_00FF);
        Swap(ref g, ref h, 8, 0x00FF_00FF_00FF_00FF);
        rows[7] = h;
        rows[6] = g;
        rows[5] = f;
        rows[4] = e;
        rows[3] = d;
        rows[2] = c;
        rows[1] = b;
        rows[0] = a;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Swap(ref ulong one, ref ulong other, int shift, ulong mask)
    {
        var different = ((one >> shift) ^ other) & mask;
        other ^= different;
        one ^= different << shift;
    }

    /// <summary>A chunk of fewer than eight rows.</summary>
    private static void Gather(ScaleColumn[] columns, Span<byte> room, int chunk, Span<ulong> marks)
    {
        var bytes = MemoryMarshal.AsBytes(marks);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var column = Marks(columns, room, lane, chunk);
            for (var row = 0; row < column.Length; row++)
            {
                bytes[(row * Lanes) + lane] = column[row];
            }
        }
    }

    /// <summary>Eight bytes as eight lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Widen(ulong marks)
    {
        var bytes = Vector128.CreateScalarUnsafe(marks).AsByte();
        return Avx512F.IsSupported
            ? Avx512F.ConvertToVector512UInt64(bytes)
            : Vector512.WidenLower(Vector256.WidenLower(Vector128.WidenLower(bytes).ToVector256Unsafe()).ToVector512Unsafe());
    }

    /// <summary>Whole numbers below 2⁵² as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Number(Vector512<ulong> marks) => (marks | Vector512.Create(Exponent)).AsDouble() - Vector512.Create(4503599627370496.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref double sums, Vector512<double> more) => (Vector512.LoadUnsafe(ref sums) + more).StoreUnsafe(ref sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddCounts(ref double sums, Vector512<ulong> more) =>
        (Vector512.LoadUnsafe(ref sums).AsUInt64() + more).AsDouble().StoreUnsafe(ref sums);
}
