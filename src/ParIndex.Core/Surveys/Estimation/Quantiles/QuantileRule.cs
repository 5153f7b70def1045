namespace ParIndex.Core.Surveys.Estimation.Quantiles;

/// <summary>Which value stands for a quantile when it falls between two answers. Numbers are those of Hyndman and Fan (1996), with weights.</summary>
public enum QuantileRule
{
    /// <summary>The least answer at which the weight reaches the share (type 1).</summary>
    Lowest,

    /// <summary>The same, but the middle of two answers where the share is met exactly (type 2): what schools teach.</summary>
    Middle,

    /// <summary>Line through (weight up to and with the answer, answer) (type 4).</summary>
    Line4,

    /// <summary>Line through the middle of each answer's weight (type 5).</summary>
    Line5,

    /// <summary>Line with one weight more than there is (type 6).</summary>
    Line6,

    /// <summary>Line from the first answer at 0 to the last at 1 (type 7).</summary>
    Line7,

    /// <summary>Line about unbiased for the median (type 8).</summary>
    Line8,

    /// <summary>Line about unbiased for normal distributions (type 9).</summary>
    Line9,
}
