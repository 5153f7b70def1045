using ParIndex.Core.Text;

namespace ParIndex.Core.Criteria;

/// <summary>
/// Carries results of an earlier edition to a later one through the later one's mapping, so that years compare.
/// A key that stands in both editions and in no mapping entry is the same criterion.
/// </summary>
public sealed class EditionMap
{
    private readonly CriteriaSet earlier;
    private readonly CriteriaSet later;
    private readonly Dictionary<string, List<(string From, decimal Share)>> sources = new(StringComparer.Ordinal);

    /// <summary>Map between two sets whose mapping has passed <see cref="CriteriaSetChecker"/>; unknown keys are passed over.</summary>
    public EditionMap(CriteriaSet earlier, CriteriaSet later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        this.earlier = earlier;
        this.later = later;
        foreach (var mapping in later.Mapping)
        {
            for (var i = 0; i < mapping.ToKeys.Count; i++)
            {
                var share = mapping.Relation == MappingRelation.Split ? mapping.Shares.ElementAtOrDefault(i) : 1m;
                foreach (var from in mapping.FromKeys)
                {
                    Link(from, mapping.ToKeys[i], share);
                }
            }
        }

        var named = later.Mapping.SelectMany(mapping => mapping.FromKeys.Concat(mapping.ToKeys)).ToHashSet(StringComparer.Ordinal);
        var before = earlier.All().Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in later.All().Select(node => node.Key).Where(key => before.Contains(key) && !named.Contains(key)))
        {
            Link(key, key, 1m);
        }
    }

    /// <summary>Where a node of the later edition comes from: keys of the earlier one with the share of points each gives.</summary>
    public IReadOnlyList<(string From, decimal Share)> SourcesOf(string laterKey) => sources.GetValueOrDefault(laterKey) ?? [];

    /// <summary>Carries one result.</summary>
    /// <param name="points">Earlier points by key. Leaves are enough; a parent's own figure, where given, wins over the sum of its leaves.</param>
    public EditionComparison Carry(IReadOnlyDictionary<string, decimal> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var carrying = new Carrying(this, EarlierResults(points));
        var total = new CarriedPoints(0, 0);
        foreach (var top in later.Criteria)
        {
            var carried = carrying.Visit(top, 1);
            if (top.Kind == CriterionKind.Regular)
            {
                total += carried;
            }
        }

        foreach (var top in earlier.Criteria)
        {
            carrying.NameDropped(top);
        }

        return new EditionComparison(carrying.Nodes, total, carrying.Left);
    }

    private void Link(string from, string to, decimal share)
    {
        if (!sources.TryGetValue(to, out var list))
        {
            sources[to] = list = [];
        }

        list.Add((from, share));
    }

    private Dictionary<string, CarriedPoints?> EarlierResults(IReadOnlyDictionary<string, decimal> points)
    {
        var results = new Dictionary<string, CarriedPoints?>(StringComparer.Ordinal);
        foreach (var top in earlier.Criteria)
        {
            Fill(top);
        }

        return results;

        decimal? Fill(Criterion node)
        {
            // Children are visited even when the parent's own figure is known: they carry on their own.
            var parts = node.Children.Select(child => (child.Kind, Points: Fill(child))).ToList();
            decimal? own = points.TryGetValue(node.Key, out var given) ? given : null;
            if (own is null && !node.IsLeaf)
            {
                var counted = parts.Where(part => part.Kind == node.Kind).ToList();
                own = counted.All(part => part.Points is not null) ? counted.Sum(part => part.Points!.Value) : null;
            }

            results[node.Key] = own is { } value ? new CarriedPoints(value, node.Max) : null;
            return own;
        }
    }

    /// <summary>One run over both trees.</summary>
    private sealed class Carrying(EditionMap map, Dictionary<string, CarriedPoints?> results)
    {
        private readonly HashSet<string> used = new(StringComparer.Ordinal);

        public List<CarriedNode> Nodes { get; } = [];

        public List<NotComparable> Left { get; } = [];

        public CarriedPoints Visit(Criterion node, int level)
        {
            var index = Nodes.Count;
            Nodes.Add(null!);
            var origins = map.SourcesOf(node.Key).Where(origin => results.ContainsKey(origin.From)).ToList();
            var scored = AsScored(origins);
            var left = Left.Count;
            var parts = new CarriedPoints(0, 0);
            foreach (var child in node.Children)
            {
                var part = Visit(child, level + 1);
                parts = child.Kind == node.Kind ? parts + part : parts;
            }

            if (parts.Max == 0 && scored is { Max: > 0 } own)
            {
                // Nothing below compares, but the node itself does (always so for a leaf). Multiplied first: 2 of 3 stays 2 of 3.
                parts = new CarriedPoints(own.Points * node.Max / own.Max, node.Max);
                used.UnionWith(origins.Select(origin => origin.From));
                Left.RemoveRange(left, Left.Count - left);
            }
            else if (node.IsLeaf)
            {
                Left.Add(Missing(node, hasOrigin: origins.Count > 0));
                used.UnionWith(origins.Select(origin => origin.From));
            }

            Nodes[index] = new CarriedNode(node, level, scored, parts);
            return parts;
        }

        public void NameDropped(Criterion node)
        {
            if (used.Contains(node.Key))
            {
                return;
            }

            if (node.IsLeaf)
            {
                Left.Add(new NotComparable(node, true, NotComparableReason.Dropped, new Message(
                    $"{node.Code} “{node.Title}” của {map.earlier.Edition} không còn trong {map.later.Edition}: không so sánh được.",
                    $"{node.Code} “{node.Title}” of {map.earlier.Edition} is no longer in {map.later.Edition}: it cannot be compared.")));
            }

            foreach (var child in node.Children)
            {
                NameDropped(child);
            }
        }

        private CarriedPoints? AsScored(List<(string From, decimal Share)> origins)
        {
            if (origins.Count == 0 || origins.Any(origin => results[origin.From] is null))
            {
                return null;
            }

            var sum = new CarriedPoints(0, 0);
            foreach (var (from, share) in origins)
            {
                var result = results[from]!.Value;
                sum += new CarriedPoints(result.Points * share, result.Max * share);
            }

            return sum;
        }

        private NotComparable Missing(Criterion node, bool hasOrigin) => hasOrigin
            ? new NotComparable(node, false, NotComparableReason.NoResult, new Message(
                $"{node.Code} “{node.Title}”: kết quả theo {map.earlier.Edition} thiếu điểm, nhập điểm rồi so sánh lại.",
                $"{node.Code} “{node.Title}”: the result under {map.earlier.Edition} lacks its points; enter them and compare again."))
            : new NotComparable(node, false, NotComparableReason.New, new Message(
                $"{node.Code} “{node.Title}” mới có trong {map.later.Edition}: không so sánh được.",
                $"{node.Code} “{node.Title}” is new in {map.later.Edition}: it cannot be compared."));
    }
}
