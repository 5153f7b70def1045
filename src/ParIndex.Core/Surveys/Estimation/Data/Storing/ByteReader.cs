using System.Buffers.Binary;
using System.Text;

namespace ParIndex.Core.Surveys.Estimation.Data.Storing;

/// <summary>Takes little-endian values one after the other out of bytes nobody vouches for.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Bytes not taken yet.</summary>
    public readonly int Left => rest.Length;

    public byte Byte() => Take(1)[0];

    public int UShort() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A count from 0 up to a limit.</summary>
    public int Count(int most, string vietnamese, string english)
    {
        var number = UInt();
        return number <= (uint)most ? (int)number : throw StoredDataException.Damaged(vietnamese, english);
    }

    /// <summary>A text of UTF-8 after its length in bytes.</summary>
    public string Text(int most)
    {
        var length = Count(most, "tên quá dài", "a name is too long");
        try
        {
            return Strict.GetString(Take(length));
        }
        catch (DecoderFallbackException)
        {
            throw StoredDataException.Damaged("tên không phải mã UTF-8", "a name is not UTF-8");
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > rest.Length)
        {
            throw StoredDataException.Damaged("tệp bị cắt ngắn", "they are cut short");
        }

        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
