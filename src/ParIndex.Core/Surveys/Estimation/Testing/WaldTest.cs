using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;

namespace ParIndex.Core.Surveys.Estimation.Testing;

/// <summary>Whether several figures of one design are all zero, or all alike.</summary>
public static class WaldTest
{
    /// <summary>Adjusted Wald test (Fellegi 1980; Korn and Graubard 1990): F = W (d − k + 1)/(d k) on k and d − k + 1 degrees of freedom.</summary>
    /// <param name="figures">Figures that should be 0: differences, say. At most as many as the design has degrees of freedom.</param>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static TestResult AllZero(IReadOnlyList<SampleFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentOutOfRangeException.ThrowIfZero(figures.Count);
        var covariances = Covariances(figures);
        var solved = new double[figures.Count, 1];
        for (var place = 0; place < figures.Count; place++)
        {
            solved[place, 0] = figures[place].Value;
        }

        double d = figures[0].Design.WeighingDegrees, k = figures.Count;
        if (d - k + 1 <= 0 || !LinearSystem.InPlace(covariances, solved))
        {
            return new TestResult(double.NaN, k, d - k + 1, double.NaN);
        }

        var wald = 0.0;
        for (var place = 0; place < figures.Count; place++)
        {
            wald += figures[place].Value * solved[place, 0];
        }

        var f = wald * (d - k + 1) / (d * k);
        return new TestResult(f, k, d - k + 1, Distributions.FisherAbove(f, k, d - k + 1));
    }

    /// <summary>Whether figures (of several domains, say) are all alike: their differences from the last are tested.</summary>
    /// <inheritdoc cref="AllZero"/>
    public static TestResult AllAlike(IReadOnlyList<SampleFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return AllZero([.. figures.Take(figures.Count - 1).Select(figure => figure - figures[^1])]);
    }

    /// <summary>Covariances of figures of one design.</summary>
    internal static double[,] Covariances(IReadOnlyList<SampleFigure> figures)
    {
        var covariances = new double[figures.Count, figures.Count];
        for (var one = 0; one < figures.Count; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                covariances[one, other] = covariances[other, one] = SampleFigure.Covariance(figures[one], figures[other]);
            }
        }

        return covariances;
    }
}
