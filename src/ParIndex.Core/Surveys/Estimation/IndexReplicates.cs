using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Replicates;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation;

/// <summary>An index in every domain with its error from replicates; a figure of every question is computed anew in each.</summary>
public static class IndexReplicates
{
    /// <summary>Estimates by domain.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="index">The index.</param>
    /// <param name="replicates">Of the same design.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another. The result is the same to the last bit.</param>
    /// <exception cref="DesignException">The weights are adjusted to known totals.</exception>
    public static IReadOnlyList<ReplicateEstimate> Of(DomainCells cells, IndexSpec index, ReplicateSet replicates, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(replicates);
        var run = runner ?? OneByOne.Run;
        if (!index.Questions.Any(name => cells.Design.Data.Scale(name).HasMissing))
        {
            var totals = PersonTotals.Of(cells, index, run);
            return ReplicateFigures.Of(
                cells, Array.ConvertAll(totals, cell => cell.Sum), Array.ConvertAll(totals, cell => cell.Weight), replicates, ReplicateCentre.Mean);
        }

        var questions = new IReadOnlyList<ReplicateEstimate>[index.Questions.Count];
        ScaleTotals.Sum(cells, CellWeights.Of(cells, run), [.. index.Questions.Select(cells.Design.Data.Scale)], index.Satisfied, run, (first, count, sums) =>
        {
            for (var lane = 0; lane < count; lane++)
            {
                var (above, below) = (new double[cells.Count], new double[cells.Count]);
                for (var cell = 0; cell < cells.Count; cell++)
                {
                    below[cell] = sums.WeightedAnswers(cell, lane);
                    above[cell] = index.Total(sums.WeightedMarks(cell, lane), sums.WeightedSatisfied(cell, lane), below[cell]);
                }

                questions[first + lane] = ReplicateFigures.Of(cells, above, below, replicates, ReplicateCentre.Mean);
            }
        });
        return [.. Enumerable.Range(0, cells.Domains.Count).Select(domain => Together(index, questions, domain, replicates))];
    }

    private static ReplicateEstimate Together(IndexSpec index, IReadOnlyList<ReplicateEstimate>[] questions, int domain, ReplicateSet replicates)
    {
        var value = 0.0;
        var results = new double[replicates.Count];
        for (var question = 0; question < questions.Length; question++)
        {
            var one = questions[question][domain];
            value += index.Weights[question] * one.Value;
            for (var replicate = 0; replicate < results.Length; replicate++)
            {
                results[replicate] += index.Weights[question] * one.Results[replicate];
            }
        }

        return new ReplicateEstimate(value, Math.Sqrt(replicates.Scales.Variance(results, value, ReplicateCentre.Mean)), results);
    }
}
