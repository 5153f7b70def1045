namespace ParIndex.Core.Surveys.Estimation.Replicates;

/// <summary>Variance from replicates: common factor × Σ factor of the replicate × (result − centre)².</summary>
/// <param name="Common">R's scale.</param>
/// <param name="Each">R's rscales, one for each replicate, from 0.</param>
public sealed record ReplicateScales(double Common, IReadOnlyList<double> Each)
{
    /// <summary>The same factor 1 for every replicate.</summary>
    public static ReplicateScales Equal(double common, int replicates) => new(common, [.. Enumerable.Repeat(1.0, replicates)]);

    /// <summary>Variance of a figure from its value in each replicate; replicates in which it has none (NaN) are left out.</summary>
    /// <param name="results">By replicate.</param>
    /// <param name="whole">Value from the whole sample.</param>
    /// <param name="centre">What differences are taken from.</param>
    public double Variance(ReadOnlySpan<double> results, double whole, ReplicateCentre centre = ReplicateCentre.Mean)
    {
        var (sum, count) = (0.0, 0);
        for (var replicate = 0; replicate < results.Length; replicate++)
        {
            if (!double.IsNaN(results[replicate]) && Each[replicate] > 0)
            {
                sum += results[replicate];
                count++;
            }
        }

        if (count == 0)
        {
            return double.NaN;
        }

        var middle = centre == ReplicateCentre.WholeSample ? whole : sum / count;
        var squares = 0.0;
        for (var replicate = 0; replicate < results.Length; replicate++)
        {
            if (!double.IsNaN(results[replicate]))
            {
                var off = results[replicate] - middle;
                squares += Each[replicate] * off * off;
            }
        }

        return Common * squares;
    }
}
