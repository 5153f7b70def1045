using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Variance;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>
/// A figure estimated from a sample together with how it hangs on each unit drawn, so that sums, differences, products and ratios of
/// figures of one design know their errors, whatever they have in common (delta method).
/// </summary>
public sealed class SampleFigure
{
    private readonly UnitValues units;
    private readonly SampleSpread? spread;
    private readonly Lazy<(int Clusters, int Strata)> firstStage;
    private double? variance;

    internal SampleFigure(SurveyDesign design, double value, UnitValues units, long answers, SampleSpread? spread = null, TaylorVariance? taylor = null)
    {
        Design = design;
        Value = value;
        Answers = answers;
        this.units = units;
        this.spread = spread;
        firstStage = new(() => units.FirstStage(design));
        variance = taylor?.Of(units.Units, units.Linear);
    }

    /// <summary>The estimate; NaN when nobody answered.</summary>
    public double Value { get; }

    /// <summary>People whose answers were used.</summary>
    public long Answers { get; }

    /// <summary>Variance by Taylor linearisation.</summary>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public double Variance => double.IsNaN(Value) ? double.NaN : variance ??= new TaylorVariance(Design).Of(units.Units, units.Linear);

    /// <summary>Standard error.</summary>
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>Estimate and standard error.</summary>
    public Estimate Estimate => new(Value, StandardError);

    /// <summary>Degrees of freedom within the domain: its clusters less its strata of the first stage, counted where people answered.</summary>
    public int DegreesOfFreedom => firstStage.Value.Clusters - firstStage.Value.Strata;

    /// <summary>Clusters of the first stage in which people answered.</summary>
    public int Clusters => firstStage.Value.Clusters;

    internal SurveyDesign Design { get; }

    /// <summary>Linearised values by unit.</summary>
    internal UnitValues Units => units;

    /// <summary>Sum of two figures.</summary>
    public static SampleFigure operator +(SampleFigure one, SampleFigure other) => Combine(Sum(one, other, 1, 1), one, 1, other, 1);

    /// <summary>Difference of two figures.</summary>
    public static SampleFigure operator -(SampleFigure one, SampleFigure other) => Combine(Sum(one, other, 1, -1), one, 1, other, -1);

    /// <summary>Product of two figures.</summary>
    public static SampleFigure operator *(SampleFigure one, SampleFigure other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Combine(one.Value * other.Value, one, other.Value, other, one.Value);
    }

    /// <summary>Ratio of two figures.</summary>
    public static SampleFigure operator /(SampleFigure one, SampleFigure other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return Combine(one.Value / other.Value, one, 1 / other.Value, other, -one.Value / (other.Value * other.Value));
    }

    /// <summary>A multiple of a figure: points of a criterion from a share.</summary>
    public static SampleFigure operator *(double factor, SampleFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Combine(factor * figure.Value, figure, factor, figure, 0);
    }

    /// <summary>Covariance of two figures of one design.</summary>
    public static double Covariance(SampleFigure one, SampleFigure other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(one, other))
        {
            return one.Variance;
        }

        // Both in units of their own error, or a large one would swallow the digits of a small one.
        var (a, b) = (one.StandardError, other.StandardError);
        if (!(a > 0) || !(b > 0))
        {
            return double.IsNaN(a + b) ? double.NaN : 0;
        }

        return a * b * (Combine(0, one, 1 / a, other, 1 / b).Variance - Combine(0, one, 1 / a, other, -1 / b).Variance) / 4;
    }

    /// <summary>
    /// Variance over that of a simple random sample of as many people: how much the design costs or gains. NaN for a figure computed
    /// from others.
    /// </summary>
    /// <param name="withReplacement">Compare with a draw with replacement; otherwise with one without, from a population of the sum of weights.</param>
    public double DesignEffect(bool withReplacement = true) => spread is null ? double.NaN : Variance / spread.SimpleVariance(withReplacement);

    private static double Sum(SampleFigure one, SampleFigure other, double a, double b)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return (a * one.Value) + (b * other.Value);
    }

    private static SampleFigure Combine(double value, SampleFigure one, double a, SampleFigure other, double b) => ReferenceEquals(one.Design, other.Design)
        ? new SampleFigure(one.Design, value, UnitValues.Combine(a, one.units, b, other.units), Math.Min(one.Answers, other.Answers))
        : throw new ArgumentException("The figures are of different designs; compare them as independent samples.", nameof(other));
}
