namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>What the results of replicates are compared with.</summary>
public enum ReplicateCentre
{
    /// <summary>Their mean: the variance alone.</summary>
    Mean,

    /// <summary>The figure of the whole sample: mean square error, larger where replicates are biased.</summary>
    WholeSample,
}
