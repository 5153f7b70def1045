namespace ParIndex.Core.Surveys.Estimation.Weighting;

/// <summary>Groups of rows whose totals are known, with the weights before and after they were adjusted to them.</summary>
/// <param name="Groups">By chunk and row: number of the group.</param>
/// <param name="Count">Number of groups.</param>
/// <param name="Before">By chunk and row: weight before; null: all rows that weigh something count alike in the mean of a group (raking).</param>
/// <param name="After">By chunk and row: weight after.</param>
internal sealed record GroupMargin(int[][] Groups, int Count, double[][]? Before, double[][] After)
{
    /// <summary>Takes the mean of each group off: Σ (before × value / after) / Σ before, times the weight after.</summary>
    public void TakeResiduals(double[][] values)
    {
        var (sums, sizes) = (new double[Count], new double[Count]);
        for (var chunk = 0; chunk < values.Length; chunk++)
        {
            for (var row = 0; row < values[chunk].Length; row++)
            {
                var (group, after) = (Groups[chunk][row], After[chunk][row]);
                var counts = Before is null ? (after == 0 ? 0 : 1) : Before[chunk][row];
                sizes[group] += counts;
                sums[group] += after == 0 ? 0 : counts * values[chunk][row] / after;
            }
        }

        for (var chunk = 0; chunk < values.Length; chunk++)
        {
            for (var row = 0; row < values[chunk].Length; row++)
            {
                var group = Groups[chunk][row];
                if (sizes[group] > 0)
                {
                    values[chunk][row] -= sums[group] / sizes[group] * After[chunk][row];
                }
            }
        }
    }
}
