namespace ParIndex.Core.Numbers;

/// <summary>Regularised incomplete beta and gamma integrals, by continued fraction (Lentz's method) or series, about 13 digits.</summary>
internal static class IncompleteIntegrals
{
    private const int MostSteps = 1_000_000;
    private const double Tiny = 1e-300;
    private const double Enough = 1e-16;

    /// <summary>Share of the beta distribution below x.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    /// <param name="x">0 to 1.</param>
    /// <param name="y">1 − x, given apart so that neither loses digits.</param>
    public static double Beta(double a, double b, double x, double y)
    {
        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = GammaFunctions.Binomial(a, a + b, x, y) * a * b / (a + b);
        return x * (a + b + 2) < a + 1 ? front * BetaFraction(a, b, x) / a : 1 - (front * BetaFraction(b, a, y) / b);
    }

    /// <summary>Density of the beta distribution.</summary>
    public static double BetaDensity(double a, double b, double x, double y) =>
        GammaFunctions.Binomial(a, a + b, x, y) * a * b / (a + b) / (x * y);

    /// <summary>Share of the gamma distribution with shape a and scale 1 above x.</summary>
    /// <param name="a">Above 0.</param>
    /// <param name="x">From 0.</param>
    public static double GammaAbove(double a, double x)
    {
        if (x <= 0)
        {
            return 1;
        }

        var front = GammaFunctions.Poisson(a, x);
        return x < a + 1 ? 1 - (front * GammaSeries(a, x)) : front * a * GammaFraction(a, x);
    }

    private static double BetaFraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / Kept(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < MostSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Kept(1 + (even * d));
            c = Kept(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Kept(1 + (odd * d));
            c = Kept(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 3 * Enough)
            {
                break;
            }
        }

        return value;
    }

    private static double GammaSeries(double a, double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; n < MostSteps && term > sum * Enough; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double GammaFraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Tiny;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < MostSteps; n++)
        {
            var an = n * (a - n);
            b += 2;
            d = 1 / Kept((an * d) + b);
            c = Kept(b + (an / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 3 * Enough)
            {
                break;
            }
        }

        return value;
    }

    private static double Kept(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
