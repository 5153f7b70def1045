namespace ParIndex.Core.Numbers;

/// <summary>Quantiles of drawn values by linear interpolation between the ordered values (type 7 of Hyndman and Fan).</summary>
public static class SampleQuantile
{
    /// <summary>A quantile.</summary>
    /// <param name="sorted">Values from least to greatest, at least one.</param>
    /// <param name="probability">0 to 1.</param>
    public static double Of(double[] sorted, double probability)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        var (low, part) = Place(sorted.Length, probability);
        return part == 0 ? sorted[low] : sorted[low] + (part * (sorted[low + 1] - sorted[low]));
    }

    /// <summary>Position among ordered values: the one below, and how far towards the next.</summary>
    internal static (int Low, double Part) Place(int values, double probability)
    {
        var place = (values - 1) * probability;
        var low = Math.Min((int)place, values - 1);
        return (low, low == values - 1 ? 0 : place - low);
    }
}
