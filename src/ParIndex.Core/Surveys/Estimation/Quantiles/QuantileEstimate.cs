using ParIndex.Core.Surveys.Estimation.Intervals;

namespace ParIndex.Core.Surveys.Estimation.Quantiles;

/// <summary>A quantile of one domain.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Length of the interval over twice t; NaN where an end is open.</param>
/// <param name="Interval">Woodruff's interval: quantiles at the ends of the interval of the share below; NaN at an end outside 0 to 1.</param>
public readonly record struct QuantileEstimate(double Value, double StandardError, Interval Interval);
