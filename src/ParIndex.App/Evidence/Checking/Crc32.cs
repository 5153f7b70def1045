namespace ParIndex.App.Evidence.Checking;

/// <summary>The check sum of ZIP parts.</summary>
internal static class Crc32
{
    public const uint Start = uint.MaxValue;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Row)];

    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            sum = Table[(sum ^ one) & 0xFF] ^ (sum >> 8);

        return sum;
    }

    public static uint End(uint sum) => ~sum;

    private static uint Row(int number)
    {
        var row = (uint)number;
        for (var bit = 0; bit < 8; bit++)
            row = (row & 1) == 0 ? row >> 1 : 0xEDB88320 ^ (row >> 1);

        return row;
    }
}
