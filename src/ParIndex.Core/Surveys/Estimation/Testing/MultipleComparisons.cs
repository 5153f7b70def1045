namespace ParIndex.Core.Surveys.Estimation.Testing;

/// <summary>Adjusts the chances of many tests done together. A chance that is NaN stays so and does not count as a test.</summary>
public static class MultipleComparisons
{
    /// <summary>Holm (1979): keeps the chance of even one false finding; for few comparisons whose every finding must stand.</summary>
    public static double[] Holm(IReadOnlyList<double> chances)
    {
        var (adjusted, order) = Sorted(chances);
        var most = 0.0;
        for (var place = 0; place < order.Length; place++)
        {
            most = Math.Max(most, Math.Min(1, (order.Length - place) * chances[order[place]]));
            adjusted[order[place]] = most;
        }

        return adjusted;
    }

    /// <summary>Benjamini and Hochberg (1995): keeps the share of false findings among findings; for screening many units.</summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> chances)
    {
        var (adjusted, order) = Sorted(chances);
        var least = 1.0;
        for (var place = order.Length - 1; place >= 0; place--)
        {
            least = Math.Min(least, chances[order[place]] * order.Length / (place + 1));
            adjusted[order[place]] = least;
        }

        return adjusted;
    }

    private static (double[] Adjusted, int[] Order) Sorted(IReadOnlyList<double> chances)
    {
        ArgumentNullException.ThrowIfNull(chances);
        var adjusted = new double[chances.Count];
        Array.Fill(adjusted, double.NaN);
        return (adjusted, [.. Enumerable.Range(0, chances.Count).Where(place => !double.IsNaN(chances[place])).OrderBy(place => chances[place])]);
    }
}
