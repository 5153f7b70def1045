using ParIndex.Core.Surveys.Estimation.Figures;

namespace ParIndex.Core.Surveys.Estimation.Intervals;

/// <summary>Which clusters and strata count for degrees of freedom.</summary>
public enum DegreesRule
{
    /// <summary>Clusters less strata of the whole sample.</summary>
    Design,

    /// <summary>Clusters less strata in which the domain has answers: longer intervals for small domains.</summary>
    Domain,
}

/// <summary>Degrees of freedom by rule.</summary>
public static class DegreesRules
{
    /// <summary>Degrees of freedom of a figure, from 0.</summary>
    public static int DegreesOf(this DegreesRule rule, SampleFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Math.Max(0, rule == DegreesRule.Domain ? figure.DegreesOfFreedom : figure.Design.WeighingDegrees);
    }
}
