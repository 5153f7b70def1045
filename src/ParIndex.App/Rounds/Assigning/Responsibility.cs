using ParIndex.Core.Criteria;

namespace ParIndex.App.Rounds.Assigning;

/// <summary>Which assignments hold for which leaf: those of the leaf itself, else of the nearest criterion above it that has some.</summary>
public sealed class Responsibility
{
    private readonly Dictionary<string, IReadOnlyList<EntryAssignment>> byLeaf = new(StringComparer.Ordinal);

    public Responsibility(CriteriaSet set, IEnumerable<EntryAssignment> assignments)
    {
        ArgumentNullException.ThrowIfNull(set);
        var byCode = assignments.ToLookup(assignment => assignment.Code, StringComparer.Ordinal);
        foreach (var top in set.Criteria)
            Visit(top, []);

        void Visit(Criterion node, IReadOnlyList<EntryAssignment> above)
        {
            var own = byCode[node.Code].ToList();
            var holds = own.Count > 0 ? own : above;
            if (node.IsLeaf)
                byLeaf[node.Code] = holds;

            foreach (var child in node.Children)
                Visit(child, holds);
        }
    }

    /// <summary>Assignments that hold for a leaf; empty: it is the whole unit's.</summary>
    public IReadOnlyList<EntryAssignment> Of(string leaf) => byLeaf.GetValueOrDefault(leaf, []);

    /// <summary>Other units that answer for a leaf.</summary>
    public IEnumerable<string> UnitsOf(string leaf) => Of(leaf).Select(assignment => assignment.UnitId).OfType<string>();
}
