using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>The draws of one unit in figures. Sums run in the order of draws.</summary>
internal static class UnitSummary
{
    /// <summary>A draw counts as equal to a limit within this, as ranks do: a billionth of a percent.</summary>
    private const double Tolerance = 0.5e-9;

    public static UnitOutcome Of(SimulationRun run, SimulationQuestions questions, int unit)
    {
        var data = run.Simulation.Data;
        var draws = run.Recipe.Draws;
        var sorted = run.Percents(unit).ToArray();
        Array.Sort(sorted);
        var rankCounts = new int[data.Units.Count + 1];
        long rankSum = 0;
        foreach (var rank in run.Ranks(unit))
        {
            rankCounts[rank]++;
            rankSum += rank;
        }

        var (mean, spread) = Moments.Of(run.Percents(unit));
        return new UnitOutcome(
            data.Units[unit], data.NominalPoints[unit], data.NominalPercents[unit], data.NominalRanks[unit], Ranking.BandOf(data.NominalPercents[unit], data.Bands),
            mean, spread, (double)rankSum / draws, SampleQuantile.Of(sorted, 0.5), RankQuantile(rankCounts, draws, 0.5),
            Array.FindIndex(rankCounts, count => count > 0), Array.FindLastIndex(rankCounts, count => count > 0),
            [.. questions.Quantiles.Select(p => new OutcomeQuantile(p, SampleQuantile.Of(sorted, p), RankQuantile(rankCounts, draws, p)))],
            [.. questions.RankAtMost.Select(k => new RankChance(k, (double)rankCounts.Take(k + 1).Sum() / draws))],
            Bands(sorted, data.Bands),
            questions.Before.ElementAtOrDefault(unit) is { } before ? Above(sorted, (double)before + (2 * Tolerance)) : null);
    }

    private static double RankQuantile(int[] counts, int draws, double probability)
    {
        var (low, part) = SampleQuantile.Place(draws, probability);
        var first = RankAt(counts, low);
        return part == 0 ? first : first + (part * (RankAt(counts, low + 1) - first));
    }

    private static int RankAt(int[] counts, int position)
    {
        var rank = 0;
        for (var passed = counts[0]; passed <= position; passed += counts[++rank])
        {
            // Counts of ranks passed so far.
        }

        return rank;
    }

    private static List<BandChance> Bands(double[] sorted, IReadOnlyList<Band> bands)
    {
        var chances = new List<BandChance>();
        double above = 0;
        foreach (var band in bands.OrderByDescending(band => band.From))
        {
            var reached = Above(sorted, (double)band.From);
            chances.Add(new BandChance(band.Name, reached - above));
            above = reached;
        }

        if (bands.Count > 0)
        {
            chances.Add(new BandChance(null, 1 - above));
        }

        return chances;
    }

    /// <summary>Share of draws at or above a limit.</summary>
    internal static double Above(double[] sorted, double limit)
    {
        var below = Array.BinarySearch(sorted, limit - Tolerance);
        below = below < 0 ? ~below : below;
        while (below > 0 && sorted[below - 1] >= limit - Tolerance)
        {
            below--;
        }

        return (double)(sorted.Length - below) / sorted.Length;
    }
}
