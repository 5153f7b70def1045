using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Intervals;

namespace ParIndex.Core.Surveys.Estimation.Testing;

/// <summary>A difference of two figures and how sure it is.</summary>
/// <param name="Difference">First less second, with its standard error.</param>
/// <param name="DegreesOfFreedom">Of the t distribution.</param>
/// <param name="P">Two-sided chance of so large a difference if there is none; NaN where the sample cannot tell.</param>
public readonly record struct Comparison(Estimate Difference, double DegreesOfFreedom, double P)
{
    /// <summary>Two figures of one design (domains, questions, waves stacked as domains of one file): what they share is taken into account.</summary>
    public static Comparison Of(SampleFigure one, SampleFigure other, DegreesRule rule = DegreesRule.Design)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var difference = one - other;
        return With(difference.Estimate, Math.Max(0, rule.DegreesOf(difference)));
    }

    /// <summary>
    /// Two figures of samples drawn independently (waves with new clusters, two provinces surveyed apart). Degrees of freedom by
    /// Welch and Satterthwaite.
    /// </summary>
    /// <param name="one">First figure.</param>
    /// <param name="oneDegrees">Its degrees of freedom.</param>
    /// <param name="other">Second figure.</param>
    /// <param name="otherDegrees">Its degrees of freedom.</param>
    public static Comparison OfIndependent(Estimate one, double oneDegrees, Estimate other, double otherDegrees)
    {
        var (a, b) = (one.StandardError * one.StandardError, other.StandardError * other.StandardError);
        var df = (a + b) * (a + b) / ((a == 0 ? 0 : a * a / oneDegrees) + (b == 0 ? 0 : b * b / otherDegrees));
        return With(new Estimate(one.Value - other.Value, Math.Sqrt(a + b)), df);
    }

    private static Comparison With(Estimate difference, double df)
    {
        var t = Math.Abs(difference.Value / difference.StandardError);
        var p = df > 0 && !double.IsNaN(t) ? 2 * Distributions.StudentAbove(t, df) : double.NaN;
        return new Comparison(difference, df, p);
    }
}
