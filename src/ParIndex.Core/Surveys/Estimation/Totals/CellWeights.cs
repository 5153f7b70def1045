using ParIndex.Core.Analysis.Uncertainty;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>Rows and weight of each cell.</summary>
internal sealed class CellWeights
{
    private CellWeights(double[] weights, int[] rows)
    {
        Weights = weights;
        Rows = rows;
    }

    /// <summary>By cell: sum of weights.</summary>
    public double[] Weights { get; }

    /// <summary>By cell: number of rows.</summary>
    public int[] Rows { get; }

    /// <summary>Rows and weight of a domain.</summary>
    public (long Rows, double Weight) Of(DomainCells cells, int domain)
    {
        var (rows, weight) = (0L, 0.0);
        for (var cell = cells.Start(domain); cell < cells.Start(domain + 1); cell++)
        {
            rows += Rows[cell];
            weight += Weights[cell];
        }

        return (rows, weight);
    }

    /// <summary>Sums over the rows.</summary>
    public static CellWeights Of(DomainCells cells, PieceRunner runner)
    {
        var sums = RowHalves.Sum(cells.Design.Data, runner, (from, to) =>
        {
            var weights = new double[cells.Count + 1];
            var rows = new int[cells.Count + 1];
            for (var chunk = from; chunk < to; chunk++)
            {
                var weight = cells.Design.WeightsOf(chunk);
                var cell = cells.CellsOf(chunk);
                for (var row = 0; row < cell.Length; row++)
                {
                    weights[cell[row]] += weight[row];
                    rows[cell[row]]++;
                }
            }

            return new CellWeights(weights, rows);
        });
        for (var cell = 0; cell < cells.Count; cell++)
        {
            sums[0].Weights[cell] += sums[1].Weights[cell];
            sums[0].Rows[cell] += sums[1].Rows[cell];
        }

        return sums[0];
    }
}
