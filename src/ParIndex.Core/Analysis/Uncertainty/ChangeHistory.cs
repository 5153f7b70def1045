namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>Points of a unit at a leaf in a past year.</summary>
/// <param name="Unit">Unit.</param>
/// <param name="Leaf">Number of the leaf.</param>
/// <param name="Year">Year of the index.</param>
/// <param name="Points">Points.</param>
/// <param name="Max">Maximum of the leaf then; years are compared as shares of it.</param>
public sealed record PastPoints(string Unit, int Leaf, int Year, decimal Points, decimal Max);

/// <summary>Usual yearly changes, learnt from points of consecutive years; a year between that is missing makes no change.</summary>
public static class ChangeHistory
{
    /// <summary>A leaf with fewer changes than this takes the spread of all leaves.</summary>
    public const int LeastChanges = 5;

    /// <summary>Mean and standard deviation of the change of each leaf over all units and years.</summary>
    /// <param name="name">Name of the source.</param>
    /// <param name="data">Data to be simulated.</param>
    /// <param name="past">Past points.</param>
    /// <param name="affected">By unit: whether it changes.</param>
    /// <param name="correlation">Correlation between a unit's leaves, 0 to 1.</param>
    /// <returns>Null when no two consecutive years are given.</returns>
    public static YearlyChange? Usual(string name, SimulationData data, IReadOnlyList<PastPoints> past, IReadOnlyList<bool> affected, double correlation = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var changes = Changes(past).ToList();
        if (changes.Count == 0) return null;
        var byLeaf = changes.ToLookup(change => change.Leaf, change => change.Share);
        var all = Moments.Of([.. changes.Select(change => change.Share)]);
        var moments = data.Leaves.Select((_, leaf) => byLeaf[leaf].Count() < LeastChanges ? all : Moments.Of([.. byLeaf[leaf]])).ToList();
        return new YearlyChange(name, Table(moment => moment.Mean), Table(moment => Math.Min(moment.Spread, 1)), correlation);

        double[][] Table(Func<(double Mean, double Spread), double> pick) =>
            [.. moments.Select(moment => affected.Select(isAffected => isAffected ? pick(moment) : 0).ToArray())];
    }

    /// <summary>Whole sets of changes, one for each unit and pair of consecutive years; a leaf without both years changes by 0 there.</summary>
    /// <returns>Null when no two consecutive years are given.</returns>
    public static ResampledChange? Resampled(string name, SimulationData data, IReadOnlyList<PastPoints> past, IReadOnlyList<bool> affected)
    {
        ArgumentNullException.ThrowIfNull(data);
        var sets = Changes(past).GroupBy(change => (change.Unit, change.Year))
            .OrderBy(set => set.Key.Year).ThenBy(set => set.Key.Unit, StringComparer.Ordinal)
            .Select(set => set.ToDictionary(change => change.Leaf, change => change.Share)).ToList();
        return sets.Count == 0
            ? null
            : new ResampledChange(name, [.. data.Leaves.Select((_, leaf) => sets.Select(set => set.GetValueOrDefault(leaf)).ToArray())], affected);
    }

    private static IEnumerable<(string Unit, int Leaf, int Year, double Share)> Changes(IReadOnlyList<PastPoints> past)
    {
        var shares = past.ToDictionary(row => (row.Unit, row.Leaf, row.Year), row => row.Points / row.Max);
        return past
            .Where(row => shares.ContainsKey((row.Unit, row.Leaf, row.Year - 1)))
            .Select(row => (row.Unit, row.Leaf, row.Year, (double)(shares[(row.Unit, row.Leaf, row.Year)] - shares[(row.Unit, row.Leaf, row.Year - 1)])));
    }
}
