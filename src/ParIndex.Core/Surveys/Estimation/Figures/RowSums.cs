using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Figures;

/// <summary>Sums over the rows of each cell that have the numbers.</summary>
internal sealed class RowSums
{
    private RowSums(int cells)
    {
        Above = new double[cells];
        Below = new double[cells];
        Weights = new double[cells];
        Rows = new int[cells];
        Weighing = new int[cells];
    }

    /// <summary>Σ weight × numerator.</summary>
    public double[] Above { get; }

    /// <summary>Σ weight × denominator.</summary>
    public double[] Below { get; }

    /// <summary>Σ weight.</summary>
    public double[] Weights { get; }

    /// <summary>Number of rows.</summary>
    public int[] Rows { get; }

    /// <summary>Number of rows whose weight is not 0.</summary>
    public int[] Weighing { get; }

    /// <summary>Sums.</summary>
    /// <param name="cells">Cells of the rows.</param>
    /// <param name="above">Numerator.</param>
    /// <param name="below">Denominator; null: 1.</param>
    /// <param name="runner">Spreads the work over threads.</param>
    public static RowSums Of(DomainCells cells, NumberColumn above, NumberColumn? below, PieceRunner runner)
    {
        var halves = RowHalves.Sum(cells.Design.Data, runner, (from, to) =>
        {
            var sums = new RowSums(cells.Count + 1);
            for (var chunk = from; chunk < to; chunk++)
            {
                sums.Add(cells, chunk, above.Chunk(chunk), below is null ? default : below.Chunk(chunk));
            }

            return sums;
        });
        var whole = halves[0];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            whole.Above[cell] += halves[1].Above[cell];
            whole.Below[cell] += halves[1].Below[cell];
            whole.Weights[cell] += halves[1].Weights[cell];
            whole.Rows[cell] += halves[1].Rows[cell];
            whole.Weighing[cell] += halves[1].Weighing[cell];
        }

        return whole;
    }

    private void Add(DomainCells cells, int chunk, ReadOnlySpan<double> above, ReadOnlySpan<double> below)
    {
        var own = cells.CellsOf(chunk);
        var weights = cells.Design.WeightsOf(chunk);
        for (var row = 0; row < own.Length; row++)
        {
            var divisor = below.IsEmpty ? 1 : below[row];
            if (double.IsNaN(above[row]) || double.IsNaN(divisor))
            {
                continue;
            }

            var (cell, weight) = (own[row], weights[row]);
            Above[cell] += weight * above[row];
            Below[cell] += weight * divisor;
            Weights[cell] += weight;
            Rows[cell]++;
            Weighing[cell] += weight != 0 ? 1 : 0;
        }
    }
}
