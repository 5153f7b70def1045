namespace ParIndex.Core.Surveys.Estimation.Weighting;

/// <summary>One adjustment of weights to known totals: the variance of a figure is then that of what its groups do not explain.</summary>
internal abstract class CalibrationStep
{
    /// <summary>Replaces linearised values by their residuals.</summary>
    /// <param name="values">By chunk and row: weight × linearised value.</param>
    public abstract void TakeResiduals(double[][] values);
}
