using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Surveys.Sampling.Sizes;

/// <summary>What a share is to be known to.</summary>
public sealed record Precision
{
    /// <summary>Half-width of the interval, as a share in (0, 1): 0.05 is five percentage points.</summary>
    public required double Margin { get; init; }

    /// <summary>Chance that the interval holds the true share, in (0, 1).</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Share expected, in (0, 1); 0.5 needs the most answers.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>Variance under the design over that of a simple random sample of the same size; above 0.</summary>
    public double DesignEffect { get; init; } = 1;

    /// <summary>Share of the people asked who will answer, in (0, 1].</summary>
    public double Response { get; init; } = 1;
}

/// <summary>A sample size with every step, so that a protocol can print it.</summary>
/// <param name="Population">People in the frame, N.</param>
/// <param name="Asked">What it was computed for.</param>
/// <param name="Z">Quantile of the normal distribution of the confidence.</param>
/// <param name="Infinite">z²·p(1−p)/e²: simple random sample from an endless population; not rounded.</param>
/// <param name="WithDesign">The same times the design effect; not rounded.</param>
/// <param name="Answers">Answers needed with the finite population, rounded up.</param>
/// <param name="Invited">People to draw so that so many answer, rounded up; at most N.</param>
/// <param name="Official">N/(1 + N·e²), rounded up: the formula of the early official guidance.</param>
public sealed record SampleSize(int Population, Precision Asked, double Z, double Infinite, double WithDesign, int Answers, int Invited, int Official)
{
    /// <summary>Rounding up leaves alone what a rounding error of the machine lifted over a whole number.</summary>
    private const double Dust = 1e-9;

    /// <summary>
    /// Cochran, Sampling Techniques, 3rd ed. (1977), 4.4: n₀ = z²pq/e²; n = n₀/(1 + (n₀ − 1)/N), here with deff·n₀ for n₀ (Kish 1965, 8.2).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure outside its range.</exception>
    public static SampleSize Of(int population, Precision asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Of(population, asked, NormalQuantile.Of((1 + InOpenUnit(asked.Confidence, nameof(asked.Confidence))) / 2));
    }

    /// <summary>The same with a quantile of one's own; textbooks take 2.</summary>
    internal static SampleSize Of(int population, Precision asked, double z)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(population);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked.DesignEffect);
        var margin = InOpenUnit(asked.Margin, nameof(asked.Margin));
        var share = InOpenUnit(asked.Share, nameof(asked.Share));
        if (asked.Response is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(asked), asked.Response, "Above 0, at most 1.");

        var infinite = z * z * share * (1 - share) / (margin * margin);
        var design = infinite * asked.DesignEffect;
        var answers = Up(design / (1 + ((design - 1) / population)), population);
        return new SampleSize(population, asked, z, infinite, design, answers, Up(answers / asked.Response, population), Up(population / (1 + (population * margin * margin)), population));
    }

    /// <summary>1 + (take − 1)·icc: design effect of clusters of equal size (Kish 1965, 5.4).</summary>
    /// <param name="take">Mean number of people in a cluster's sample.</param>
    /// <param name="correlation">Correlation of answers within clusters, in [0, 1].</param>
    public static double ClusterEffect(double take, double correlation) => 1 + ((Math.Max(take, 1) - 1) * correlation);

    private static int Up(double value, int most) => value >= most ? most : Math.Max(1, (int)Math.Ceiling(value - Dust));

    private static double InOpenUnit(double value, string name) =>
        value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, "Between 0 and 1.");
}
