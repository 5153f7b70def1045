using ParIndex.Core.Text;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>What gives the same result again, to the last digit.</summary>
/// <param name="Seed">Seed of all random numbers.</param>
/// <param name="Draws">How many draws.</param>
/// <param name="Digest">SHA-256 of data and parameters of the sources.</param>
/// <param name="Sources">Sources in the order in which they act.</param>
public sealed record SimulationRecipe(ulong Seed, int Draws, string Digest, IReadOnlyList<RecipeSource> Sources);

/// <summary>A source as the recipe names it.</summary>
public sealed record RecipeSource(string Name, string Kind, Message Method);

/// <summary>What is asked of a simulation.</summary>
public sealed record SimulationQuestions
{
    /// <summary>Probabilities of the quantiles wanted, 0 to 1.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [0.05, 0.5, 0.95];

    /// <summary>Ranks k for "rank ≤ k".</summary>
    public IReadOnlyList<int> RankAtMost { get; init; } = [];

    /// <summary>Each unit's index of last year, by unit, 0 to 100; null where unknown; empty when not asked.</summary>
    public IReadOnlyList<decimal?> Before { get; init; } = [];
}

/// <summary>A quantile of index and rank: linear interpolation between ordered draws (type 7 of Hyndman and Fan, as R's default).</summary>
/// <param name="Probability">0 to 1.</param>
/// <param name="Percent">Index, 0 to 100.</param>
/// <param name="Rank">Rank; between two ranks when the draws fall so.</param>
public sealed record OutcomeQuantile(double Probability, double Percent, double Rank);

/// <summary>A probability with what it is about.</summary>
public sealed record RankChance(int AtMost, double Probability);

/// <summary>Chance of ending in a band; the name is null below the last band.</summary>
public sealed record BandChance(string? Band, double Probability);

/// <summary>Chance that one unit ranks before another.</summary>
/// <param name="Before">Strictly before.</param>
/// <param name="Equal">Both share the rank.</param>
public sealed record PairChance(string Unit, string Other, double Before, double Equal);

/// <summary>What a simulation says of one unit. A probability p from n draws has a standard error of √(p(1 − p)/n).</summary>
/// <param name="Points">Nominal points, exact.</param>
/// <param name="Percent">Nominal index, exact.</param>
/// <param name="Rank">Nominal rank.</param>
/// <param name="Band">Nominal band.</param>
/// <param name="MeanPercent">Mean index.</param>
/// <param name="PercentSpread">Standard deviation of the index.</param>
/// <param name="MeanRank">Mean rank.</param>
/// <param name="MedianPercent">Median index.</param>
/// <param name="MedianRank">Median rank.</param>
/// <param name="LeastRank">Best rank of any draw.</param>
/// <param name="GreatestRank">Worst rank of any draw.</param>
/// <param name="Quantiles">As asked.</param>
/// <param name="RankChances">Chance of rank ≤ k, as asked.</param>
/// <param name="Bands">Chance of each band, best first, then of none; empty when there are no bands.</param>
/// <param name="AboveBefore">Chance of an index above the unit's own of last year; null when unknown.</param>
public sealed record UnitOutcome(
    string Unit, decimal Points, decimal Percent, int Rank, string? Band,
    double MeanPercent, double PercentSpread, double MeanRank, double MedianPercent, double MedianRank, int LeastRank, int GreatestRank,
    IReadOnlyList<OutcomeQuantile> Quantiles, IReadOnlyList<RankChance> RankChances, IReadOnlyList<BandChance> Bands, double? AboveBefore);
