using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Numbers;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Forecasting;

/// <summary>Three views of the year's end: what is entered so far, where the past years point, what the plan promises. Regular leaves only.</summary>
public static class YearEnd
{
    /// <summary>A leaf with fewer yearly changes than this takes the spread of all leaves.</summary>
    private const int LeastChanges = 4;

    /// <summary>What the entries so far give; no range.</summary>
    public static YearEndForecast SoFar(IReadOnlyList<LeafOutlook> leaves, ForecastFrame frame) =>
        Sum(leaves, frame, leaf => new LeafForecast(leaf.Code, leaf.Max, leaf.Now, ForecastMethod.SoFar), null);

    /// <summary>
    /// Where past years point: shares of the maximum, clipped to [0, 1]. Range: each leaf + spread of its yearly changes × √(years ahead)
    /// × Z, clipped, leaves independent. A leaf without history stands where it stands now.
    /// </summary>
    public static YearEndForecast Trend(IReadOnlyList<LeafOutlook> leaves, ForecastFrame frame)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(frame);
        var changes = leaves.Select(leaf => Changes(leaf).ToList()).ToList();
        var all = Moments.Of([.. changes.SelectMany(own => own)]).Spread;
        var forecasts = leaves.Select(leaf => Trend(leaf, frame.Year)).ToDictionary(leaf => leaf.Code, StringComparer.Ordinal);
        var isKnown = changes.Sum(own => own.Count) > 1;
        var spreads = leaves.Select((leaf, i) => leaf.History.Count == 0
            ? 0
            : (changes[i].Count < LeastChanges ? all : Moments.Of([.. changes[i]]).Spread)
                * (double)leaf.Max * Math.Sqrt(Math.Max(1, frame.Year - leaf.History.Max(year => year.Year)))).ToArray();
        return Sum(leaves, frame, leaf => forecasts[leaf.Code], isKnown ? new StrayingTotal(leaves, [.. leaves.Select(leaf => (double)forecasts[leaf.Code].Points)], spreads) : null);
    }

    /// <summary>
    /// What the plan promises: now + chance × (target − now). Range: every target is reached or missed by its chance, independently. A leaf
    /// without target stands where it stands now.
    /// </summary>
    public static YearEndForecast Plan(IReadOnlyList<LeafOutlook> leaves, ForecastFrame frame) =>
        Sum(leaves, frame, Planned, new PlannedTotal(leaves));

    private static LeafForecast Planned(LeafOutlook leaf) => leaf.Target is { } target
        ? new LeafForecast(leaf.Code, leaf.Max, leaf.Now + (leaf.Chance * (target - leaf.Now)), ForecastMethod.Plan)
        : new LeafForecast(leaf.Code, leaf.Max, leaf.Now, ForecastMethod.SoFar);

    private static LeafForecast Trend(LeafOutlook leaf, int year)
    {
        var past = leaf.History.OrderBy(points => points.Year).Select(points => (points.Year, Value: points.Points / points.Max * leaf.Max)).ToList();
        var (points, method) = past switch
        {
            [] => (leaf.Now, ForecastMethod.SoFar),
            [var only] => (only.Value, ForecastMethod.LastValue),
            [var first, var last] => (last.Value + ((last.Value - first.Value) / (last.Year - first.Year) * (year - last.Year)), ForecastMethod.MeanChange),
            _ => (TheilSen.At(past, year), ForecastMethod.TheilSen),
        };
        return new LeafForecast(leaf.Code, leaf.Max, Math.Clamp(points, 0, leaf.Max), method);
    }

    /// <summary>Changes between consecutive years as shares of the maximum.</summary>
    private static IEnumerable<double> Changes(LeafOutlook leaf)
    {
        var shares = leaf.History.ToDictionary(points => points.Year, points => points.Points / points.Max);
        return shares.Where(share => shares.ContainsKey(share.Key - 1)).Select(share => (double)(share.Value - shares[share.Key - 1]));
    }

    private static YearEndForecast Sum(IReadOnlyList<LeafOutlook> leaves, ForecastFrame frame, Func<LeafOutlook, LeafForecast> forecast, DrawnTotal? total)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(frame);
        var parts = leaves.Select(forecast).ToList();
        var max = leaves.Sum(leaf => leaf.Max);
        var points = parts.Sum(leaf => leaf.Points);
        var percent = Percentages.Of(points, max) ?? 0;
        var drawn = total?.Draw(frame.Seed, frame.Draws);
        var (low, high) = (Percent(0.05), Percent(0.95));
        return new YearEndForecast(
            points, percent, Ranking.BandOf(percent, frame.Bands), RankOf(percent), low, high, RankOf(low), RankOf(high),
            drawn is null ? [] : [.. frame.Goals.Select(goal => new GoalChance(goal, UnitSummary.Above(drawn, (double)(goal * max / 100))))], parts);

        decimal? Percent(double probability) =>
            drawn is null || max == 0 ? null : Math.Clamp((decimal)SampleQuantile.Of(drawn, probability) / max * 100, 0, 100);

        int? RankOf(decimal? index) => index is { } known ? frame.Standing?.RankOf(known) : null;
    }
}
