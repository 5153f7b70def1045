using ParIndex.Core.Criteria;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Core.Reports;

/// <summary>Puts a report together. Sums come from the leaves, as plans take them, so that report and plan agree.</summary>
internal sealed class ReportBuilder
{
    private const int MostLevels = 20;

    /// <summary>Least share of telling words two titles of a field of one code have in common.</summary>
    private const double SameTitle = 0.5;

    private readonly ReportSource source;
    private readonly ImprovementPlan plan;
    private readonly Dictionary<string, PlanLine> lines;
    private readonly ILookup<string, Leaf> leaves;
    private readonly ILookup<string, OfficialRow> rows;

    public ReportBuilder(ReportSource source)
    {
        this.source = source;
        plan = ImprovementPlan.Of(source.Table, source.Ledger, source.Year + 1);
        lines = plan.Lines.DistinctBy(line => line.Code, StringComparer.Ordinal).ToDictionary(line => line.Code, StringComparer.Ordinal);
        rows = source.Table.Rows.ToLookup(row => row.Code, StringComparer.Ordinal);
        leaves = TableFigures.LeavesOf(source.Table).Select(LeafOf).ToLookup(leaf => leaf.Field, StringComparer.Ordinal);
    }

    public AnalysisReport Build()
    {
        var all = leaves.SelectMany(group => group).ToList();
        var fields = plan.Lines.Where(line => line.Level == 1).Select(FieldOf).ToList();
        var total = new PartPoints(plan.Last, plan.Max);
        return new AnalysisReport
        {
            Unit = source.Unit,
            Year = source.Year,
            Structure = new SetStructure(fields.Count, plan.Lines.Count(line => line.Level == 2), plan.Lines.Count(line => line.Level > 2), all.Count),
            Total = total,
            Appraised = Sum(all.Where(leaf => !leaf.IsSurvey)),
            Survey = Sum(all.Where(leaf => leaf.IsSurvey)),
            Leaders = Sum(all.Where(leaf => leaf.Kind == SourceKind.LeaderSurvey)),
            Sipas = Sum(all.Where(leaf => leaf.Kind == SourceKind.Sipas)),
            Fields = fields,
            Group = Ranking.BandOf(total.Percent, source.Bands),
            FieldGroups = AchievementGroup.Of(fields.Select(field => (field.Code, field.Result.Percent)), source.Bands),
            Rank = source.Rank ?? (Own() is { } own ? new RankPlace(own.Rank, source.Peers!.Units.Count) : null),
            RankBefore = source.RankBefore,
            Before = source.PointsBefore is { } points ? new PartPoints(points, total.Max) : TotalBefore(),
            Peers = source.Peers,
            UnitGroups = source.Peers is { } peers ? AchievementGroup.Of(peers.Units.Select(unit => (unit.Unit, unit.Percent)), source.Bands) : [],
            FullLeaves = all.Count(leaf => leaf.Row is { Score: { } score, Max: { } max } && score >= max),
            ZeroLeaves = source.Ledger.Rows.Count(row => row.Points == 0),
            Unscored = [.. all.Where(leaf => leaf.Row.Score is null).Select(leaf => leaf.Row.Code)],
            Ledger = source.Ledger,
            Plan = plan,
            Table = ReportTable.Of(source, plan),
        };
    }

    private static PartPoints Sum(IEnumerable<Leaf> part) => PartPoints.Sum(part.Select(leaf => (leaf.Row.Score ?? 0, leaf.Row.Max ?? 0)));

    private FieldResult FieldOf(PlanLine field)
    {
        var under = plan.Lines.Where(line => line.Level > 1 && FieldOf(line.Code) == field.Code).ToList();
        var result = new PartPoints(field.Last, field.Max);
        return new FieldResult(field.Code, SentenceTitle.Of(field.Title), under.Count(line => line.Level == 2), under.Count(line => line.Level > 2), result)
        {
            Survey = Sum(leaves[field.Code].Where(leaf => leaf.IsSurvey)),
            LostLeaves = source.Ledger.Rows.Count(row => row.Field == field.Code),
            Before = BeforeOf(field),
            Group = Ranking.BandOf(result.Percent, source.Bands),
        };
    }

    /// <summary>Code of the field a row belongs to.</summary>
    private string FieldOf(string code)
    {
        // Bounded: a hostile table may name itself as its parent.
        for (var depth = 0; depth < MostLevels && lines.GetValueOrDefault(code) is { Parent.Length: > 0 } line; depth++)
            code = line.Parent;

        return code;
    }

    private Leaf LeafOf(OfficialRow row) => new(row, FieldOf(row.Code), source.Kinds.TryGetValue(row.Code, out var kind) ? kind : LostPointLedger.SourceOf(row, rows));

    private RankedUnit? Own()
    {
        var unit = VietnameseText.Fold(source.Unit);
        return source.Peers?.Units.FirstOrDefault(peer => VietnameseText.Fold(peer.Unit) is var name && (unit == name || unit.EndsWith(" " + name, StringComparison.Ordinal)));
    }

    private ImprovementPlan? PlanBefore { get => field ??= source.Before is { } before ? ImprovementPlan.Of(before, LostPointLedger.Of(before), source.Year) : null; }

    private PartPoints? TotalBefore() => PlanBefore is { } before ? new PartPoints(before.Last, before.Max) : null;

    /// <summary>The field of the same title; with another title the one of the same code, as long as the titles speak of the same.</summary>
    private PartPoints? BeforeOf(PlanLine line)
    {
        var fields = PlanBefore?.Lines.Where(other => other.Level == 1).ToList() ?? [];
        var key = VietnameseText.Fold(line.Title);
        var same = fields.FirstOrDefault(other => VietnameseText.Fold(other.Title) == key)
            ?? fields.FirstOrDefault(other => other.Code == line.Code && Words.Overlap(other.Title, line.Title) >= SameTitle);
        return same is null ? null : new PartPoints(same.Last, same.Max);
    }

    private sealed record Leaf(OfficialRow Row, string Field, SourceKind Kind)
    {
        public bool IsSurvey => Kind is SourceKind.LeaderSurvey or SourceKind.Sipas;
    }
}
