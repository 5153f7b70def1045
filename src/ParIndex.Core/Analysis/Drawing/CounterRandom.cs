using System.Numerics;
using System.Runtime.InteropServices;

namespace ParIndex.Core.Analysis.Drawing;

/// <summary>
/// Random numbers by counter: each is a function of (seed, stream, draw, row, column) alone, so any of them can be computed by any
/// thread in any order. SplitMix64 (Steele, Lea, Flood 2014) over a hashed start; all steps are on whole numbers or exact, so every
/// machine and vector width gives the same bits.
/// </summary>
internal static class CounterRandom
{
    /// <summary>Most columns of a row, and most rows.</summary>
    public const int MostColumns = 1 << 24;

    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private const ulong First = 0xBF58_476D_1CE4_E5B9;
    private const ulong Second = 0x94D0_49BB_1331_11EB;
    private const ulong OneBits = 0x3FF0_0000_0000_0000;

    /// <summary>Half of the step between numbers: keeps them off 0 and 1.</summary>
    private const double HalfStep = 1.0 / (1L << 53);

    private static readonly Vector<ulong> Lanes = MakeLanes();

    /// <summary>A stream for a name: the same name has the same numbers whatever stands beside it.</summary>
    public static ulong Stream(string name)
    {
        var hash = 0xCBF2_9CE4_8422_2325;
        foreach (var character in name)
        {
            hash = unchecked((hash ^ character) * 0x0000_0100_0000_01B3);
        }

        return Mix(hash);
    }

    /// <summary>Where the numbers of one draw of one stream begin.</summary>
    public static ulong Key(ulong seed, ulong stream, int draw) => unchecked(Mix(Mix(Mix(seed + Golden) ^ stream) + ((ulong)draw * Golden)));

    /// <summary>Uniform on the open interval (0, 1), in steps of 2⁻⁵².</summary>
    public static double Uniform(ulong key, int row, int column) =>
        BitConverter.UInt64BitsToDouble((Mix(unchecked(key + (Cell(row, column) * Golden))) >> 12) | OneBits) - 1.0 + HalfStep;

    /// <summary>State of the first columns of a row; <see cref="Next"/> goes on from it.</summary>
    public static Vector<ulong> Start(ulong key, int row) => new Vector<ulong>(unchecked(key + (Cell(row, 0) * Golden))) + Lanes;

    /// <summary>The uniforms of the next <c>Vector&lt;double&gt;.Count</c> columns; equal to <see cref="Uniform"/> of each.</summary>
    public static Vector<double> Next(ref Vector<ulong> state)
    {
        var z = state;
        state += new Vector<ulong>(unchecked(Golden * (ulong)Vector<ulong>.Count));
        z = (z ^ (z >>> 30)) * First;
        z = (z ^ (z >>> 27)) * Second;
        z ^= z >>> 31;
        return Vector.AsVectorDouble((z >>> 12) | new Vector<ulong>(OneBits)) - Vector<double>.One + new Vector<double>(HalfStep);
    }

    /// <summary>Uniforms of a row from column 0.</summary>
    /// <param name="into">As long as a whole number of vectors.</param>
    public static void Uniforms(ulong key, int row, Span<double> into)
    {
        var state = Start(key, row);
        foreach (ref var vector in MemoryMarshal.Cast<double, Vector<double>>(into))
        {
            vector = Next(ref state);
        }
    }

    private static ulong Cell(int row, int column) => ((ulong)row << 24) | (uint)column;

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * First;
            z = (z ^ (z >> 27)) * Second;
            return z ^ (z >> 31);
        }
    }

    private static Vector<ulong> MakeLanes()
    {
        Span<ulong> lanes = stackalloc ulong[Vector<ulong>.Count];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = unchecked((ulong)i * Golden);
        }

        return new Vector<ulong>(lanes);
    }
}
