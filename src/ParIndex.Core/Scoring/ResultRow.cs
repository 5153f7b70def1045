using ParIndex.Core.Criteria;

namespace ParIndex.Core.Scoring;

/// <summary>A unit's total, ready to be ranked.</summary>
/// <param name="Unit">Name or code.</param>
/// <param name="Points">Points in full precision.</param>
/// <param name="Max">Applicable maximum.</param>
/// <param name="Region">Region or group for means; null when none.</param>
public sealed record ResultRow(string Unit, decimal Points, decimal Max, string? Region = null);

/// <summary>A ranked unit.</summary>
/// <param name="RankChange">Places won (above 0) or lost against the year before; null when unknown.</param>
/// <param name="PointsChange">Points against the year before; null when unknown.</param>
public sealed record RankedUnit(
    string Unit, decimal Points, decimal Max, decimal Percent, int Rank, string? Band, string? Region,
    int? RankChange = null, decimal? PointsChange = null);

/// <summary>Mean percent of the units of a region.</summary>
public sealed record RegionMean(string Region, int Units, decimal Mean, decimal Highest, decimal Lowest);

/// <summary>Units ranked together, with the means of all and of regions.</summary>
/// <param name="Units">Best first; equal percents in Vietnamese order of names.</param>
/// <param name="Regions">Highest mean first.</param>
/// <param name="Mean">Plain mean of percents over all units; null without units.</param>
/// <param name="AboveMean">How many units lie above the mean.</param>
public sealed record RankedResults(IReadOnlyList<RankedUnit> Units, IReadOnlyList<RegionMean> Regions, decimal? Mean, int AboveMean)
{
    /// <summary>Ranks by percent (equal to points where every maximum is the same).</summary>
    /// <param name="rows">Units to rank together.</param>
    /// <param name="ties">Tie rule of the set.</param>
    /// <param name="bands">Bands of the set.</param>
    /// <param name="before">The year before, for changes of rank and points; null when none.</param>
    public static RankedResults Of(IReadOnlyList<ResultRow> rows, TiePolicy ties, IReadOnlyList<Band> bands, RankedResults? before = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var percents = rows.Select(row => Percentages.Of(row.Points, row.Max) ?? 0).ToArray();
        var ranks = Ranking.Rank(percents, ties);
        var earlier = before?.Units.ToDictionary(unit => unit.Unit, StringComparer.Ordinal) ?? [];
        var units = rows
            .Select((row, i) =>
            {
                var last = earlier.GetValueOrDefault(row.Unit);
                return new RankedUnit(
                    row.Unit, row.Points, row.Max, percents[i], ranks[i], Ranking.BandOf(percents[i], bands), row.Region,
                    last?.Rank - ranks[i], row.Points - last?.Points);
            })
            .OrderBy(unit => unit.Rank)
            .ThenBy(unit => unit.Unit, Comparer<string>.Create(Text.VietnameseText.Compare))
            .ToList();
        var regions = units
            .Where(unit => unit.Region is not null)
            .GroupBy(unit => unit.Region!, StringComparer.Ordinal)
            .Select(region => new RegionMean(
                region.Key, region.Count(), region.Average(unit => unit.Percent), region.Max(unit => unit.Percent), region.Min(unit => unit.Percent)))
            .OrderByDescending(region => region.Mean)
            .ToList();
        decimal? mean = units.Count == 0 ? null : percents.Average();
        return new RankedResults(units, regions, mean, units.Count(unit => unit.Percent > mean));
    }
}
