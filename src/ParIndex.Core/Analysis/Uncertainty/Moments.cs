namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>Mean and standard deviation, stated once. Sums run in the order given.</summary>
internal static class Moments
{
    /// <summary>Standard deviation over n − 1; both 0 without values, spread 0 for one.</summary>
    public static (double Mean, double Spread) Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return (0, 0);

        // Sums of differences from the first: values that are all the same have no spread, not even of rounding.
        double sum = 0;
        foreach (var value in values)
        {
            sum += value - values[0];
        }

        var mean = values[0] + (sum / values.Length);
        double squares = 0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, values.Length < 2 ? 0 : Math.Sqrt(squares / (values.Length - 1)));
    }
}
