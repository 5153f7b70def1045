namespace ParIndex.Core.Surveys.Estimation;

/// <summary>A figure estimated from a sample.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; NaN where the sample cannot tell.</param>
public readonly record struct Estimate(double Value, double StandardError);
