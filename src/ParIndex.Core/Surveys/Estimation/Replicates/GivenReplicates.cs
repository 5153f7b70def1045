using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Replicate weights that came with the data, one column each (R's svrepdesign).</summary>
public sealed class GivenReplicates
{
    private readonly NumberColumn[] columns;
    private readonly ReplicateScales scales;

    /// <summary>Takes the columns.</summary>
    /// <param name="columns">Weights of each replicate.</param>
    /// <param name="scales">What makes a variance of squared differences.</param>
    /// <param name="areCombined">The columns are whole weights; otherwise factors of the full weight.</param>
    public GivenReplicates(IReadOnlyList<NumberColumn> columns, ReplicateScales scales, bool areCombined = true)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(scales);
        this.columns = scales.Each.Count == columns.Count ? [.. columns] : throw new ArgumentException("One scale for each replicate.", nameof(scales));
        this.scales = scales;
        AreCombined = areCombined;
    }

    /// <summary>Whether the columns are whole weights.</summary>
    public bool AreCombined { get; }

    /// <summary>Means or, with a denominator, ratios by domain.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="above">Numbers by row; NaN is left out.</param>
    /// <param name="below">Denominator by row; null: a mean.</param>
    /// <param name="centre">What differences are taken from.</param>
    public IReadOnlyList<ReplicateEstimate> Ratios(DomainCells cells, NumberColumn above, NumberColumn? below = null, ReplicateCentre centre = ReplicateCentre.Mean) =>
        Of(cells, above, below, false, centre);

    /// <summary>Totals by domain.</summary>
    /// <inheritdoc cref="Ratios"/>
    public IReadOnlyList<ReplicateEstimate> Totals(DomainCells cells, NumberColumn above, ReplicateCentre centre = ReplicateCentre.Mean) => Of(cells, above, null, true, centre);

    private ReplicateEstimate[] Of(DomainCells cells, NumberColumn above, NumberColumn? below, bool isTotal, ReplicateCentre centre)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(above);
        var whole = Results(cells, above, below, isTotal, null);
        var replicated = Array.ConvertAll(columns, column => Results(cells, above, below, isTotal, column));
        var estimates = new ReplicateEstimate[whole.Length];
        for (var domain = 0; domain < whole.Length; domain++)
        {
            var results = Array.ConvertAll(replicated, one => one[domain]);
            estimates[domain] = new ReplicateEstimate(whole[domain], Math.Sqrt(scales.Variance(results, whole[domain], centre)), results);
        }

        return estimates;
    }

    private double[] Results(DomainCells cells, NumberColumn above, NumberColumn? below, bool isTotal, NumberColumn? column)
    {
        var (over, under) = (new double[cells.Domains.Count], new double[cells.Domains.Count]);
        for (var chunk = 0; chunk < cells.Design.Data.Chunks; chunk++)
        {
            var domains = cells.Domains.DomainsOf(chunk);
            var weights = cells.Design.WeightsOf(chunk);
            var numbers = above.Chunk(chunk);
            for (var row = 0; row < domains.Length; row++)
            {
                var divisor = below is null ? 1 : below.Chunk(chunk)[row];
                if (domains[row] != DomainTable.None && !double.IsNaN(numbers[row]) && !double.IsNaN(divisor))
                {
                    var weight = column is null ? weights[row] : column.Chunk(chunk)[row] * (AreCombined ? 1 : weights[row]);
                    over[domains[row]] += weight * numbers[row];
                    under[domains[row]] += weight * divisor;
                }
            }
        }

        return isTotal ? over : [.. over.Zip(under, (a, b) => b == 0 ? double.NaN : a / b)];
    }
}
