using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Results;

/// <summary>What changed at a node since an earlier year, also when the criteria set changed in between.</summary>
/// <param name="Node">Node of the later set.</param>
/// <param name="Level">1 is the field.</param>
/// <param name="Points">Later points.</param>
/// <param name="Comparable">Later points on the leaves that have a counterpart.</param>
/// <param name="Before">Earlier points on the later scale, for the same leaves; its maximum is the part that can be compared.</param>
public sealed record YearChange(Criterion Node, int Level, decimal Points, decimal Comparable, CarriedPoints Before)
{
    /// <summary>Points won (above 0) or lost on what can be compared; null when nothing can.</summary>
    public decimal? Change => Before.Max == 0 ? null : Comparable - Before.Points;

    /// <summary>Changes of every node, parents before children.</summary>
    /// <param name="before">Earlier result.</param>
    /// <param name="after">Later result.</param>
    /// <param name="map">From the earlier set to the later one.</param>
    /// <param name="left">Leaves of either set without counterpart.</param>
    public static IReadOnlyList<YearChange> Between(UnitScore before, UnitScore after, EditionMap map, out IReadOnlyList<NotComparable> left)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(map);
        var carried = map.Carry(before.Leaves.Where(leaf => leaf.State is not (NodeState.Missing or NodeState.Invalid))
            .ToDictionary(leaf => leaf.Criterion.Key, leaf => leaf.Points, StringComparer.Ordinal));
        var earlier = carried.Nodes.ToDictionary(node => node.Node.Key, StringComparer.Ordinal);
        var leafPoints = after.Leaves.ToDictionary(leaf => leaf.Criterion.Key, leaf => leaf.Points, StringComparer.Ordinal);
        left = carried.Left;
        return after.Nodes.Select(node => new YearChange(
            node.Criterion, node.Level, node.Points,
            node.Criterion.SelfAndDescendants()
                .Where(leaf => leaf.IsLeaf && earlier[leaf.Key].LikeForLike.Max > 0)
                .Sum(leaf => leafPoints[leaf.Key] * earlier[leaf.Key].Coverage),
            earlier[node.Criterion.Key].LikeForLike)).ToList();
    }
}
