namespace ParIndex.Core.Analysis.Forecasting;

/// <summary>
/// Robust line through yearly figures (Theil 1950, Sen 1968): the slope is the median of the slopes of all pairs, the height the median of
/// what remains. One wild year among four moves it little.
/// </summary>
public static class TheilSen
{
    /// <summary>Value of the line at a year.</summary>
    /// <param name="points">Two years at least, each once.</param>
    /// <param name="year">Year asked about.</param>
    /// <exception cref="ArgumentException">Fewer than two years, or one twice.</exception>
    public static decimal At(IReadOnlyList<(int Year, decimal Value)> points, int year)
    {
        var slope = Slope(points);
        return Median(points.Select(point => point.Value - (slope * (point.Year - year))));
    }

    /// <summary>Median change a year.</summary>
    /// <param name="points">Two years at least, each once.</param>
    /// <exception cref="ArgumentException">Fewer than two years, or one twice.</exception>
    public static decimal Slope(IReadOnlyList<(int Year, decimal Value)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count < 2 || points.DistinctBy(point => point.Year).Count() < points.Count)
        {
            throw new ArgumentException("Two different years at least.", nameof(points));
        }

        return Median(points.SelectMany((left, i) => points.Skip(i + 1).Select(right => (right.Value - left.Value) / (right.Year - left.Year))));
    }

    private static decimal Median(IEnumerable<decimal> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
