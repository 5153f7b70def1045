using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Means, totals and ratios by domain with errors from replicates. Rows are summed once; replicates work on sums of clusters.</summary>
public static class ReplicateFigures
{
    /// <summary>Means by domain.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="values">Numbers by row; NaN is left out.</param>
    /// <param name="replicates">Of the same design.</param>
    /// <param name="centre">What differences are taken from.</param>
    /// <exception cref="Design.DesignException">The weights are adjusted to known totals.</exception>
    public static IReadOnlyList<ReplicateEstimate> Means(
        DomainCells cells, NumberColumn values, ReplicateSet replicates, ReplicateCentre centre = ReplicateCentre.Mean) => Of(cells, values, null, false, replicates, centre);

    /// <summary>Totals by domain.</summary>
    /// <inheritdoc cref="Means"/>
    public static IReadOnlyList<ReplicateEstimate> Totals(
        DomainCells cells, NumberColumn values, ReplicateSet replicates, ReplicateCentre centre = ReplicateCentre.Mean) => Of(cells, values, null, true, replicates, centre);

    /// <summary>Ratios of totals by domain.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="above">Numerator by row.</param>
    /// <param name="below">Denominator by row.</param>
    /// <param name="replicates">Of the same design.</param>
    /// <param name="centre">What differences are taken from.</param>
    /// <exception cref="Design.DesignException">The weights are adjusted to known totals.</exception>
    public static IReadOnlyList<ReplicateEstimate> Ratios(
        DomainCells cells, NumberColumn above, NumberColumn below, ReplicateSet replicates, ReplicateCentre centre = ReplicateCentre.Mean) =>
        Of(cells, above, below, false, replicates, centre);

    private static ReplicateEstimate[] Of(
        DomainCells cells, NumberColumn above, NumberColumn? below, bool isTotal, ReplicateSet replicates, ReplicateCentre centre)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(above);
        ArgumentNullException.ThrowIfNull(replicates);
        var sums = RowSums.Of(cells, above, below, OneByOne.Run);
        return Of(cells, sums.Above, isTotal ? null : sums.Below, replicates, centre);
    }

    /// <summary>Ratios of totals given by cell or, without a denominator, totals.</summary>
    internal static ReplicateEstimate[] Of(DomainCells cells, double[] above, double[]? below, ReplicateSet replicates, ReplicateCentre centre)
    {
        if (cells.Design.Calibrations.Count > 0)
        {
            throw ReplicateProblems.Calibrated();
        }

        var first = new FirstStageSums(cells.Design);
        var (over, under) = (new double[replicates.Count], new double[replicates.Count]);
        var estimates = new ReplicateEstimate[cells.Domains.Count];
        for (var domain = 0; domain < estimates.Length; domain++)
        {
            first.Take(cells, domain, above);
            replicates.Sum(first.Clusters, first.Values, over);
            var value = first.Whole;
            if (below is not null)
            {
                first.Take(cells, domain, below);
                replicates.Sum(first.Clusters, first.Values, under);
                value /= first.Whole;
            }

            var results = new double[replicates.Count];
            for (var replicate = 0; replicate < results.Length; replicate++)
            {
                results[replicate] = below is null ? over[replicate] : Math.Abs(under[replicate]) > 1e-12 * Math.Abs(first.Whole) ? over[replicate] / under[replicate] : double.NaN;
            }

            estimates[domain] = new ReplicateEstimate(value, Math.Sqrt(replicates.Scales.Variance(results, value, centre)), results);
        }

        return estimates;
    }
}
