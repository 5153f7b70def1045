namespace ParIndex.Core.Analysis.Uncertainty;

/// <summary>A weight of a composite index: of a leaf or of a group.</summary>
/// <param name="Code">Code of the leaf or group.</param>
/// <param name="Parent">Group it belongs to; null or empty: the index itself.</param>
/// <param name="Weight">0 or more; only shares within the group count.</param>
public sealed record NodeWeight(string Code, string? Parent, decimal Weight);

/// <summary>Why weights make no tree.</summary>
public enum WeightFault
{
    /// <summary>A code stands twice.</summary>
    Repeated,
    /// <summary>A weight is negative.</summary>
    Negative,
    /// <summary>The parent has no weight of its own.</summary>
    UnknownParent,
    /// <summary>A group lies within itself.</summary>
    Circle,
    /// <summary>The weights of a group sum to 0.</summary>
    EmptyGroup,
    /// <summary>A leaf of the results has no weight.</summary>
    MissingLeaf,
    /// <summary>A leaf of the results is a group here.</summary>
    LeafIsGroup,
    /// <summary>A node without children is no leaf of the results.</summary>
    NotALeaf,
}

/// <summary>Weights of every level, parents before children, normalised within each group.</summary>
public sealed class WeightTree
{
    private WeightTree(NodeWeight[] nodes, int[] parents, int[] leafNodes, decimal[] leafWeights) =>
        (Nodes, Parents, LeafNodes, LeafWeights) = (nodes, parents, leafNodes, leafWeights);

    /// <summary>Nodes, parents before children, else in the given order.</summary>
    public IReadOnlyList<NodeWeight> Nodes { get; }

    /// <summary>Index of each node's group; −1 at the top.</summary>
    public IReadOnlyList<int> Parents { get; }

    /// <summary>Node of each leaf.</summary>
    public IReadOnlyList<int> LeafNodes { get; }

    /// <summary>Share of each leaf in the index; they sum to 1.</summary>
    public IReadOnlyList<decimal> LeafWeights { get; }

    /// <summary>Builds the tree; null with what is wrong and at which code.</summary>
    /// <param name="weights">Weights of leaves and groups in any order.</param>
    /// <param name="leaves">Codes of the leaves of the results.</param>
    /// <param name="fault">What is wrong; null when nothing.</param>
    public static WeightTree? Of(IReadOnlyList<NodeWeight> weights, IReadOnlyList<string> leaves, out (WeightFault Fault, string Code)? fault)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(leaves);
        fault = Faults(weights, leaves);
        if (fault is not null || Ordered(weights) is not { } nodes)
        {
            fault ??= (WeightFault.Circle, weights.Count > 0 ? weights[0].Code : "");
            return null;
        }

        var index = nodes.Select((node, i) => (node.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal);
        var parents = nodes.Select(node => string.IsNullOrEmpty(node.Parent) ? -1 : index[node.Parent]).ToArray();
        var sums = new decimal[nodes.Length + 1];
        for (var i = 0; i < nodes.Length; i++)
        {
            sums[parents[i] + 1] += nodes[i].Weight;
        }

        var shares = new decimal[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            if (sums[parents[i] + 1] == 0)
            {
                fault = (WeightFault.EmptyGroup, nodes[i].Parent ?? "");
                return null;
            }

            shares[i] = (parents[i] < 0 ? 1 : shares[parents[i]]) * nodes[i].Weight / sums[parents[i] + 1];
        }

        var leafNodes = leaves.Select(leaf => index[leaf]).ToArray();
        return new WeightTree(nodes, parents, leafNodes, [.. leafNodes.Select(node => shares[node])]);
    }

    private static (WeightFault, string)? Faults(IReadOnlyList<NodeWeight> weights, IReadOnlyList<string> leaves)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in weights)
        {
            if (!codes.Add(node.Code)) return (WeightFault.Repeated, node.Code);
            if (node.Weight < 0) return (WeightFault.Negative, node.Code);
        }

        var groups = weights.Select(node => node.Parent ?? "").Where(parent => parent.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (groups.FirstOrDefault(group => !codes.Contains(group)) is { } orphan) return (WeightFault.UnknownParent, orphan);
        if (leaves.FirstOrDefault(leaf => !codes.Contains(leaf)) is { } missing) return (WeightFault.MissingLeaf, missing);
        if (leaves.FirstOrDefault(groups.Contains) is { } group) return (WeightFault.LeafIsGroup, group);
        var known = leaves.ToHashSet(StringComparer.Ordinal);
        return codes.FirstOrDefault(code => !groups.Contains(code) && !known.Contains(code)) is { } extra ? (WeightFault.NotALeaf, extra) : null;
    }

    /// <summary>Parents before children; null when groups go round in a circle.</summary>
    private static NodeWeight[]? Ordered(IReadOnlyList<NodeWeight> weights)
    {
        var children = weights.ToLookup(node => node.Parent ?? "", StringComparer.Ordinal);
        var ordered = new List<NodeWeight>(children[""]);
        for (var i = 0; i < ordered.Count; i++)
        {
            ordered.AddRange(children[ordered[i].Code]);
        }

        return ordered.Count == weights.Count ? [.. ordered] : null;
    }
}
