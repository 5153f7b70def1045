namespace ParIndex.Core.Surveys.Estimation;

/// <summary>What one question adds to an index, 0 to 100. The national method is not printed in full, so it is a setting (see the method page).</summary>
public enum IndexFormula
{
    /// <summary>Share of satisfied answers × 100.</summary>
    ShareSatisfied,

    /// <summary>Mean mark ÷ highest mark × 100.</summary>
    MeanOfHighest,

    /// <summary>(Mean mark − lowest) ÷ (highest − lowest) × 100.</summary>
    MeanRescaled,
}
