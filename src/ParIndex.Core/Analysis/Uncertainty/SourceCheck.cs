namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>Whether sources fit the data. Readers of files check first and name the place; this guards the engine.</summary>
internal static class SourceCheck
{
    /// <exception cref="ArgumentException">They do not.</exception>
    public static void Check(SimulationData data, IReadOnlyList<UncertaintySource> sources)
    {
        if (sources.DistinctBy(source => source.Name, StringComparer.Ordinal).Count() < sources.Count)
        {
            throw new ArgumentException("Two sources share a name.", nameof(sources));
        }

        foreach (var source in sources)
        {
            if (!Fits(data, source))
            {
                throw new ArgumentException($"The tables or parameters of source {source.Name} do not fit the data.", nameof(sources));
            }
        }
    }

    private static bool Fits(SimulationData data, UncertaintySource source) => source switch
    {
        SurveyError error => IsCells(data, error.StandardErrors, 0, double.MaxValue) && IsShare(error.Correlation),
        JointError error => error.Loadings.All(factor => IsCells(data, factor, double.MinValue, double.MaxValue)),
        AppraiserCut cut => IsCells(data, cut.Chances, 0, 1) && IsCells(data, cut.Means, -1, 1) && IsCells(data, cut.Spreads, 0, 1),
        YearlyChange change => IsCells(data, change.Means, -1, 1) && IsCells(data, change.Spreads, 0, 1) && IsShare(change.Correlation),
        ResampledChange change => change.Affected.Count == data.Units.Count && change.Changes.Count > 0 && IsTable(data, change.Changes, change.Changes[0].Length, -1, 1),
        WeightNoise noise => data.Weights is not null && noise.Amplitude is >= 0 and < 1,
        _ => false,
    };

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static bool IsCells(SimulationData data, IReadOnlyList<double[]> table, double least, double most) =>
        IsTable(data, table, data.Units.Count, least, most);

    /// <summary>NaN is in no range.</summary>
    private static bool IsTable(SimulationData data, IReadOnlyList<double[]> table, int length, double least, double most) =>
        length > 0 && table.Count == data.Leaves.Count
        && table.All(column => column.Length == length && Array.TrueForAll(column, value => value >= least && value <= most));
}
