using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Core.Results;

/// <summary>All lost points of a unit in a year, most lost first within the order of codes, with totals by field, agency, cause and source.</summary>
/// <param name="Rows">In the order of the criteria set.</param>
public sealed record LostPointLedger(IReadOnlyList<LostPoint> Rows)
{
    /// <summary>Points lost in all.</summary>
    public decimal Lost => Rows.Sum(row => row.Lost);

    /// <summary>Leaves printed without a cause.</summary>
    public IReadOnlyList<LostPoint> WithoutCause => Rows.Where(row => row.Category == CauseCategory.Unstated).ToList();

    /// <summary>Leaves without a lead agency.</summary>
    public IReadOnlyList<LostPoint> WithoutLead => Rows.Where(row => row.Lead.Count == 0).ToList();

    public IReadOnlyList<LostTotal> ByField => Totals(Rows.Select(row => (row.Field, row)), keepOrder: true);

    /// <summary>By lead agency. A leaf with several leads counts in full for each, so these totals may exceed <see cref="Lost"/>.</summary>
    public IReadOnlyList<LostTotal> ByAgency =>
        Totals(Rows.SelectMany(row => row.Lead.DefaultIfEmpty("").Distinct(StringComparer.Ordinal).Select(lead => (lead, row))));

    public IReadOnlyList<LostTotal> ByCause => Totals(Rows.Select(row => (row.Category.Key(), row)));

    public IReadOnlyList<LostTotal> BySource => Totals(Rows.Select(row => (row.Source.ToString(), row)));

    /// <summary>From a printed result table.</summary>
    /// <param name="table">A table with maxima and points.</param>
    /// <param name="before">The table of the year before, for recurrence; rows are matched by title without tone marks, then by code.</param>
    public static LostPointLedger Of(OfficialTable table, OfficialTable? before = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = table.Rows.ToLookup(row => row.Code, StringComparer.Ordinal);
        var earlier = before is null ? null : TableFigures.LeavesOf(before).ToLookup(leaf => VietnameseText.Fold(leaf.Title), StringComparer.Ordinal);
        return new LostPointLedger(TableFigures.LeavesOf(table)
            .Where(leaf => leaf.Max > leaf.Score)
            .Select(leaf => new LostPoint
            {
                Code = leaf.Code,
                Title = leaf.Title,
                Field = FieldOf(leaf, rows),
                Max = leaf.Max!.Value,
                Points = leaf.Score!.Value,
                Category = CauseCategories.Recognise(leaf.Cause),
                Cause = leaf.Cause,
                Lead = leaf.Lead,
                Coordinators = leaf.Coordinators,
                Source = SourceOf(leaf, rows),
                Recurs = earlier?[VietnameseText.Fold(leaf.Title)].FirstOrDefault() is { } last ? last.Max > last.Score : null,
            })
            .ToList());
    }

    /// <summary>From a computed result: with the failed rule step and what would win the points back.</summary>
    /// <param name="score">An explained result.</param>
    /// <param name="scorer">The set it was computed with.</param>
    /// <param name="card">The scorecard, for stated causes and the rule's inverse.</param>
    public static LostPointLedger Of(UnitScore score, SetScorer scorer, Scorecard card)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(card);
        var inputs = InputTable.Of(scorer, [card]);
        var field = "";
        var rows = new List<LostPoint>();
        foreach (var node in score.Nodes)
        {
            field = node.Level == 1 ? node.Code : field;
            if (node.Criterion.IsLeaf && node.Criterion.Kind == CriterionKind.Regular && node.Lost > 0)
            {
                rows.Add(RowOf(node, field, scorer, inputs, card.Entries.GetValueOrDefault(node.Code)?.Cause ?? ""));
            }
        }

        return new LostPointLedger(rows);
    }

    private static LostPoint RowOf(NodeScore node, string field, SetScorer scorer, InputTable inputs, string cause)
    {
        scorer.TryLeaf(node.Code, out var leaf);
        var hasFigures = leaf?.Rule is not null && node.State == NodeState.Scored;
        var step = hasFigures ? StepOf(node.Steps) : null;
        return new LostPoint
        {
            Code = node.Code,
            Title = node.Criterion.Title,
            Field = field,
            Max = node.Max,
            Points = node.Points,
            Step = step,
            Category = Category(node.Criterion.Source, cause, step?.Text.Vietnamese ?? "", hasFigures),
            Cause = cause,
            Lead = node.Criterion.Lead,
            Coordinators = node.Criterion.Coordinators,
            Source = node.Criterion.Source,
            WinBack = hasFigures ? leaf!.Rule!.Improve(SetScorer.SlotValues(leaf, inputs, 0)) : [],
        };
    }

    /// <summary>The failed step with the figures that led to it; without a failed one, what decided the points.</summary>
    private static RuleStep? StepOf(IReadOnlyList<RuleStep> steps)
    {
        var failed = steps.ToList().FindIndex(step => step.IsFailed);
        var told = failed < 0 ? steps.Take(1).ToList() : steps.Take(failed + 1).Where((step, i) => i == failed || !step.IsFailed).ToList();
        return told.Count == 0 ? null : told[^1] with
        {
            Text = new Message(string.Join("; ", told.Select(step => step.Text.Vietnamese)), string.Join("; ", told.Select(step => step.Text.English))),
        };
    }

    private static CauseCategory Category(SourceKind source, string cause, string step, bool hasFigures) => (cause, source, hasFigures) switch
    {
        ({ Length: > 0 }, _, _) => CauseCategories.Recognise(cause),
        (_, SourceKind.LeaderSurvey or SourceKind.Sipas, _) => CauseCategory.Survey,
        (_, _, true) => CauseCategories.Recognise(step),
        _ => CauseCategory.Unstated,
    };

    private static string FieldOf(OfficialRow leaf, ILookup<string, OfficialRow> rows) => AncestorsOf(leaf, rows).LastOrDefault(leaf).Code;

    /// <summary>Where a printed leaf's points come from: its survey mark, and whether it or a row above it names the satisfaction index.</summary>
    internal static SourceKind SourceOf(OfficialRow leaf, ILookup<string, OfficialRow> rows)
    {
        if (leaf.Survey == SurveyMark.None)
        {
            return SourceKind.Appraised;
        }

        return AncestorsOf(leaf, rows).Where(row => row.Level > 1).Prepend(leaf)
            .Any(row => VietnameseText.Fold($"{row.Title} {row.Cause} {row.Note}").Contains("sipas", StringComparison.Ordinal))
            ? SourceKind.Sipas
            : SourceKind.LeaderSurvey;
    }

    private static IEnumerable<OfficialRow> AncestorsOf(OfficialRow row, ILookup<string, OfficialRow> rows)
    {
        // Bounded: a hostile table may name itself as its parent.
        for (var depth = 0; depth < 20 && rows[row.Parent].FirstOrDefault() is { } parent && row.Parent.Length > 0; depth++)
        {
            yield return row = parent;
        }
    }

    private static List<LostTotal> Totals(IEnumerable<(string Name, LostPoint Row)> pairs, bool keepOrder = false)
    {
        var totals = pairs
            .GroupBy(pair => pair.Name, pair => pair.Row, StringComparer.Ordinal)
            .Select(group => new LostTotal(group.Key, group.Sum(row => row.Lost), group.Count()));
        return keepOrder ? totals.ToList() : totals.OrderByDescending(total => total.Lost).ThenBy(total => total.Name, StringComparer.Ordinal).ToList();
    }
}
