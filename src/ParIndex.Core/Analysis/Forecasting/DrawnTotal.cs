using ParIndex.Core.Analysis.Drawing;

namespace ParIndex.Core.Analysis.Forecasting;

/// <summary>Totals of a unit's points drawn at random.</summary>
internal abstract class DrawnTotal(string name)
{
    /// <summary>Sorted totals.</summary>
    public double[] Draw(ulong seed, int draws)
    {
        var stream = CounterRandom.Stream(name);
        var totals = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            totals[draw] = Total(CounterRandom.Key(seed, stream, draw));
        }

        Array.Sort(totals);
        return totals;
    }

    protected abstract double Total(ulong key);
}

/// <summary>Each leaf strays around its forecast, clipped to [0, max].</summary>
internal sealed class StrayingTotal(IReadOnlyList<LeafOutlook> leaves, double[] centres, double[] spreads) : DrawnTotal("forecast-trend")
{
    private readonly double[] maxima = [.. leaves.Select(leaf => (double)leaf.Max)];

    protected override double Total(ulong key)
    {
        double total = 0;
        for (var leaf = 0; leaf < centres.Length; leaf++)
        {
            var strayed = spreads[leaf] == 0 ? centres[leaf] : centres[leaf] + (spreads[leaf] * NormalQuantile.Of(CounterRandom.Uniform(key, 0, leaf)));
            total += Math.Min(Math.Max(strayed, 0), maxima[leaf]);
        }

        return total;
    }
}

/// <summary>Each target is reached or missed.</summary>
internal sealed class PlannedTotal(IReadOnlyList<LeafOutlook> leaves) : DrawnTotal("forecast-plan")
{
    private readonly (double Now, double Target, double Chance)[] parts =
        [.. leaves.Select(leaf => ((double)leaf.Now, (double)(leaf.Target ?? leaf.Now), (double)leaf.Chance))];

    protected override double Total(ulong key)
    {
        double total = 0;
        for (var leaf = 0; leaf < parts.Length; leaf++)
        {
            var (now, target, chance) = parts[leaf];
            total += CounterRandom.Uniform(key, 0, leaf) < chance ? target : now;
        }

        return total;
    }
}
