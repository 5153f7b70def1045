using ParIndex.Core.Criteria;

namespace ParIndex.App.Criteria.Comparing;

/// <summary>A criterion at its place in an edition.</summary>
/// <param name="Field">Key of its top node.</param>
public sealed record PlacedCriterion(Criterion Node, string Field);

/// <summary>Criteria of two editions that belong together, or one without counterpart.</summary>
/// <param name="Relation">Same, split, merged, new or dropped.</param>
/// <param name="Earlier">Where it comes from; empty when new.</param>
/// <param name="Later">What became of it; empty when dropped.</param>
/// <param name="Share">Share of the earlier points that came here; 1 unless split.</param>
/// <param name="Note">Why, as the mapping says.</param>
public sealed record EditionRow(MappingRelation Relation, IReadOnlyList<PlacedCriterion> Earlier, PlacedCriterion? Later, decimal Share, string? Note)
{
    /// <summary>Points of the counterpart on the earlier side.</summary>
    public decimal EarlierMax => Earlier.Sum(side => side.Node.Max) * Share;

    public decimal LaterMax => Later?.Node.Max ?? 0;

    /// <summary>Maximum points won (above 0) or lost by the criterion.</summary>
    public decimal MaxChange => LaterMax - EarlierMax;

    /// <summary>Stands under another code.</summary>
    public bool IsMoved => Relation == MappingRelation.Same && Later is { } later && Earlier[0].Node.Code != later.Node.Code;

    public bool IsRetitled => Relation == MappingRelation.Same && Later is { } later && Earlier[0].Node.Title != later.Node.Title;

    /// <summary>Its rule, inputs or source differ; with another maximum alone the rule may still be the same.</summary>
    public bool IsScoredOtherwise => Relation == MappingRelation.Same && Later is { } later && !ScoredAlike(Earlier[0].Node, later.Node);

    /// <summary>Nothing differs.</summary>
    public bool IsUnchanged => Relation == MappingRelation.Same && MaxChange == 0 && !IsMoved && !IsRetitled && !IsScoredOtherwise;

    private static bool ScoredAlike(Criterion left, Criterion right) =>
        left.Source == right.Source && left.Rule?.Text == right.Rule?.Text && left.IsLeaf == right.IsLeaf
        && left.Inputs.Select(input => (input.Name, input.Type, input.Unit)).SequenceEqual(right.Inputs.Select(input => (input.Name, input.Type, input.Unit)));
}

/// <summary>A field of the later edition beside the fields it comes from.</summary>
/// <param name="Field">The field; null for criteria of earlier fields that have no later one.</param>
/// <param name="EarlierMax">Points of the same field before; null when it is new.</param>
/// <param name="Coverage">Part of its maximum that has a counterpart, 0 to 1.</param>
/// <param name="Rows">Its criteria, in the later order, dropped ones last.</param>
public sealed record EditionField(Criterion? Field, decimal? EarlierMax, decimal Coverage, IReadOnlyList<EditionRow> Rows);

/// <summary>Two editions side by side: which scored criteria are the same, moved, split, merged, new or dropped, and how points shifted. Pure.</summary>
public sealed class EditionDiff
{
    private readonly Dictionary<string, PlacedCriterion> earlier;
    private readonly EditionMap map;
    private readonly Dictionary<string, EditionMapping> mappings = new(StringComparer.Ordinal);

    private EditionDiff(CriteriaSet earlier, CriteriaSet later)
    {
        IsMapped = later.Supersedes == earlier.Id && later.Mapping.Count > 0;
        Later = later.Supersedes == earlier.Id ? later : later with { Mapping = [] };
        Earlier = earlier;
        map = new EditionMap(earlier, Later);
        this.earlier = Places(earlier);
        foreach (var mapping in Later.Mapping)
        {
            foreach (var key in mapping.ToKeys)
                mappings[key] = mapping;
        }

        Fields = [.. FieldsOf()];
    }

    public CriteriaSet Earlier { get; }

