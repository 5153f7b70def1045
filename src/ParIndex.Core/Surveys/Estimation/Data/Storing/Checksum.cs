using System.Buffers.Binary;
using System.Numerics;

namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>CRC-32C of bytes: finds what was damaged by accident. It is no seal against a forger.</summary>
internal static class Checksum
{
    /// <summary>Bytes below which one run is as quick as three.</summary>
    private const int Short = 4096;

    /// <summary>
    /// Of all bytes. Long ones are taken as three runs side by side, since each step of one run waits for the step before; the three
    /// results are then checked as bytes themselves.
    /// </summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Short)
        {
            return ~Run(uint.MaxValue, bytes);
        }

        var third = bytes.Length / 24 * 8;
        var (one, two, three) = (uint.MaxValue, uint.MaxValue, uint.MaxValue);
        for (var at = 0; at < third; at += 8)
        {
            one = BitOperations.Crc32C(one, BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]));
            two = BitOperations.Crc32C(two, BinaryPrimitives.ReadUInt64LittleEndian(bytes[(third + at)..]));
            three = BitOperations.Crc32C(three, BinaryPrimitives.ReadUInt64LittleEndian(bytes[((2 * third) + at)..]));
        }

        three = Run(three, bytes[(3 * third)..]);
        return ~BitOperations.Crc32C(BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, one), two), three);
    }

    private static uint Run(uint sum, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var one in bytes)
        {
            sum = BitOperations.Crc32C(sum, one);
        }

        return sum;
    }
}
