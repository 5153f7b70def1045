namespace ParIndex.Core.Surveys.Estimation.Testing;

/// <summary>Outcome of a test.</summary>
/// <param name="Statistic">F, or chi-square.</param>
/// <param name="Above">Degrees of freedom of the numerator; need not be whole.</param>
/// <param name="Below">Degrees of freedom of the denominator; infinity for chi-square.</param>
/// <param name="P">Chance of so large a statistic if nothing differs; NaN where the sample cannot tell.</param>
public readonly record struct TestResult(double Statistic, double Above, double Below, double P);
