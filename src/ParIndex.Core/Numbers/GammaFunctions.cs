namespace ParIndex.Core.Numbers;

/// <summary>Logarithm of the gamma function, and the densities from which incomplete integrals start (Loader 2000: no cancellation for large arguments).</summary>
internal static class GammaFunctions
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>From here Stirling's series gives every digit.</summary>
    private const double FarEnough = 16;

    /// <summary>ln Γ(x).</summary>
    /// <param name="x">Above 0.</param>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < FarEnough)
        {
            product *= x;
            x += 1;
        }

        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + Series(x) - Math.Log(product);
    }

    /// <summary>Mass of the binomial distribution for numbers that need not be whole.</summary>
    /// <param name="k">Above 0, below <paramref name="n"/>.</param>
    /// <param name="n">Trials.</param>
    /// <param name="p">Chance, above 0.</param>
    /// <param name="q">1 − p, above 0; given apart so that neither loses digits.</param>
    public static double Binomial(double k, double n, double p, double q)
    {
        var exponent = StirlingError(n) - StirlingError(k) - StirlingError(n - k) - Deviance(k, n * p) - Deviance(n - k, n * q);
        return Math.Exp(exponent) * Math.Sqrt(n / (2 * Math.PI * k * (n - k)));
    }

    /// <summary>Mass of the Poisson distribution at a number that need not be whole.</summary>
    /// <param name="k">Above 0.</param>
    /// <param name="mean">Above 0.</param>
    public static double Poisson(double k, double mean) => Math.Exp(-StirlingError(k) - Deviance(k, mean)) / Math.Sqrt(2 * Math.PI * k);

    /// <summary>ln n! less Stirling's formula.</summary>
    private static double StirlingError(double n) =>
        n >= FarEnough ? Series(n) : LogGamma(n + 1) - (((n + 0.5) * Math.Log(n)) - n + HalfLogTwoPi);

    private static double Series(double x)
    {
        var s = 1 / (x * x);
        return ((1.0 / 12) - (s * ((1.0 / 360) - (s * ((1.0 / 1260) - (s * ((1.0 / 1680) - (s * ((1.0 / 1188) - (s * 691 / 360360)))))))))) / x;
    }

    /// <summary>x ln(x/m) + m − x.</summary>
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return (x * Math.Log(x / m)) + m - x;
        }

        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var odd = 3; ; odd += 2)
        {
            term *= v * v;
            var next = sum + (term / odd);
            if (next == sum)
            {
                return sum;
            }

            sum = next;
        }
    }
}
