using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Ranking;

/// <summary>
/// How sure a unit's rank is, given the errors of its survey criteria and those assumed of the other units: the ordinary simulation of
/// ranks, fed with survey errors.
/// </summary>
public static class SurveyRanks
{
    /// <summary>Errors of one unit's survey criteria as sources of a simulation.</summary>
    /// <param name="data">Results of all units; survey criteria are leaves by their code.</param>
    /// <param name="unit">Number of the unit.</param>
    /// <param name="scores">Its scores. Rehearsals move nothing. Undetermined errors move nothing either: tell <see cref="Unmoved"/>.</param>
    /// <exception cref="ArgumentException">A criterion that counts is no leaf of the data.</exception>
    public static IReadOnlyList<UncertaintySource> Sources(SimulationData data, int unit, SurveyScores scores)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(unit, data.Units.Count);
        var leaves = data.Leaves.Select((leaf, place) => (leaf.Code, place)).ToDictionary(pair => pair.Code, pair => pair.place, StringComparer.Ordinal);
        var counting = scores.Scores.Where(score => score.Source.Counts && score.Error is not UnknownError).ToList();
        if (counting.Find(score => !leaves.ContainsKey(score.Criterion)) is { } foreign)
        {
            throw new ArgumentException($"Criterion {foreign.Criterion} is no leaf of the results.", nameof(scores));
        }

        var name = data.Units[unit];
        var sources = new List<UncertaintySource>();
        foreach (var (block, number) in scores.Blocks.Select((block, number) => (block, number)))
        {
            if (counting.Exists(block.Holds))
            {
                sources.Add(new JointError($"{name}: điều tra {number + 1}", Loadings(block)));
            }
        }

        Add("điều tra độc lập", 0, counting.Where(score => !scores.Blocks.Any(block => block.Holds(score))).Select(score => (score.Criterion, (score.Error as EstimatedError)?.StandardError)));
        Add("sai số giả định", scores.AssumedCorrelation, counting.Select(score => (score.Criterion, (score.Error as AssumedError)?.StandardError)));
        return sources;

        void Add(string what, double correlation, IEnumerable<(string Criterion, double? Error)> errors)
        {
            var known = errors.Where(pair => pair.Error > 0).ToList();
            if (known.Count > 0)
            {
                var cells = Empty(data);
                known.ForEach(pair => cells[leaves[pair.Criterion]][unit] = pair.Error!.Value);
                sources.Add(new SurveyError($"{name}: {what}", cells, correlation));
            }
        }

        IReadOnlyList<IReadOnlyList<double[]>> Loadings(ErrorBlock block)
        {
            var own = counting.Where(block.Holds).Select(score => score.Criterion).ToHashSet(StringComparer.Ordinal);
            int[] places = [.. Enumerable.Range(0, block.Criteria.Count).Where(place => own.Contains(block.Criteria[place]))];
            var root = CovarianceRoot.Of(places.Length, (row, column) => block[places[row], places[column]]);
            return [.. Enumerable.Range(0, places.Length).Select(factor =>
            {
                var cells = Empty(data);
                for (var row = factor; row < places.Length; row++)
                {
                    cells[leaves[block.Criteria[places[row]]]][unit] = root[row, factor];
                }

                return (IReadOnlyList<double[]>)cells;
            })];
        }
    }

    /// <summary>Criteria that count whose undetermined error the interval leaves out: it is then too narrow.</summary>
    public static IReadOnlyList<string> Unmoved(SurveyScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return [.. scores.Scores.Where(score => score.Source.Counts && score.Error is UnknownError).Select(score => score.Criterion)];
    }

    /// <summary>Rank with its range in one sentence: "Hạng 51; 90 % khả năng từ 47 đến 55".</summary>
    /// <param name="outcome">The unit in a simulation.</param>
    /// <param name="scores">Its scores: what the range leaves out is told.</param>
    /// <param name="low">Lower quantile among those asked.</param>
    /// <param name="high">Upper quantile among those asked.</param>
    public static Message InWords(UnitOutcome outcome, SurveyScores scores, double low = 0.05, double high = 0.95)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var best = (int)Math.Floor(outcome.Quantiles.Single(quantile => quantile.Probability == low).Rank);
        var worst = (int)Math.Ceiling(outcome.Quantiles.Single(quantile => quantile.Probability == high).Rank);
        var chance = Math.Round((high - low) * 100);
        var unmoved = Unmoved(scores);
        var (but, butEn) = unmoved.Count == 0 ? ("", "") : (
            $" Chưa tính sai số không xác định của {string.Join(", ", unmoved)}, nên khoảng thật rộng hơn.",
            $" Undetermined errors of {string.Join(", ", unmoved)} are left out, so that the true range is wider.");
        return new Message(
            $"Hạng {outcome.Rank}; {PointText.Vi(chance)} % khả năng từ {best} đến {worst}.{but}",
            $"Rank {outcome.Rank}; {PointText.En(chance)} % range {best} to {worst}.{butEn}");
    }

    private static double[][] Empty(SimulationData data) => UncertaintySource.ByLeaf(new double[data.Leaves.Count], data.Units.Count);
}
