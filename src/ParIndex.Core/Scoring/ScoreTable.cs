using ParIndex.Core.Criteria;

namespace ParIndex.Core.Scoring;

/// <summary>Points of all nodes for many units, as columns.</summary>
public sealed class ScoreTable
{
    private readonly SetScorer scorer;
    private readonly InputTable inputs;
    private readonly NodeColumn[] columns;
    private readonly Lazy<ILookup<string, ScorecardProblem>> problems;

    private ScoreTable(SetScorer scorer, InputTable inputs, NodeColumn[] columns, NodeColumn total)
    {
        this.scorer = scorer;
        this.inputs = inputs;
        this.columns = columns;
        Total = total;
        problems = new(() => inputs.Problems.ToLookup(problem => problem.Unit, StringComparer.Ordinal));
    }

    public IReadOnlyList<string> Units => inputs.Units;

    /// <summary>Totals: fields + bonus − penalty.</summary>
    public NodeColumn Total { get; }

    /// <summary>Columns in the order of <see cref="SetTree.Nodes"/>.</summary>
    public IReadOnlyList<NodeColumn> Columns => columns;

    /// <summary>Totals as rows to rank.</summary>
    public IReadOnlyList<ResultRow> Rows(Func<string, string?>? regionOf = null) =>
        Units.Select((unit, i) => new ResultRow(unit, Total.Points[i], Total.MaxOf(i), regionOf?.Invoke(unit))).ToList();

    /// <summary>One unit's result; leaves explained when <paramref name="explainFrom"/> gives their figures.</summary>
    public UnitScore Unit(int unit, InputTable? explainFrom = null)
    {
        var nodes = scorer.Tree.Nodes.Select((node, i) => new NodeScore(
            node, scorer.Tree.Levels[i], columns[i].Points[unit], columns[i].MaxOf(unit), columns[i].States[unit],
            explainFrom is null || !node.IsLeaf ? [] : LeafExplanation.Of(scorer, node, explainFrom, unit))).ToList();
        var points = Total.Points[unit];
        var max = Total.MaxOf(unit);
        return new UnitScore(
            Units[unit], points, max, Ranking.BandOf(Percentages.Of(points, max), scorer.Set.Bands),
            Total.States[unit] != NodeState.Incomplete, nodes,
            [.. problems.Value[Units[unit]]]);
    }

    internal static ScoreTable Compute(SetScorer scorer, InputTable inputs)
    {
        var tree = scorer.Tree;
        var columns = new NodeColumn[tree.Nodes.Count];
        var total = new NodeColumn(inputs.Units.Count, 0);
        for (var i = columns.Length - 1; i >= 0; i--)
        {
            var node = tree.Nodes[i];
            if (node.IsLeaf)
            {
                columns[i] = LeafScores.Of(scorer, node, inputs);
            }

            columns[i].Finish(node, RoundingOf(scorer.Set, tree.Levels[i]));
            var parent = tree.Parents[i];
            var sum = parent < 0 ? total : columns[parent] ??= new NodeColumn(inputs.Units.Count, 0);

            // Inside a group of its own kind a bonus or penalty simply adds up; the group then counts as one.
            var isOwnKind = parent >= 0 && tree.Nodes[parent].Kind == node.Kind;
            sum.Add(columns[i], isOwnKind ? CriterionKind.Regular : node.Kind);
        }

        return new ScoreTable(scorer, inputs, columns, total);
    }

    private static int? RoundingOf(CriteriaSet set, int level) => set.Rounding.FirstOrDefault(rounding => rounding.Level == level)?.Digits;
}
