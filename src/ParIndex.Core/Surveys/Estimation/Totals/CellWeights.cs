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
                AddChunk(weights, rows, cells, chunk);
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

    private static void AddChunk(double[] weights, int[] rows, DomainCells cells, int chunk)
    {
        var own = cells.CellsOf(chunk);
        var weight = cells.Design.WeightsOf(chunk);
        var from = 0;
        foreach (var end in cells.RunsOf(chunk))
        {
            weights[own[from]] += RunKernel.Weight(weight[from..end]);
            rows[own[from]] += end - from;
            from = end;
        }

        for (var row = from; row < own.Length; row++)
        {
            weights[own[row]] += weight[row];
            rows[own[row]]++;
        }
    }
}
