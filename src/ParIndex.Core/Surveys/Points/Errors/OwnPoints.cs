using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Errors;

/// <summary>
/// Points of survey criteria from answers of our own: estimates under the design, errors by Taylor linearisation, and the covariances of
/// criteria that the same people answered.
/// </summary>
public static class OwnPoints
{
    /// <summary>Points of every criterion that somebody answered.</summary>
    /// <param name="design">The design, read against the answers.</param>
    /// <param name="rules">Criteria.</param>
    /// <param name="worths">Worth by row of each item, see <see cref="WorthColumn"/>.</param>
    /// <param name="source">Own survey or rehearsal.</param>
    /// <param name="groups">Column of groups and weight by group; null: the whole population as weighted.</param>
    /// <exception cref="ArgumentException">The source is the Ministry's, which has no answers.</exception>
    /// <exception cref="DesignException">See <see cref="LoneCluster"/>.</exception>
    public static (IReadOnlyList<SurveyScore> Scores, ErrorBlock Block) Of(
        SurveyDesign design, IReadOnlyList<CriterionRule> rules, IReadOnlyDictionary<string, NumberColumn> worths, PointSource source, GroupWeights? groups = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(worths);
        if (source is MinistryAggregate) throw new ArgumentException("A published aggregate has no answers.", nameof(source));
        var domains = DomainTable.Of(design.Data, groups is null ? [] : [groups.Column]);
        var cells = DomainCells.Of(design, domains);
        var figures = rules.Select(rule => (Rule: rule, Figure: FigureOf(cells, rule, worths, groups)!)).Where(pair => pair.Figure is not null).ToList();

        // One answer alone has a mean and no error that anybody could tell.
        var known = figures.Where(pair => double.IsFinite(pair.Figure.Variance)).ToList();
        var covariances = new double[known.Count, known.Count];
        for (var row = 0; row < known.Count; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                covariances[row, column] = covariances[column, row] = SampleFigure.Covariance(known[row].Figure, known[column].Figure);
            }
        }

        var scores = figures.Select(pair => new SurveyScore(
            pair.Rule.Criterion, pair.Rule.Max, Math.Clamp((decimal)pair.Figure.Value, 0, pair.Rule.Max), source,
            double.IsFinite(pair.Figure.Variance) ? new EstimatedError(pair.Figure.StandardError) : new UnknownError(new Message("quá ít phiếu", "too few answers"))));
        return ([.. scores], new ErrorBlock(source, [.. known.Select(pair => pair.Rule.Criterion)], covariances));
    }

    /// <summary>maximum × Σ item weight × share / Σ item weights, over items somebody answered.</summary>
    private static SampleFigure? FigureOf(DomainCells cells, CriterionRule rule, IReadOnlyDictionary<string, NumberColumn> worths, GroupWeights? groups)
    {
        var shares = rule.Items
            .Select(item => (item.Weight, Share: ShareOf(cells, worths[item.Item], groups)))
            .Where(pair => pair.Share is not null)
            .ToList();
        var weights = shares.Sum(pair => pair.Weight);
        return shares.Aggregate((SampleFigure?)null, (sum, pair) => Add(sum, (double)(rule.Max * pair.Weight / weights) * pair.Share!));
    }

    private static SampleFigure? ShareOf(DomainCells cells, NumberColumn worth, GroupWeights? groups)
    {
        var means = SampleFigures.Means(cells, worth);
        var own = Enumerable.Range(0, means.Count)
            .Where(domain => means[domain].Answers > 0 && !double.IsNaN(means[domain].Value))
            .Select(domain => (Weight: groups is null ? 1m : groups.Of(cells.Domains.Labels(domain)[0]), Mean: means[domain]))
            .Where(pair => pair.Weight > 0)
            .ToList();
        var weights = own.Sum(pair => pair.Weight);
        return own.Aggregate((SampleFigure?)null, (sum, pair) => Add(sum, (double)(pair.Weight / weights) * pair.Mean));
    }

    private static SampleFigure Add(SampleFigure? sum, SampleFigure next) => sum is null ? next : sum + next;
}

/// <summary>Weights of groups of respondents.</summary>
/// <param name="Column">Column of the groups.</param>
/// <param name="Weights">Weight by group, 0 or more.</param>
public sealed record GroupWeights(string Column, IReadOnlyDictionary<string, decimal> Weights)
{
    internal decimal Of(string group) => Weights.TryGetValue(group, out var weight) && weight >= 0
        ? weight
        : throw new ArgumentException($"Group {group} has no weight, or a negative one.", nameof(group));
}
