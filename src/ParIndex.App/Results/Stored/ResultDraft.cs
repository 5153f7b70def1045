using ParIndex.Core.Criteria;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Results.Stored;

/// <summary>A unit's result of a year, ready to be stored: the tree with points, lost points with causes, targets and tasks.</summary>
/// <param name="Max">Applicable maximum.</param>
/// <param name="Points">Full precision, after the set's own rounding of levels.</param>
/// <param name="Target">Targets of the leaves together; null when none is set.</param>
/// <param name="Nodes">Parents before children.</param>
/// <param name="Losses">Leaves that lost points, in order.</param>
/// <param name="Tasks">Tasks of leaves, in order.</param>
public sealed record ResultDraft(
    decimal Max,
    decimal Points,
    decimal? Target,
    IReadOnlyList<ResultNode> Nodes,
    IReadOnlyList<ResultLoss> Losses,
    IReadOnlyList<ResultTask> Tasks)
{
    /// <summary>From a printed table; points of parents are summed anew from the leaves, printed sums are not taken over.</summary>
    public static ResultDraft Of(OfficialTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var leaves = TableFigures.LeavesOf(table).Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var rows = table.Rows.Where(row => row.Level > 0).ToList();
        var sums = new PrintedSums(rows, leaves);
        var nodes = rows.Select(row => new ResultNode(
            row.Code, row.Parent.Length == 0 ? null : row.Parent, null, row.Level, row.Title,
            sums.Max(row), sums.Points(row), sums.Target(row), leaves.Contains(row.Code), row.Survey != SurveyMark.None, row.Source)).ToList();
        return Joined(table, nodes, LostPointLedger.Of(table));
    }

    /// <summary>From a printed table whose figures were scored with a set: points follow the rules, causes and tasks are the printed ones.</summary>
    /// <param name="table">The printed table; its codes are those of the set.</param>
    /// <param name="score">The explained score.</param>
    /// <param name="scorer">The set.</param>
    /// <param name="card">What was scored.</param>
    public static ResultDraft Of(OfficialTable table, UnitScore score, SetScorer scorer, Scorecard card)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(scorer);
        var printed = table.Rows.ToLookup(row => row.Code, StringComparer.Ordinal);
        var sums = new PrintedSums(table.Rows, scorer.Set.Leaves().Select(leaf => leaf.Code).ToHashSet(StringComparer.Ordinal));
        var parents = scorer.Set.All().SelectMany(node => node.Children.Select(child => (child.Code, Parent: node.Code)))
            .ToDictionary(pair => pair.Code, pair => pair.Parent, StringComparer.Ordinal);
        var nodes = score.Nodes.Select(node => new ResultNode(
            node.Code, parents.GetValueOrDefault(node.Code), node.Criterion.Key, node.Level, node.Criterion.Title, node.Max, node.Points,
            printed[node.Code].FirstOrDefault() is { } row ? sums.Target(row) : null, node.Criterion.IsLeaf,
            node.Criterion.IsLeaf && node.Criterion.Source is SourceKind.LeaderSurvey or SourceKind.Sipas,
            printed[node.Code].FirstOrDefault()?.Source)).ToList();
        var steps = LostPointLedger.Of(score, scorer, card).Rows.ToDictionary(row => row.Code, StringComparer.Ordinal);
        var told = LostPointLedger.Of(table).Rows.ToDictionary(row => row.Code, StringComparer.Ordinal);
        var losses = steps.Values.Select(row => told.GetValueOrDefault(row.Code) is { } stated
            ? row with { Category = stated.Category, Cause = stated.Cause, Lead = stated.Lead, Coordinators = stated.Coordinators }
            : row).ToList();
        return Joined(table, nodes, new LostPointLedger(losses)) with { Points = score.Points, Max = score.Max };
    }

    /// <summary>From a score alone.</summary>
    public static ResultDraft Of(UnitScore score, SetScorer scorer, Scorecard card)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(scorer);
        return Of(new OfficialTable { Rows = [] }, score, scorer, card);
    }

    private static ResultDraft Joined(OfficialTable table, IReadOnlyList<ResultNode> nodes, LostPointLedger ledger)
    {
        var known = nodes.Select(node => node.Code).ToHashSet(StringComparer.Ordinal);
        var targets = nodes.Where(node => node.IsLeaf && node.Target is not null).Select(node => node.Target!.Value).ToList();
        return new ResultDraft(
            nodes.Where(node => node.Level == 1).Sum(node => node.Max ?? 0),
            nodes.Where(node => node.Level == 1).Sum(node => node.Points ?? 0),
            targets.Count == 0 ? null : targets.Sum(),
            nodes,
            ledger.Rows.Select(row => new ResultLoss(
                row.Code, row.Field, row.Max, row.Points, row.Category.Key(), row.Cause, row.Step?.Text.Vietnamese, [.. row.Lead], [.. row.Coordinators])).ToList(),
            table.Rows.Where(row => known.Contains(row.Code)).SelectMany(row => row.Tasks.Select(task =>
                new ResultTask(row.Code, task, [.. row.Lead], [.. row.Coordinators], [.. row.Monitor]))).ToList());
    }
}

/// <summary>A node of a stored result.</summary>
/// <param name="Key">Stable key of the criterion, where the set is known.</param>
/// <param name="Points">Null for rows that carry none.</param>
/// <param name="Place">Where it was read.</param>
public sealed record ResultNode(
    string Code, string? Parent, string? Key, int Level, string Title, decimal? Max, decimal? Points, decimal? Target, bool IsLeaf, bool IsSurvey, SourcePlace? Place);

/// <summary>Points lost at a leaf.</summary>
/// <param name="Category">Key of a <see cref="CauseCategory"/>.</param>
/// <param name="Step">The rule step that cost them, in words; null when the rule is not known.</param>
public sealed record ResultLoss(
    string Code, string Field, decimal Max, decimal Points, string Category, string Cause, string? Step, string[] Lead, string[] Coordinators);

/// <summary>A task hung on a criterion.</summary>
public sealed record ResultTask(string Code, string Text, string[] Lead, string[] Coordinators, string[] Monitor);
