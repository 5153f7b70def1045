using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>How a figure of one domain hangs on a row: weight × (numerator − ratio × denominator) / divisor.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Ratio">0 for a total.</param>
/// <param name="Divisor">1 for a total.</param>
/// <param name="Centre">Weighted mean of (numerator − ratio × denominator): 0 unless the figure is a total.</param>
/// <param name="Answers">Rows used.</param>
/// <param name="Weighing">Rows used whose weight is not 0.</param>
/// <param name="Population">Sum of their weights.</param>
internal readonly record struct LinearForm(double Value, double Ratio, double Divisor, double Centre, long Answers, long Weighing, double Population)
{
    /// <summary>The form of one domain.</summary>
    public static LinearForm Of(DomainCells cells, RowSums sums, int domain, bool isTotal)
    {
        double above = 0, below = 0, weights = 0;
        long rows = 0, weighing = 0;
        for (var cell = cells.Start(domain); cell < cells.Start(domain + 1); cell++)
        {
            above += sums.Above[cell];
            below += sums.Below[cell];
            weights += sums.Weights[cell];
            rows += sums.Rows[cell];
            weighing += sums.Weighing[cell];
        }

        return isTotal
            ? new LinearForm(above, 0, 1, above / weights, rows, weighing, weights)
            : new LinearForm(above / below, above / below, below, 0, rows, weighing, weights);
    }
}
