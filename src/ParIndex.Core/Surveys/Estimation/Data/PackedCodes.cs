using System.Numerics;
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

    /// <summary>The row behind those that have the same number as one row.</summary>
    internal int RunEnd(int row) => numbers switch
    {
        byte[] bytes => RowRuns.End<byte>(bytes, row),
        ushort[] shorts => RowRuns.End<ushort>(shorts, row),
        _ => RowRuns.End<int>((int[])numbers, row),
    };

    /// <summary>Writes, per row, the entry of the table at its number.</summary>
    internal void Read(ReadOnlySpan<int> table, Span<int> into)
    {
        switch (numbers)
        {
            case byte[] bytes:
                Read<byte>(bytes, table, into);
                break;
            case ushort[] shorts:
                Read<ushort>(shorts, table, into);
                break;
            default:
                Read<int>((int[])numbers, table, into);
                break;
        }
    }

    /// <summary>Writes, per run of rows, the entry of the table at the number of its first row.</summary>
    internal void Read(ReadOnlySpan<int> table, ReadOnlySpan<int> ends, Span<int> into)
    {
        switch (numbers)
        {
            case byte[] bytes:
                Read<byte>(bytes, table, ends, into);
                break;
            case ushort[] shorts:
                Read<ushort>(shorts, table, ends, into);
                break;
            default:
                Read<int>((int[])numbers, table, ends, into);
                break;
        }
    }

    private static void Read<T>(ReadOnlySpan<T> numbers, ReadOnlySpan<int> table, Span<int> into)
        where T : struct, IBinaryInteger<T>
    {
        for (var row = 0; row < numbers.Length; row++)
        {
            into[row] = table[int.CreateTruncating(numbers[row])];
        }
    }

    private static void Read<T>(ReadOnlySpan<T> numbers, ReadOnlySpan<int> table, ReadOnlySpan<int> ends, Span<int> into)
        where T : struct, IBinaryInteger<T>
    {
        var row = 0;
        for (var run = 0; run < ends.Length; run++)
        {
            into[run] = table[int.CreateTruncating(numbers[row])];
            row = ends[run];
        }
    }

    private static T[] Narrow<T>(ReadOnlySpan<int> numbers)
        where T : struct, IBinaryInteger<T>
    {
        var narrow = GC.AllocateUninitializedArray<T>(numbers.Length, pinned: true);
        for (var row = 0; row < narrow.Length; row++)
        {
            narrow[row] = T.CreateTruncating(numbers[row]);
        }

        return narrow;
    }
}
