using ParIndex.Core.Criteria;

namespace ParIndex.Core.Scoring;

/// <summary>A set's nodes as arrays, parents before children, so that a roll-up is one backward pass.</summary>
public sealed class SetTree
{
    private SetTree(Criterion[] nodes, int[] parents, int[] levels)
    {
        Nodes = nodes;
        Parents = parents;
        Levels = levels;
    }

    /// <summary>All nodes, parents before children.</summary>
    public IReadOnlyList<Criterion> Nodes { get; }

    /// <summary>Index of each node's parent; −1 for top nodes.</summary>
    public IReadOnlyList<int> Parents { get; }

    /// <summary>Level of each node; 1 is the field.</summary>
    public IReadOnlyList<int> Levels { get; }

    public static SetTree Of(CriteriaSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var nodes = new List<Criterion>();
        var parents = new List<int>();
        var levels = new List<int>();
        var pending = new Stack<(Criterion Node, int Parent, int Level)>();
        Push(set.Criteria, -1, 1);
        while (pending.TryPop(out var next))
        {
            nodes.Add(next.Node);
            parents.Add(next.Parent);
            levels.Add(next.Level);
            Push(next.Node.Children, nodes.Count - 1, next.Level + 1);
        }

        return new SetTree([.. nodes], [.. parents], [.. levels]);

        void Push(IReadOnlyList<Criterion> children, int parent, int level)
        {
            for (var i = children.Count - 1; i >= 0; i--)
            {
                pending.Push((children[i], parent, level));
            }
        }
    }
}
