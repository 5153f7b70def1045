using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ParIndex.Core.Analysis.Drawing;

/// <summary>
/// Inverse of the normal distribution: algorithm AS 241 (Wichura 1988, PPND16), about 16 digits. Only + − × ÷ √, each rounded by
/// itself as IEEE 754 says and never fused, so every lane of every vector width gives the same bits.
/// </summary>
internal static class NormalQuantile
{
    private const double CentreHalf = 0.425;

    /// <summary>Turns uniforms on (0, 1) into standard normals. The few far from the middle are gathered and done together.</summary>
    /// <param name="values">As long as a whole number of vectors.</param>
    /// <param name="space">Work space for as many values.</param>
    public static void InPlace(Span<double> values, NormalSpace space)
    {
        var tails = Gather(values, space);
        foreach (ref var value in MemoryMarshal.Cast<double, Vector<double>>(values))
        {
            var q = value - new Vector<double>(0.5);
            value = q * Centre(new Vector<double>(0.180625) - (q * q));
        }

        // Lanes past the last tail hold older ones: computed, never used.
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(space.Tails.AsSpan());
        for (var i = 0; i * Vector<double>.Count < tails; i++)
        {
            vectors[i] = Tail(vectors[i]);
        }

        for (var i = 0; i < tails; i++)
        {
            values[space.Places[i]] = space.Tails[i];
        }
    }

    /// <summary>The normal of one uniform.</summary>
    public static double Of(double p)
    {
        var q = p - 0.5;
        return Math.Abs(q) > CentreHalf ? Tail(new Vector<double>(p))[0] : q * Centre(new Vector<double>(0.180625 - (q * q)))[0];
    }

    private static int Gather(ReadOnlySpan<double> values, NormalSpace space)
    {
        var (tails, places, count) = (space.Tails, space.Places, 0);
        for (var i = 0; i < values.Length; i++)
        {
            // Written always, kept when far out: a jump here would be guessed wrong every seventh time.
            tails[count] = values[i];
            places[count] = i;
            count += Math.Abs(values[i] - 0.5) > CentreHalf ? 1 : 0;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Centre(Vector<double> r)
    {
        var above = (r * 2509.0809287301226727) + new Vector<double>(33430.575583588128105);
        above = (above * r) + new Vector<double>(67265.770927008700853);
        above = (above * r) + new Vector<double>(45921.953931549871457);
        above = (above * r) + new Vector<double>(13731.693765509461125);
        above = (above * r) + new Vector<double>(1971.5909503065514427);
        above = (above * r) + new Vector<double>(133.14166789178437745);
        above = (above * r) + new Vector<double>(3.387132872796366608);
        var below = (r * 5226.495278852545925) + new Vector<double>(28729.085735721942674);
        below = (below * r) + new Vector<double>(39307.89580009271061);
        below = (below * r) + new Vector<double>(21213.794301586595867);
        below = (below * r) + new Vector<double>(5394.1960214247511077);
        below = (below * r) + new Vector<double>(687.1870074920579083);
        below = (below * r) + new Vector<double>(42.313330701600911252);
        return above / ((below * r) + Vector<double>.One);
    }

    private static Vector<double> Tail(Vector<double> p)
    {
        var r = Vector.SquareRoot(-VectorLog.Of(Vector.Min(p, Vector<double>.One - p)));
        var five = new Vector<double>(5);
        var value = Near(r - new Vector<double>(1.6));
        if (Vector.GreaterThanAny(r, five))
        {
            value = Vector.ConditionalSelect(Vector.GreaterThan(r, five), Far(r - five), value);
        }

        return Vector.ConditionalSelect(Vector.LessThan(p, new Vector<double>(0.5)), -value, value);
    }

    private static Vector<double> Near(Vector<double> r)
    {
        var above = (r * 7.7454501427834140764e-4) + new Vector<double>(.0227238449892691845833);
        above = (above * r) + new Vector<double>(.24178072517745061177);
        above = (above * r) + new Vector<double>(1.27045825245236838258);
        above = (above * r) + new Vector<double>(3.64784832476320460504);
        above = (above * r) + new Vector<double>(5.7694972214606914055);
        above = (above * r) + new Vector<double>(4.6303378461565452959);
        above = (above * r) + new Vector<double>(1.42343711074968357734);
        var below = (r * 1.05075007164441684324e-9) + new Vector<double>(5.475938084995344946e-4);
        below = (below * r) + new Vector<double>(.0151986665636164571966);
        below = (below * r) + new Vector<double>(.14810397642748007459);
        below = (below * r) + new Vector<double>(.68976733498510000455);
        below = (below * r) + new Vector<double>(1.6763848301838038494);
        below = (below * r) + new Vector<double>(2.05319162663775882187);
        return above / ((below * r) + Vector<double>.One);
    }

    private static Vector<double> Far(Vector<double> r)
    {
        var above = (r * 2.01033439929228813265e-7) + new Vector<double>(2.71155556874348757815e-5);
        above = (above * r) + new Vector<double>(.0012426609473880784386);
        above = (above * r) + new Vector<double>(.026532189526576123093);
        above = (above * r) + new Vector<double>(.29656057182850489123);
        above = (above * r) + new Vector<double>(1.7848265399172913358);
        above = (above * r) + new Vector<double>(5.4637849111641143699);
        above = (above * r) + new Vector<double>(6.6579046435011037772);
        var below = (r * 2.04426310338993978564e-15) + new Vector<double>(1.4215117583164458887e-7);
        below = (below * r) + new Vector<double>(1.8463183175100546818e-5);
        below = (below * r) + new Vector<double>(7.868691311456132591e-4);
        below = (below * r) + new Vector<double>(.0148753612908506148525);
        below = (below * r) + new Vector<double>(.13692988092273580531);
        below = (below * r) + new Vector<double>(.59983220655588793769);
        return above / ((below * r) + Vector<double>.One);
    }
}

/// <summary>Where one thread gathers values far from the middle.</summary>
/// <param name="length">Most values at a time, a whole number of vectors.</param>
internal sealed class NormalSpace(int length)
{
    /// <summary>Uniforms, then normals.</summary>
    public double[] Tails { get; } = new double[length];

    /// <summary>Where each came from.</summary>
    public int[] Places { get; } = new int[length];
}
