using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Marks of one digit side by side ("4,5,3,…"): recognised 32 at a time instead of cell by cell.</summary>
internal static class MarkRun
{
    /// <summary>Fewest columns for which it pays.</summary>
    public const int Least = 8;

    private const ulong EvenBytes = 0x5555_5555_5555_5555;

    /// <summary>Whether the bytes are one digit, a separator, one digit … and end with a digit.</summary>
    /// <param name="bytes">As long as the cells and the separators between them: an odd number.</param>
    /// <param name="separator">What parts the cells.</param>
    /// <param name="marks">Which digits stand for themselves.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAt(ReadOnlySpan<byte> bytes, byte separator, CellMark marks)
    {
        unchecked
        {
            var first = (byte)('0' + marks.LeastDigit);
            var at = 0;
            for (; at + Vector512<byte>.Count <= bytes.Length; at += Vector512<byte>.Count)
            {
                var some = Vector512.LoadUnsafe(in bytes[at]);
                var digits = Vector512.LessThan(some - Vector512.Create(first), Vector512.Create(marks.Digits)).ExtractMostSignificantBits();
                var separators = Vector512.Equals(some, Vector512.Create(separator)).ExtractMostSignificantBits();
                if ((digits & EvenBytes) != EvenBytes || (separators | EvenBytes) != ulong.MaxValue)
                {
                    return false;
                }
            }

            for (; at < bytes.Length; at++)
            {
                if ((at & 1) == 0 ? (byte)(bytes[at] - first) >= marks.Digits : bytes[at] != separator)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Writes the digits of a run into one row of their columns.</summary>
    /// <param name="bytes">The run.</param>
    /// <param name="marks">Marks of all columns; every column holds the row.</param>
    /// <param name="columns">Where each column of the run begins there.</param>
    /// <param name="row">The row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Take(ReadOnlySpan<byte> bytes, byte[] marks, ReadOnlySpan<int> columns, int row)
    {
        ref var digit = ref MemoryMarshal.GetReference(bytes);
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(marks), row);
        for (var column = 0; column < columns.Length; column++)
        {
            Unsafe.Add(ref first, columns[column]) = unchecked((byte)(Unsafe.Add(ref digit, 2 * column) - '0'));
        }
    }
}
