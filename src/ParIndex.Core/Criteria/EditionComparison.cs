using ParIndex.Core.Text;

namespace ParIndex.Core.Criteria;

/// <summary>Points out of a maximum.</summary>
/// <param name="Points">Points scored.</param>
/// <param name="Max">Maximum they could reach; 0 when nothing is there.</param>
public readonly record struct CarriedPoints(decimal Points, decimal Max)
{
    /// <summary>Share reached, as a fraction; null when there is no maximum.</summary>
    public decimal? Rate => Max == 0 ? null : Points / Max;

    public static CarriedPoints operator +(CarriedPoints left, CarriedPoints right) => new(left.Points + right.Points, left.Max + right.Max);

    /// <summary>The same sum, for languages without operators.</summary>
    public static CarriedPoints Add(CarriedPoints left, CarriedPoints right) => left + right;
}

/// <summary>What the earlier edition's result says about a node of the later edition.</summary>
/// <param name="Node">Node of the later edition.</param>
/// <param name="Level">1 for a field.</param>
/// <param name="AsScored">Earlier points and maximum of whatever became this node, on the earlier scale; null when nothing did, or it has no result.</param>
/// <param name="LikeForLike">
/// The same on the later scale, from the comparable leaves only: its maximum is the part of the node's maximum that can be compared.
/// </param>
public sealed record CarriedNode(Criterion Node, int Level, CarriedPoints? AsScored, CarriedPoints LikeForLike)
{
    /// <summary>Part of the node's maximum that can be compared, 0 to 1.</summary>
    public decimal Coverage => Node.Max == 0 ? 0 : LikeForLike.Max / Node.Max;
}

/// <summary>A leaf of one edition without counterpart in the other.</summary>
/// <param name="Node">The leaf.</param>
/// <param name="IsEarlier">True: a leaf of the earlier edition.</param>
/// <param name="Reason">Why it cannot be compared.</param>
/// <param name="Message">The same in words.</param>
public sealed record NotComparable(Criterion Node, bool IsEarlier, NotComparableReason Reason, Message Message);

public enum NotComparableReason
{
    /// <summary>New in the later edition, or nothing is mapped to it.</summary>
    New,
    /// <summary>Dropped by the later edition, or mapped to nothing.</summary>
    Dropped,
    /// <summary>Mapped, but the earlier result lacks its points.</summary>
    NoResult,
}

/// <summary>An earlier result seen through the later edition.</summary>
/// <param name="Nodes">Every node of the later edition, parents first.</param>
/// <param name="Total">Regular fields together, on the later scale, comparable part only.</param>
/// <param name="Left">Leaves of either edition that cannot be compared.</param>
public sealed record EditionComparison(IReadOnlyList<CarriedNode> Nodes, CarriedPoints Total, IReadOnlyList<NotComparable> Left);
