using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;

namespace ParIndex.Core.Scoring;

/// <summary>Points of one node for all units. The maximum is one number unless some unit leaves leaves out.</summary>
public sealed class NodeColumn
{
    private decimal[]? left;

    internal NodeColumn(int units, decimal max)
    {
        Points = new decimal[units];
        States = new NodeState[units];
        Max = max;
    }

    /// <summary>Points by unit, full precision.</summary>
    public decimal[] Points { get; }

    public NodeState[] States { get; }

    /// <summary>Maximum when everything applies.</summary>
    public decimal Max { get; private set; }

    /// <summary>Applicable maximum of a unit.</summary>
    public decimal MaxOf(int unit) => Max - (left?[unit] ?? 0);

    internal void LeaveOut(int unit, decimal max) => (left ??= new decimal[Points.Length])[unit] += max;

    /// <summary>Rounds where the set says so for this level, and holds bonus and penalty under their cap.</summary>
    internal void Finish(Criterion node, int? digits)
    {
        if (node.Kind != CriterionKind.Regular)
        {
            for (var i = 0; i < Points.Length; i++)
            {
                Points[i] = Math.Min(Points[i], node.Max);
            }
        }

        if (digits is { } kept)
        {
            for (var i = 0; i < Points.Length; i++)
            {
                Points[i] = Rounding.Round(Points[i], kept);
            }
        }
    }

    /// <summary>Adds a child: bonus adds points without maximum, penalty takes points away.</summary>
    internal void Add(NodeColumn child, CriterionKind kind)
    {
        var isPenalty = kind == CriterionKind.Penalty;
        for (var i = 0; i < Points.Length; i++)
        {
            Points[i] += isPenalty ? -child.Points[i] : child.Points[i];
            if (child.States[i] is NodeState.Missing or NodeState.Invalid or NodeState.Incomplete)
            {
                States[i] = NodeState.Incomplete;
            }
        }

        if (kind != CriterionKind.Regular)
        {
            return;
        }

        Max += child.Max;
        for (var i = 0; child.left is { } childLeft && i < childLeft.Length; i++)
        {
            if (childLeft[i] != 0)
            {
                LeaveOut(i, childLeft[i]);
            }
        }
    }
}
