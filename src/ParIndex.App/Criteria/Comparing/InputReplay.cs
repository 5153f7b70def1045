using ParIndex.App.Results;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;
using ParIndex.Documents;

namespace ParIndex.App.Criteria.Comparing;

/// <summary>One unit scored with the same figures under two versions.</summary>
/// <param name="Before">Index in percent; null when nothing applies.</param>
/// <param name="After">The same under the later version.</param>
/// <param name="LacksBefore">Criteria without usable figures under the earlier version.</param>
/// <param name="LacksAfter">The same under the later version.</param>
public sealed record InputReplayUnit(string Name, decimal? Before, decimal? After, int RankBefore, int RankAfter, int LacksBefore, int LacksAfter)
{
    public decimal? Change => After - Before;

    /// <summary>Places won (above 0) or lost.</summary>
    public int RankChange => RankBefore - RankAfter;
}

/// <summary>A criterion whose mean points differ.</summary>
/// <param name="Before">Mean points under the earlier version; null when it has no such criterion.</param>
/// <param name="After">Mean points under the later version.</param>
public sealed record InputReplayCriterion(Criterion Node, decimal? Before, decimal After)
{
    public decimal Change => After - (Before ?? 0);
}

/// <summary>The figures of a past year scored with two versions: what the later one would have given, exactly. Pure but for reading the file.</summary>
public sealed class InputReplay
{
    private InputReplay((SetScorer Scorer, ScoreTable Table) earlier, (SetScorer Scorer, ScoreTable Table) later)
    {
        var (before, after) = (earlier.Table, later.Table);
        var ranksBefore = Ranks(before, earlier.Scorer.Set);
        var ranksAfter = Ranks(after, later.Scorer.Set);
        Units = [.. before.Units.Select((name, i) => new InputReplayUnit(
                name, Index(before, i), Index(after, i), ranksBefore[i], ranksAfter[i], Lacks(before, i), Lacks(after, i)))
            .OrderBy(unit => unit.RankAfter).ThenBy(unit => unit.Name, Comparer<string>.Create(VietnameseText.Compare))];
        var means = earlier.Scorer.Tree.Nodes.Zip(before.Columns, (node, column) => (node, Mean: Mean(column))).Where(pair => pair.node.IsLeaf)
            .ToDictionary(pair => pair.node.Key, pair => pair.Mean, StringComparer.Ordinal);
        Criteria = [.. later.Scorer.Tree.Nodes.Zip(after.Columns, (node, column) => (node, column)).Where(pair => pair.node.IsLeaf)
            .Select(pair => new InputReplayCriterion(pair.node, means.TryGetValue(pair.node.Key, out var mean) ? mean : null, Mean(pair.column)))
            .Where(row => row.Change != 0).OrderByDescending(row => Math.Abs(row.Change))];
    }

    /// <summary>By the place they would have, best first.</summary>
    public IReadOnlyList<InputReplayUnit> Units { get; }

    /// <summary>Criteria whose mean points differ, most first.</summary>
    public IReadOnlyList<InputReplayCriterion> Criteria { get; }

    /// <summary>Scores a file of figures, columns unit, code, input, value, under both versions.</summary>
    /// <exception cref="DocumentException">The file is not such a table; names the line and what to mend.</exception>
    public static InputReplay Read(string path, CriteriaSet earlier, CriteriaSet later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return new InputReplay(Score(path, earlier), Score(path, later));
    }

    private static (SetScorer Scorer, ScoreTable Table) Score(string path, CriteriaSet set)
    {
        var scorer = SetScorer.Compile(set, out _);
        return (scorer, scorer.ScoreMany(ScorecardFile.ReadInputs(path, scorer)));
    }

    private static int[] Ranks(ScoreTable table, CriteriaSet set) =>
        Ranking.Rank([.. Enumerable.Range(0, table.Units.Count).Select(i => Index(table, i) ?? 0)], set.Ties);

    private static decimal? Index(ScoreTable table, int unit) => Percentages.Of(table.Total.Points[unit], table.Total.MaxOf(unit));

    private static decimal Mean(NodeColumn column) => column.Points.Length == 0 ? 0 : column.Points.Average();

    private static int Lacks(ScoreTable table, int unit) => table.Columns.Count(column => column.States[unit] is NodeState.Missing or NodeState.Invalid);
}
