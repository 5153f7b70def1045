using System.Runtime.InteropServices;
using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Estimation.Variance;

namespace ParIndex.Core.Surveys.Estimation;

/// <summary>
/// Mean mark and share satisfied of every question in every domain, with standard errors. A person who left a question out is left
/// out of that question alone.
/// </summary>
public static class QuestionEstimates
{
    /// <summary>Estimates.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="questions">Questions with marks.</param>
    /// <param name="satisfied">Marks that count as satisfied.</param>
    /// <param name="runner">Spreads the work over threads; null: one after another. The result is the same to the last bit.</param>
    /// <returns>By domain, then question.</returns>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static QuestionEstimate[][] Of(DomainCells cells, IReadOnlyList<ScaleColumn> questions, MarkRange satisfied, PieceRunner? runner = null)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(questions);
        cells.Design.RequireUncalibrated();
        var run = runner ?? OneByOne.Run;
        var whole = CellWeights.Of(cells, run);
        var results = new QuestionEstimate[cells.Domains.Count][];
        for (var domain = 0; domain < results.Length; domain++)
        {
            results[domain] = new QuestionEstimate[questions.Count];
        }

        ScaleTotals.Sum(cells, whole, questions, satisfied, run, (first, count, sums) =>
        {
            var variance = new TaylorVariance(cells);
            for (var domain = 0; domain < results.Length; domain++)
            {
                for (var lane = 0; lane < count; lane++)
                {
                    results[domain][first + lane] = Estimate(cells, domain, sums, lane, variance);
                }
            }
        });
        return results;
    }

    private static QuestionEstimate Estimate(DomainCells cells, int domain, ScaleTotals sums, int lane, TaylorVariance variance)
    {
        var (from, to) = (cells.Start(domain), cells.Start(domain + 1));
        double weight = 0, marks = 0, satisfied = 0;
        long answers = 0, plainMarks = 0, plainSatisfied = 0;
        for (var cell = from; cell < to; cell++)
        {
            weight += sums.WeightedAnswers(cell, lane);
            marks += sums.WeightedMarks(cell, lane);
            satisfied += sums.WeightedSatisfied(cell, lane);
            answers += sums.Answers(cell, lane);
            plainMarks += sums.Marks(cell, lane);
            plainSatisfied += sums.Satisfied(cell, lane);
        }

        if (answers == 0)
        {
            var none = new Estimate(double.NaN, double.NaN);
            return new QuestionEstimate(0, 0, double.NaN, double.NaN, none, none);
        }

        var (mean, share) = (marks / weight, satisfied / weight);
        var units = new List<int>(to - from);
        var ofMean = new List<double>(to - from);
        var ofShare = new List<double>(to - from);
        for (var cell = from; cell < to; cell++)
        {
            if (sums.Answers(cell, lane) > 0)
            {
                var answered = sums.WeightedAnswers(cell, lane);
                units.Add(cells.Units[cell]);
                ofMean.Add((sums.WeightedMarks(cell, lane) - (mean * answered)) / weight);
                ofShare.Add((sums.WeightedSatisfied(cell, lane) - (share * answered)) / weight);
            }
        }

        var present = CollectionsMarshal.AsSpan(units);
        return new QuestionEstimate(
            answers,
            units.Count,
            (double)plainMarks / answers,
            (double)plainSatisfied / answers,
            new Estimate(mean, Math.Sqrt(variance.Of(present, CollectionsMarshal.AsSpan(ofMean)))),
            new Estimate(share, Math.Sqrt(variance.Of(present, CollectionsMarshal.AsSpan(ofShare)))));
    }
}
