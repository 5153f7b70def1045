namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>What one source alone does to a unit's index and rank.</summary>
/// <param name="Source">Name of the source; null: all together.</param>
/// <param name="MeanPercent">Mean index, 0 to 100.</param>
/// <param name="Variance">Variance of the index, in squared percent.</param>
/// <param name="Low">Lower quantile of index and rank, as asked.</param>
/// <param name="High">Upper quantile.</param>
/// <param name="Share">Variance over the sum of variances of the sources alone, 0 to 1; 0 when nothing varies; null for all together.</param>
public sealed record TornadoBar(string? Source, double MeanPercent, double Variance, OutcomeQuantile Low, OutcomeQuantile High, double? Share);

/// <summary>
/// Which source of uncertainty matters most to a unit: the simulation again with each source alone. Sources draw the same numbers alone as
/// together, so that differences are those of the sources, not of the dice.
/// </summary>
public static class Tornado
{
    /// <summary>Bars, widest index first, then all sources together.</summary>
    /// <param name="simulation">Data and sources.</param>
    /// <param name="unit">Number of the unit.</param>
    /// <param name="seed">Seed of the recipe.</param>
    /// <param name="draws">Draws for each source.</param>
    /// <param name="tail">Probability left out on each side of the range, below 0.5.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another.</param>
    public static IReadOnlyList<TornadoBar> Of(
        Simulation simulation, int unit, ulong seed, int draws = Simulation.UsualDraws, double tail = 0.05, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var questions = new SimulationQuestions { Quantiles = [tail, 1 - tail] };
        var alone = simulation.Sources.Select(source => (source.Name, Outcome: Outcome(Simulation.Of(simulation.Data, [source])))).ToList();
        var sum = alone.Sum(bar => bar.Outcome.PercentSpread * bar.Outcome.PercentSpread);
        return
        [
            .. alone.Select(bar => Bar(bar.Name, bar.Outcome, sum))
                .OrderByDescending(bar => bar.Variance).ThenBy(bar => bar.Source, StringComparer.Ordinal),
            Bar(null, Outcome(simulation), null),
        ];

        UnitOutcome Outcome(Simulation part) => part.Run(seed, draws, runner).Unit(questions, unit);
    }

    private static TornadoBar Bar(string? source, UnitOutcome outcome, double? sum)
    {
        var variance = outcome.PercentSpread * outcome.PercentSpread;
        return new TornadoBar(source, outcome.MeanPercent, variance, outcome.Quantiles[0], outcome.Quantiles[1], sum is { } all ? (all == 0 ? 0 : variance / all) : null);
    }
}
