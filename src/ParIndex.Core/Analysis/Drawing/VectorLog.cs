using System.Numerics;

namespace ParIndex.Core.Analysis.Drawing;

/// <summary>
/// Natural logarithm of positive normal doubles, below 1 unit in the last place wrong: the reduction and series of FDLIBM (Sun 1993).
/// The runtime's own vector logarithm fuses steps where the machine can, and would differ between machines.
/// </summary>
internal static class VectorLog
{
    private const long MantissaBits = 0x000F_FFFF_FFFF_FFFF;
    private const long OneBits = 0x3FF0_0000_0000_0000;

    // Adding this brings √½ to 1 in the bits: the mantissa then lies in [√½, √2).
    private const long HalfRootTwo = OneBits - 0x3FE6_A09E_667F_3BCD;

    public static Vector<double> Of(Vector<double> x)
    {
        var bits = Vector.AsVectorInt64(x) + new Vector<long>(HalfRootTwo);
        var exponent = Vector.ConvertToDouble((bits >> 52) - new Vector<long>(1023));
        var mantissa = Vector.AsVectorDouble((bits & new Vector<long>(MantissaBits)) + new Vector<long>(OneBits - HalfRootTwo));

        var f = mantissa - Vector<double>.One;
        var s = f / (f + new Vector<double>(2));
        var z = s * s;
        var series = (z * 1.479819860511658591e-01) + new Vector<double>(1.531383769920937332e-01);
        series = (series * z) + new Vector<double>(1.818357216161805012e-01);
        series = (series * z) + new Vector<double>(2.222219843214978396e-01);
        series = (series * z) + new Vector<double>(2.857142874366239149e-01);
        series = (series * z) + new Vector<double>(3.999999999940941908e-01);
        series = (series * z) + new Vector<double>(6.666666666666735130e-01);
        var half = f * f * new Vector<double>(0.5);
        var low = (s * (half + (series * z))) + (exponent * 1.90821492927058770002e-10);
        return (exponent * 6.93147180369123816490e-01) - ((half - low) - f);
    }
}
