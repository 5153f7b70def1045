using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation.Figures;

namespace ParIndex.Core.Surveys.Estimation.Intervals;

/// <summary>Confidence intervals of shares. They never leave [0, 1].</summary>
public static class ShareIntervals
{
    /// <summary>The interval of a figure that is a share.</summary>
    /// <param name="share">Mean of 0 and 1.</param>
    /// <param name="method">How.</param>
    /// <param name="rule">Degrees of freedom.</param>
    /// <param name="level">Confidence, above 0, below 1.</param>
    public static Interval Of(SampleFigure share, ShareMethod method, DegreesRule rule = DegreesRule.Design, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(share);
        return Of(share.Estimate, method, rule.DegreesOf(share), share.Answers, level, share.Clusters);
    }

    /// <summary>The interval of a share and its error.</summary>
    /// <param name="share">Share, 0 to 1, and its standard error.</param>
    /// <param name="method">How.</param>
    /// <param name="df">Degrees of freedom; at 0 the sample cannot tell.</param>
    /// <param name="answers">People who answered.</param>
    /// <param name="level">Confidence, above 0, below 1.</param>
    /// <param name="effective">
    /// For a share of 0 or 1, where no error shows: how many independent answers the sample is worth. The number of clusters is on the
    /// safe side; answers over the design effect of like questions is shorter.
    /// </param>
    public static Interval Of(Estimate share, ShareMethod method, double df, double answers, double level, double effective)
    {
        var (p, alpha) = (share.Value, 1 - level);
        if (double.IsNaN(p) || double.IsNaN(share.StandardError) || !(df > 0))
        {
            return new Interval(double.NaN, double.NaN);
        }

        // Shares of 0 and 1 come out of divisions a last digit off.
        if (p < 1e-12)
        {
            return new Interval(0, Distributions.BetaQuantile(level, 1, effective), true);
        }

        if (p > 1 - 1e-12)
        {
            return new Interval(Distributions.BetaQuantile(alpha, effective, 1), 1, true);
        }

        var t = Distributions.StudentQuantile(1 - (alpha / 2), df);
        var variance = share.StandardError * share.StandardError;
        return method switch
        {
            ShareMethod.Student => new Interval(Math.Max(0, p - (t * share.StandardError)), Math.Min(1, p + (t * share.StandardError))),
            ShareMethod.Logit => Logit(p, t * share.StandardError / (p * (1 - p))),
            ShareMethod.Arcsine => Arcsine(p, t * share.StandardError / (2 * Math.Sqrt(p * (1 - p)))),
            _ when variance == 0 => new Interval(p, p),
            ShareMethod.Wilson => Wilson(p, t * t * variance / (p * (1 - p))),
            ShareMethod.Beta => Beta(p, p * (1 - p) / variance * Square(Distributions.StudentQuantile(1 - (alpha / 2), answers - 1) / t), alpha),
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };
    }

    private static Interval Logit(double p, double half)
    {
        var middle = Math.Log(p / (1 - p));
        return new Interval(1 / (1 + Math.Exp(half - middle)), 1 / (1 + Math.Exp(-half - middle)));
    }

    private static Interval Arcsine(double p, double half)
    {
        var middle = Math.Asin(Math.Sqrt(p));
        return new Interval(Square(Math.Sin(Math.Max(0, middle - half))), Square(Math.Sin(Math.Min(Math.PI / 2, middle + half))));
    }

    /// <param name="p">Share.</param>
    /// <param name="r">t² over the effective sample size.</param>
    private static Interval Wilson(double p, double r)
    {
        var middle = (p + (r / 2)) / (1 + r);
        var half = Math.Sqrt((p * (1 - p) * r) + (r * r / 4)) / (1 + r);
        return new Interval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    private static Interval Beta(double p, double n, double alpha) => new(
        Distributions.BetaQuantile(alpha / 2, n * p, (n * (1 - p)) + 1),
        Distributions.BetaQuantile(1 - (alpha / 2), (n * p) + 1, n * (1 - p)));

    private static double Square(double value) => value * value;
}