    /// <summary>The later edition; its mapping is set aside when it speaks of another edition than the one compared with.</summary>
    public CriteriaSet Later { get; }

    /// <summary>Whether the later edition says what became of the earlier one; otherwise criteria are paired by their keys alone.</summary>
    public bool IsMapped { get; }

    /// <summary>How points go over.</summary>
    public EditionMap Map => map;

    /// <summary>Fields of the later edition in order; what was dropped together with its field comes last, under no field.</summary>
    public IReadOnlyList<EditionField> Fields { get; }

    /// <summary>Compares; both may be versions of one set.</summary>
    public static EditionDiff Of(CriteriaSet earlier, CriteriaSet later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return new EditionDiff(earlier, later);
    }

    private IEnumerable<EditionField> FieldsOf()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var rows = Later.Criteria.ToDictionary(field => field.Key, field => new List<EditionRow>(), StringComparer.Ordinal);
        foreach (var (node, field) in Places(Later).Values)
        {
            var sources = Sources(node);
            // A parent stands for itself only where a scored criterion became one.
            if (!node.IsLeaf && !sources.Any(source => source.Criterion.Node.IsLeaf))
                continue;

            used.UnionWith(sources.Select(source => source.Criterion.Node.Key));
            rows[field].Add(Row(new PlacedCriterion(node, field), sources));
        }

        var dropped = earlier.Values.Where(side => side.Node.IsLeaf && !used.Contains(side.Node.Key)).ToLookup(side => LaterField(side.Field));
        foreach (var field in Later.Criteria)
        {
            var list = rows[field.Key];
            list.AddRange(dropped[field.Key].Select(Dropped));
            yield return new EditionField(field, FieldMax(field), Coverage(field, list), list);
        }

        if (dropped[null].Select(Dropped).ToList() is { Count: > 0 } left)
            yield return new EditionField(null, null, 0, left);
    }

    private EditionRow Row(PlacedCriterion node, List<(PlacedCriterion Criterion, decimal Share)> sources)
    {
        var mapping = mappings.GetValueOrDefault(node.Node.Key);
        var relation = sources.Count == 0 ? MappingRelation.New : mapping?.Relation ?? MappingRelation.Same;
        return new EditionRow(
            sources.Count > 1 ? MappingRelation.Merged : relation, [.. sources.Select(source => source.Criterion)], node, sources.Count == 1 ? sources[0].Share : 1m, mapping?.Note);
    }

    private EditionRow Dropped(PlacedCriterion side) =>
        new(MappingRelation.Dropped, [side], null, 1m, Later.Mapping.FirstOrDefault(mapping => mapping.FromKeys.Contains(side.Node.Key))?.Note);

    private List<(PlacedCriterion Criterion, decimal Share)> Sources(Criterion node) =>
        [.. map.SourcesOf(node.Key).Where(source => earlier.ContainsKey(source.From)).Select(source => (earlier[source.From], source.Share))];

    private decimal? FieldMax(Criterion field) => Sources(field) is { Count: > 0 } sources ? sources.Sum(source => source.Criterion.Node.Max * source.Share) : null;

    private string? LaterField(string earlierField) =>
        Later.Criteria.FirstOrDefault(field => map.SourcesOf(field.Key).Any(source => source.From == earlierField))?.Key;

    private static decimal Coverage(Criterion field, List<EditionRow> rows)
    {
        var max = rows.Sum(row => row.LaterMax);
        return max == 0 || field.Max == 0 ? 0 : rows.Where(row => row.Earlier.Count > 0).Sum(row => row.LaterMax) / max;
    }

    private static Dictionary<string, PlacedCriterion> Places(CriteriaSet set)
    {
        var places = new Dictionary<string, PlacedCriterion>(StringComparer.Ordinal);
        foreach (var field in set.Criteria)
        {
            foreach (var node in field.SelfAndDescendants())
                places.TryAdd(node.Key, new PlacedCriterion(node, field.Key));
        }

        return places;
    }
}
