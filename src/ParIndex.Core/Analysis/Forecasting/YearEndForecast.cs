using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Criteria;

namespace ParIndex.Core.Analysis.Forecasting;

/// <summary>Points of a leaf expected at the end of the year.</summary>
/// <param name="Points">0 to the maximum.</param>
/// <param name="Method">How arrived at.</param>
public sealed record LeafForecast(string Code, decimal Max, decimal Points, ForecastMethod Method);

/// <summary>Chance of an index at or above a goal.</summary>
/// <param name="Percent">The goal, 0 to 100.</param>
/// <param name="Probability">Share of draws.</param>
public sealed record GoalChance(decimal Percent, double Probability);

/// <summary>
/// The index expected at the end of the year. Low and high are the 5 % and 95 % quantiles of seeded draws; null where nothing is known of
/// how far reality strays (no two consecutive years), or nothing can (entries so far).
/// </summary>
/// <param name="Points">Sum of the leaves.</param>
/// <param name="Percent">Index, 0 to 100.</param>
/// <param name="Band">Band of the index.</param>
/// <param name="Rank">Rank against the standing of the others; null when none is given.</param>
/// <param name="LowPercent">Lower end of the range.</param>
/// <param name="HighPercent">Upper end.</param>
/// <param name="WorstRank">Rank at the lower end.</param>
/// <param name="BestRank">Rank at the upper end.</param>
/// <param name="Goals">Chance of each goal asked about; empty without a range.</param>
/// <param name="Leaves">By leaf.</param>
public sealed record YearEndForecast(
    decimal Points, decimal Percent, string? Band, int? Rank, decimal? LowPercent, decimal? HighPercent, int? WorstRank, int? BestRank,
    IReadOnlyList<GoalChance> Goals, IReadOnlyList<LeafForecast> Leaves);

/// <summary>What a forecast is made against.</summary>
public sealed record ForecastFrame
{
    /// <summary>Year that is to end.</summary>
    public required int Year { get; init; }

    /// <summary>Seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many draws.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>Bands of the set.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>The other units; null: no rank.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Indexes to reach, 0 to 100.</summary>
    public IReadOnlyList<decimal> Goals { get; init; } = [];
}
