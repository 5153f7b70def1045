using ParIndex.Core.Numbers;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Intervals;
using ParIndex.Core.Surveys.Estimation.Totals;

namespace ParIndex.Core.Surveys.Estimation.Quantiles;

/// <summary>Medians and other quantiles with Woodruff's (1952) intervals.</summary>
public static class QuantileEstimates
{
    /// <summary>Estimates by domain.</summary>
    /// <param name="cells">Design and domains.</param>
    /// <param name="values">Numbers by row; NaN is left out.</param>
    /// <param name="share">0.5 for the median.</param>
    /// <param name="rule">Between two answers.</param>
    /// <param name="degrees">Degrees of freedom.</param>
    /// <param name="level">Confidence.</param>
    /// <exception cref="Design.DesignException">See <see cref="Design.LoneCluster"/>.</exception>
    public static IReadOnlyList<QuantileEstimate> Of(
        DomainCells cells, NumberColumn values, double share, QuantileRule rule = QuantileRule.Lowest, DegreesRule degrees = DegreesRule.Design, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(values);
        var answers = Answers(cells, values);
        var found = Array.ConvertAll(answers, one => one.Quantile(share, rule));
        var below = RowValues.Compute(cells.Design.Data, values.Name, (chunk, row) =>
            cells.Domains.DomainsOf(chunk)[row] is var domain && (domain == DomainTable.None || double.IsNaN(values.Chunk(chunk)[row]))
                ? double.NaN
                : values.Chunk(chunk)[row] <= found[domain] ? 1 : 0);
        var shares = SampleFigures.Means(cells, below);
        var estimates = new QuantileEstimate[found.Length];
        for (var domain = 0; domain < estimates.Length; domain++)
        {
            var df = degrees.DegreesOf(shares[domain]);
            var interval = MeanIntervals.Student(shares[domain].Estimate, df, level);
            var ends = new Interval(
                interval.Lower >= 0 ? answers[domain].Quantile(interval.Lower, rule) : double.NaN,
                interval.Upper <= 1 ? answers[domain].Quantile(interval.Upper, rule) : double.NaN);
            var t = df > 0 ? Distributions.StudentQuantile(1 - ((1 - level) / 2), df) : double.NaN;
            estimates[domain] = new QuantileEstimate(found[domain], (ends.Upper - ends.Lower) / (2 * t), ends);
        }

        return estimates;
    }

    private static WeightedAnswers[] Answers(DomainCells cells, NumberColumn values)
    {
        var (numbers, weights) = (new List<double>[cells.Domains.Count], new List<double>[cells.Domains.Count]);
        for (var domain = 0; domain < numbers.Length; domain++)
        {
            (numbers[domain], weights[domain]) = ([], []);
        }

        for (var chunk = 0; chunk < cells.Design.Data.Chunks; chunk++)
        {
            var domains = cells.Domains.DomainsOf(chunk);
            var own = values.Chunk(chunk);
            var weight = cells.Design.WeightsOf(chunk);
            for (var row = 0; row < own.Length; row++)
            {
                if (domains[row] != DomainTable.None && !double.IsNaN(own[row]))
                {
                    numbers[domains[row]].Add(own[row]);
                    weights[domains[row]].Add(weight[row]);
                }
            }
        }

        return [.. numbers.Zip(weights, (some, heavy) => new WeightedAnswers(some, heavy))];
    }
}
