namespace ParIndex.Web.Caching;

/// <summary>The checksum of gzip, also of pieces put together: a remainder of polynomials over two elements, bits in reverse order.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const uint One = 1u << 31;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8).Aggregate((uint)value, (rest, _) => Half(rest)))];

    /// <summary>Checksum of what came before and <paramref name="bytes"/>; of nothing it is 0.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var rest = ~before;
        foreach (var value in bytes)
            rest = Table[(rest ^ value) & 0xFF] ^ (rest >> 8);

        return ~rest;
    }

    /// <summary>What <see cref="Join"/> needs to know of the length of a piece.</summary>
    public static uint Shift(int length)
    {
        var (shift, square) = (One, One >> 8);
        for (var left = length; left > 0; left >>= 1)
        {
            if ((left & 1) == 1)
                shift = Times(shift, square);

            square = Times(square, square);
        }

        return shift;
    }

    /// <summary>Checksum of two pieces one after the other.</summary>
    /// <param name="before">Of the first.</param>
    /// <param name="after">Of the second.</param>
    /// <param name="shift">Of the length of the second.</param>
    public static uint Join(uint before, uint after, uint shift) => Times(shift, before) ^ after;

    private static uint Half(uint value) => (value & 1) == 1 ? (value >> 1) ^ Polynomial : value >> 1;

    private static uint Times(uint left, uint right)
    {
        var product = 0u;
        for (; left != 0; left <<= 1, right = Half(right))
        {
            if ((left & One) != 0)
                product ^= right;
        }

        return product;
    }
}
