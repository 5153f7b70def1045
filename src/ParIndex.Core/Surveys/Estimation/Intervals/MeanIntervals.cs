using ParIndex.Core.Numbers;

namespace ParIndex.Core.Surveys.Estimation.Intervals;

/// <summary>Confidence intervals of means, totals and ratios.</summary>
public static class MeanIntervals
{
    /// <summary>Estimate ± t × error.</summary>
    /// <param name="figure">Estimate and standard error.</param>
    /// <param name="df">Degrees of freedom; at 0 the sample cannot tell.</param>
    /// <param name="level">Confidence, above 0, below 1.</param>
    public static Interval Student(Estimate figure, double df, double level = 0.95)
    {
        var half = Quantile(df, level) * figure.StandardError;
        return new Interval(figure.Value - half, figure.Value + half);
    }

    /// <summary>The same on the scale of logarithms, for figures that cannot fall to 0: amounts of money, durations.</summary>
    /// <inheritdoc cref="Student"/>
    public static Interval Log(Estimate figure, double df, double level = 0.95)
    {
        var half = Quantile(df, level) * figure.StandardError / figure.Value;
        return figure.Value > 0 ? new Interval(figure.Value * Math.Exp(-half), figure.Value * Math.Exp(half)) : new Interval(double.NaN, double.NaN);
    }

    private static double Quantile(double df, double level) => df > 0 ? Distributions.StudentQuantile(1 - ((1 - level) / 2), df) : double.NaN;
}
