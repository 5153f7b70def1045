namespace ParIndex.Core.Surveys.Estimation;

/// <summary>An index in one domain.</summary>
/// <param name="People">People of the domain in the sample.</param>
/// <param name="Weight">How many of the population they stand for.</param>
/// <param name="Index">The index, 0 to 100.</param>
/// <param name="DesignEffect">Variance over that of a simple random sample of as many people; NaN for questions not answered by all.</param>
public readonly record struct IndexEstimate(long People, double Weight, Estimate Index, double DesignEffect);
