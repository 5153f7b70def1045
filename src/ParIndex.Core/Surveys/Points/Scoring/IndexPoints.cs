namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>Points from a published index, and an index from those of its parts.</summary>
public static class IndexPoints
{
    /// <summary>SIPAS and its factors: maximum × index / 100.</summary>
    /// <param name="max">Maximum points, 0 or more.</param>
    /// <param name="index">Index, 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside 0 to 100.</exception>
    public static decimal Of(decimal max, decimal index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(max);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, 100);
        return max * index / 100;
    }

    /// <summary>
    /// Mean over all items of an index given by parts (policy 23 items, service 16): Σ items × index / Σ items. The published indices of
    /// Hà Nội 2023 and 2024 come out this way and not as the plain mean of the parts.
    /// </summary>
    /// <param name="parts">Index of each part, 0 to 100, and its number of items or weight, 0 or more.</param>
    /// <exception cref="ArgumentException">The weights sum to 0.</exception>
    public static decimal Mean(IReadOnlyCollection<(decimal Index, decimal Items)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var items = parts.Sum(part => part.Items);
        return items > 0 ? parts.Sum(part => part.Index * part.Items) / items : throw new ArgumentException("The parts have no items.", nameof(parts));
    }
}
