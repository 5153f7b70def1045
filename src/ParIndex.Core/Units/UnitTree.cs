namespace ParIndex.Core.Units;

/// <summary>The forest of units valid on one day. Built in one pass over the units.</summary>
public sealed class UnitTree
{
    private readonly Dictionary<string, List<Unit>> children = new(StringComparer.Ordinal);

    internal UnitTree(IEnumerable<Unit> units, DateOnly date)
    {
        Date = date;
        var all = new List<Unit>();
        var roots = new List<Unit>();
        foreach (var unit in units)
        {
            if (!unit.IsValidAt(date))
                continue;

            all.Add(unit);
            if (unit.ParentAt(date) is not { } parent)
                roots.Add(unit);
            else if (children.TryGetValue(parent, out var siblings))
                siblings.Add(unit);
            else
                children.Add(parent, [unit]);
        }

        All = all;
        Roots = roots;
    }

    public DateOnly Date { get; }

    /// <summary>Every valid unit once, in the order of founding events.</summary>
    public IReadOnlyList<Unit> All { get; }

    /// <summary>Units without a parent; several authorities may stand side by side.</summary>
    public IReadOnlyList<Unit> Roots { get; }

    public IReadOnlyList<Unit> Children(string id) => children.TryGetValue(id, out var found) ? found : [];

    /// <summary>Everything below the unit, each parent before its children; the unit itself is left out.</summary>
    public IEnumerable<Unit> Descendants(string id)
    {
        var stack = new Stack<Unit>(Children(id).Reverse());
        while (stack.TryPop(out var unit))
        {
            yield return unit;
            foreach (var child in Children(unit.Id).Reverse())
                stack.Push(child);
        }
    }
}
