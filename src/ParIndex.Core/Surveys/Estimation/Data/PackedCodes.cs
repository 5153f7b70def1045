using System.Runtime.InteropServices;

namespace ParIndex.Core.Surveys.Estimation.Data;

/// <summary>Small numbers of one chunk of rows in one, two or four bytes each, whichever holds them all.</summary>
public readonly struct PackedCodes
{
    private readonly Array numbers;

    private PackedCodes(Array numbers) => this.numbers = numbers;

    /// <summary>Number of rows.</summary>
    public int Count => numbers.Length;

    /// <summary>Packs numbers from 0.</summary>
    public static PackedCodes Of(ReadOnlySpan<int> numbers)
    {
        var most = 0;
        foreach (var number in numbers)
        {
            most |= number;
        }

        return new PackedCodes(most switch
        {
            <= byte.MaxValue => Narrow<byte>(numbers),
            <= ushort.MaxValue => Narrow<ushort>(numbers),
            _ => numbers.ToArray(),
        });
    }

    /// <summary>Numbers as they were stored: bytes, ushorts or ints, none of which is written to any more.</summary>
    internal static PackedCodes Over(Array numbers) => new(numbers);

    /// <summary>Bytes of a number: 1, 2 or 4.</summary>
    internal int Width => numbers switch { byte[] => 1, ushort[] => 2, _ => 4 };

    /// <summary>The numbers themselves, in the byte order of the machine.</summary>
    internal ReadOnlySpan<byte> Bytes => numbers switch
    {
        byte[] bytes => bytes,
        ushort[] shorts => MemoryMarshal.AsBytes(shorts.AsSpan()),
        _ => MemoryMarshal.AsBytes(((int[])numbers).AsSpan()),
    };

    /// <summary>Writes, per row, the entry of the table at its number.</summary>
    internal void Read(ReadOnlySpan<int> table, Span<int> into)
    {
        switch (numbers)
        {
            case byte[] bytes:
                for (var row = 0; row < bytes.Length; row++)
                {
                    into[row] = table[bytes[row]];
                }

                break;
            case ushort[] shorts:
                for (var row = 0; row < shorts.Length; row++)
                {
                    into[row] = table[shorts[row]];
                }

                break;
            default:
                var whole = (int[])numbers;
                for (var row = 0; row < whole.Length; row++)
                {
                    into[row] = table[whole[row]];
                }

                break;
        }
    }

    private static T[] Narrow<T>(ReadOnlySpan<int> numbers)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        var narrow = GC.AllocateUninitializedArray<T>(numbers.Length, pinned: true);
        for (var row = 0; row < narrow.Length; row++)
        {
            narrow[row] = T.CreateTruncating(numbers[row]);
        }

        return narrow;
    }
}
