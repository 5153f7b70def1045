namespace ParIndex.Core.Surveys.Estimation.Intervals;

/// <summary>Ways to put an interval around a share.</summary>
public enum ShareMethod
{
    /// <summary>Share ± t × error, cut at 0 and 1: too short near the ends.</summary>
    Student,

    /// <summary>The same on the scale of ln(p/(1 − p)).</summary>
    Logit,

    /// <summary>The same on the scale of arcsin √p.</summary>
    Arcsine,

    /// <summary>Wilson's score interval with the effective sample size p(1 − p)/variance and t for the normal quantile.</summary>
    Wilson,

    /// <summary>Clopper and Pearson's interval with the effective sample size times (t of n − 1 / t of the design)² (Korn and Graubard 1998): rather too long.</summary>
    Beta,
}
