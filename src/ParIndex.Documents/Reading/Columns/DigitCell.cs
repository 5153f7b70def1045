using System.Runtime.CompilerServices;

namespace ParIndex.Documents.Reading.Columns;

/// <summary>Reads a short whole number from eight bytes at once, without a branch for each digit.</summary>
internal static class DigitCell
{
    /// <summary>Most digits.</summary>
    public const int Most = 6;

    /// <summary>The cell is no whole number as it would be printed: empty, too long, a leading zero, another character.</summary>
    public const uint None = uint.MaxValue;

    private const ulong Zeros = 0x3030_3030_3030_3030;

    /// <summary>The number, or <see cref="None"/>.</summary>
    /// <param name="bytes">Bytes from the cell on, eight at least.</param>
    /// <param name="length">Bytes of the cell.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Value(ref readonly byte bytes, int length)
    {
        unchecked
        {
            if ((uint)(length - 1) >= Most)
            {
                return None;
            }

            // The digits go to the high end, zeros before them.
            var shift = 64 - (8 * length);
            var eight = (Unsafe.ReadUnaligned<ulong>(in bytes) << shift) | (Zeros >> (8 * length));
            var digits = eight - Zeros;
            if ((((eight + 0x4646_4646_4646_4646) | digits) & 0x8080_8080_8080_8080) != 0 || (bytes == '0' && length > 1))
            {
                return None;
            }

            digits = (digits * 10) + (digits >> 8);
            return (uint)((((digits & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064) + (((digits >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001)) >> 32);
        }
    }
}
