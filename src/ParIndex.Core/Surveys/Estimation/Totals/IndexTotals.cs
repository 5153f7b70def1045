using System.Buffers;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;

namespace ParIndex.Core.Surveys.Estimation.Totals;

/// <summary>
/// Sums of an index over the rows of each cell. What a person adds to the index of a domain is Σ over questions of
/// weight × (figure of the answer − figure of the domain) ÷ weight of those in the domain who answered the question.
/// </summary>
internal static class IndexTotals
{
    /// <summary>By cell: the linearised value of the index.</summary>
    /// <param name="cells">Cells of the rows.</param>
    /// <param name="index">The index.</param>
    /// <param name="figures">By domain, then question: figure of the domain, 0 to 100.</param>
    /// <param name="answered">By domain, then question: weight of those who answered.</param>
    /// <param name="runner">Spreads the work over threads.</param>
    public static double[] Linearised(DomainCells cells, IndexSpec index, double[][] figures, double[][] answered, PieceRunner runner)
    {
        var data = cells.Design.Data;
        var questions = index.Questions.Select(data.Scale).ToArray();
        var halves = RowHalves.Sum(data, runner, (from, to) =>
        {
            var sums = new double[cells.Count + 1];
            for (var chunk = from; chunk < to; chunk++)
            {
                AddChunk(sums, cells, index, questions, figures, answered, chunk);
            }

            return sums;
        });
        return Together(halves);
    }

    private static void AddChunk(
        double[] sums, DomainCells cells, IndexSpec index, ScaleColumn[] questions, double[][] figures, double[][] answered, int chunk)
    {
        var domains = cells.Domains.DomainsOf(chunk);
        var weights = cells.Design.WeightsOf(chunk);
        var cell = cells.CellsOf(chunk);
        var room = ArrayPool<byte>.Shared.Rent(cell.Length);
        for (var question = 0; question < questions.Length; question++)
        {
            var marks = questions[question].Chunk(chunk, room.AsSpan(0, questions[question].Room(chunk)));
            for (var row = 0; row < marks.Length; row++)
            {
                if (marks[row] != ScaleColumn.Missing && domains[row] != DomainTable.None)
                {
                    var domain = domains[row];
                    sums[cell[row]] += weights[row] * index.Weights[question] * (index.Of(marks[row]) - figures[domain][question]) / answered[domain][question];
                }
            }
        }

        ArrayPool<byte>.Shared.Return(room);
    }

    private static double[] Together(double[][] halves)
    {
        for (var cell = 0; cell < halves[0].Length; cell++)
        {
            halves[0][cell] += halves[1][cell];
        }

        return halves[0];
    }
}
