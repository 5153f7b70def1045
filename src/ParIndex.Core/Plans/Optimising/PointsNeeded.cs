using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>The least total points that give a rank or a band.</summary>
public static class PointsNeeded
{
    /// <summary>
    /// Least points for a place among the others, whose results stay as they are. An equal percent shares the place, so equal
    /// is enough under both tie policies; they differ in how many places equal others take.
    /// </summary>
    /// <param name="rank">Worst place wanted, 1 or more.</param>
    /// <param name="others">The other units; the own unit is not among them.</param>
    /// <param name="max">Own applicable maximum, above 0.</param>
    /// <param name="ties">How equal percents are ranked.</param>
    /// <returns>0 when any points do.</returns>
    public static decimal ForRank(int rank, IReadOnlyList<ResultRow> others, decimal max, TiePolicy ties)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentNullException.ThrowIfNull(others);
        var percents = others.Select(row => Percentages.Of(row.Points, row.Max) ?? 0).OrderDescending();
        var ahead = (ties == TiePolicy.Dense ? percents.Distinct() : percents).ToList();
        return ahead.Count < rank ? 0 : ForPercent(ahead[rank - 1], max);
    }

    /// <summary>Least points for a band or a better one.</summary>
    /// <returns>Null: there is no such band.</returns>
    public static decimal? ForBand(string band, IReadOnlyList<Band> bands, decimal max)
    {
        ArgumentNullException.ThrowIfNull(bands);
        return bands.FirstOrDefault(known => known.Name == band) is { } found ? ForPercent(found.From, max) : null;
    }

    /// <summary>Least points whose percent of <paramref name="max"/> is <paramref name="percent"/> or above, as percents are computed.</summary>
    public static decimal ForPercent(decimal percent, decimal max)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(max);
        if (percent <= 0) return 0;
        var points = percent * max / 100;

        // Both divisions round in the 28th digit; a step there settles which side the points are on.
        var grain = Grain(points);
        while (Percentages.Of(points, max) < percent) points += grain;
        while (points >= grain && Percentages.Of(points - grain, max) >= percent) points -= grain;
        return points;
    }

    private static decimal Grain(decimal points)
    {
        var grain = 0.000_000_000_000_000_000_000_000_1m;
        while (points + grain == points) grain *= 10;
        return grain;
    }
}
