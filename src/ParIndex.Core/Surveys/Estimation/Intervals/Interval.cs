namespace ParIndex.Core.Surveys.Estimation.Intervals;

/// <summary>A confidence interval; NaN at both ends where the sample cannot tell.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="IsOneSided">All or none answered alike: one end is the share itself, and the whole chance of error lies at the other.</param>
public readonly record struct Interval(double Lower, double Upper, bool IsOneSided = false)
{
    /// <summary>Whether a value lies within.</summary>
    public bool Holds(double value) => value >= Lower && value <= Upper;
}
