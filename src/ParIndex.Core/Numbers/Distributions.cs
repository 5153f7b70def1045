namespace ParIndex.Core.Numbers;

/// <summary>Chances and quantiles of the distributions that intervals and tests need, 1e-10 relative or better.</summary>
public static class Distributions
{
    /// <summary>The quantile asked for last: the intervals of a table all ask for the same.</summary>
    [ThreadStatic]
    private static (double P, double Df, double T) lastStudent;

    /// <summary>Quantile of the standard normal distribution.</summary>
    /// <param name="p">Above 0, below 1.</param>
    public static double NormalQuantile(double p) => Analysis.Drawing.NormalQuantile.Of(p);

    /// <summary>Chance that Student's t lies above a value.</summary>
    /// <param name="t">The value.</param>
    /// <param name="df">Degrees of freedom, above 0; infinity gives the normal distribution.</param>
    public static double StudentAbove(double t, double df)
    {
        var square = t * t;
        var tail = double.IsPositiveInfinity(df)
            ? IncompleteIntegrals.GammaAbove(0.5, square / 2) / 2
            : IncompleteIntegrals.Beta(df / 2, 0.5, df / (df + square), square / (df + square)) / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    /// <summary>Quantile of Student's t.</summary>
    /// <param name="p">Above 0, below 1.</param>
    /// <param name="df">Degrees of freedom, above 0; infinity gives the normal distribution.</param>
    public static double StudentQuantile(double p, double df)
    {
        if (double.IsPositiveInfinity(df))
        {
            return NormalQuantile(p);
        }

        if (p == 0.5)
        {
            return 0;
        }

        if (lastStudent.P == p && lastStudent.Df == df)
        {
            return lastStudent.T;
        }

        var tail = Math.Min(p, 1 - p);
        var most = 2.0;
        while (StudentAbove(most, df) > tail)
        {
            most *= 2;
        }

        var t = Rising.Root(t => tail - StudentAbove(t, df), t => StudentDensity(t, df), 0, most);
        lastStudent = (p, df, p < 0.5 ? -t : t);
        return lastStudent.T;
    }

    /// <summary>Chance that Fisher's F lies above a value.</summary>
    /// <param name="f">The value, from 0.</param>
    /// <param name="above">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="below">Degrees of freedom of the denominator, above 0; infinity allowed.</param>
    public static double FisherAbove(double f, double above, double below)
    {
        if (double.IsPositiveInfinity(below))
        {
            return ChiSquareAbove(f * above, above);
        }

        var sum = below + (above * f);
        return IncompleteIntegrals.Beta(below / 2, above / 2, below / sum, above * f / sum);
    }

    /// <summary>Chance that chi-square lies above a value.</summary>
    /// <param name="x">The value, from 0.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double ChiSquareAbove(double x, double df) => IncompleteIntegrals.GammaAbove(df / 2, x / 2);

    /// <summary>Quantile of the beta distribution.</summary>
    /// <param name="p">0 to 1.</param>
    /// <param name="a">First shape, from 0; at 0 all mass lies at 0.</param>
    /// <param name="b">Second shape, from 0; at 0 all mass lies at 1.</param>
    public static double BetaQuantile(double p, double a, double b)
    {
        if (p <= 0 || a <= 0)
        {
            return 0;
        }

        if (p >= 1 || b <= 0)
        {
            return 1;
        }

        // The side with the smaller mass below its half is solved, so that a value near 1 keeps its distance from 1.
        return IncompleteIntegrals.Beta(a, b, 0.5, 0.5) >= p ? LowerHalf(p, a, b) : 1 - LowerHalf(1 - p, b, a);
    }

    private static double LowerHalf(double p, double a, double b) => Rising.Root(
        x => IncompleteIntegrals.Beta(a, b, x, 1 - x) - p, x => IncompleteIntegrals.BetaDensity(a, b, x, 1 - x), 0, 0.5);

    private static double StudentDensity(double t, double df)
    {
        var square = t * t;
        var (x, y) = (df / (df + square), square / (df + square));
        // dx/dt = 2 t df / (df + t²)², and the tail is half the beta integral up to x.
        return square == 0 ? 0 : IncompleteIntegrals.BetaDensity(df / 2, 0.5, x, y) * t * df / ((df + square) * (df + square));
    }
}
