using ParIndex.Core.Criteria;

namespace ParIndex.Core.Scoring;

/// <summary>A part of the index over all units: a field, the survey part, or the rest, each with its own ranking.</summary>
/// <param name="Code">Code of the field; "survey" or "appraised" for the split by source.</param>
/// <param name="Points">By unit.</param>
/// <param name="Max">Applicable maximum by unit.</param>
/// <param name="Ranks">Rank by percent of the part.</param>
public sealed record ScorePart(string Code, decimal[] Points, decimal[] Max, int[] Ranks)
{
    public const string Survey = "survey";

    public const string Appraised = "appraised";

    public decimal? Percent(int unit) => Percentages.Of(Points[unit], Max[unit]);

    /// <summary>Every field, then the survey part (leaders, delegates, citizens) and the rest, in unrounded leaf points.</summary>
    public static IReadOnlyList<ScorePart> Of(SetScorer scorer, ScoreTable table)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(table);
        var nodes = scorer.Tree.Nodes;
        var indexes = Enumerable.Range(0, nodes.Count).Where(i => nodes[i].Kind == CriterionKind.Regular).ToList();
        var leaves = indexes.Where(i => nodes[i].IsLeaf).ToLookup(i => nodes[i].Source is SourceKind.LeaderSurvey or SourceKind.Sipas);
        return indexes
            .Where(i => scorer.Tree.Levels[i] == 1)
            .Select(i => Sum(nodes[i].Code, [i]))
            .Append(Sum(Survey, leaves[true]))
            .Append(Sum(Appraised, leaves[false]))
            .ToList();

        ScorePart Sum(string code, IEnumerable<int> columns)
        {
            var points = new decimal[table.Units.Count];
            var max = new decimal[points.Length];
            foreach (var column in columns.Select(i => table.Columns[i]))
            {
                for (var unit = 0; unit < points.Length; unit++)
                {
                    points[unit] += column.Points[unit];
                    max[unit] += column.MaxOf(unit);
                }
            }

            var percents = points.Select((value, unit) => Percentages.Of(value, max[unit]) ?? 0).ToArray();
            return new ScorePart(code, points, max, Ranking.Rank(percents, scorer.Set.Ties));
        }
    }
}
