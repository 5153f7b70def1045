namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>A figure of one domain with its results in the replicates.</summary>
/// <param name="Value">From the whole sample.</param>
/// <param name="StandardError">From the replicates.</param>
/// <param name="Results">By replicate; NaN where the domain has no members.</param>
public sealed record ReplicateEstimate(double Value, double StandardError, double[] Results);
