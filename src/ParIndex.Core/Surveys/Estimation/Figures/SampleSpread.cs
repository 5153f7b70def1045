namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>What a simple random sample of the same size would know: the yardstick of design effects.</summary>
/// <param name="Answers">Rows used that weigh something.</param>
/// <param name="Population">Sum of their weights.</param>
/// <param name="Variance">Variance of the values in the population, estimated with weights, times n/(n − 1).</param>
/// <param name="Scale">1 for a mean; the sum of weights for a total.</param>
internal sealed record SampleSpread(long Answers, double Population, double Variance, double Scale)
{
    /// <summary>Variance under simple random sampling.</summary>
    /// <param name="withReplacement">Without: the finite population correction of the whole sample counts too.</param>
    public double SimpleVariance(bool withReplacement)
    {
        var ofMean = withReplacement ? Variance / Answers : Variance * (Population - Answers) / (Population * Answers);
        return !withReplacement && Population < Answers ? double.NaN : ofMean * Scale * Scale;
    }
}
