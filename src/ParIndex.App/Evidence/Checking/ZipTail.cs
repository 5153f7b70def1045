using System.Buffers.Binary;

namespace ParIndex.App.Evidence.Checking;

/// <summary>Finds a ZIP that ends in a file of another kind: programs that unpack look at the end alone.</summary>
internal static class ZipTail
{
    private const int EndSize = 22, LongestComment = ushort.MaxValue;

    /// <summary>Where the end record of a whole directory stands; negative: there is none.</summary>
    public static int Find(ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, bytes.Length - EndSize - LongestComment);
        for (var end = bytes[from..].LastIndexOf("PK\u0005\u0006"u8); end >= 0; end = bytes.Slice(from, end).LastIndexOf("PK\u0005\u0006"u8))
        {
            var place = from + end;
            if (bytes.Length - place < EndSize)
                continue;

            var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(place + 12)..]);
            if (size is > 0 && size <= place && bytes[(place - (int)size)..].StartsWith("PK\u0001\u0002"u8))
                return place;
        }

        return -1;
    }
}
