using ParIndex.Core.Units;

namespace ParIndex.App.Accounts;

/// <summary>
/// Which units stand under which, for rights. A living unit stands under its parent of the day; one that is gone under its successors, or where it
/// has none under its last parent: who answers for today's province answers for the papers of those it was made of.
/// </summary>
public sealed class UnitReach
{
    private readonly Dictionary<string, List<string>> below = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> above = new(StringComparer.Ordinal);

    public UnitReach(UnitRegister register, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(register);
        foreach (var unit in register.Units)
        {
            foreach (var over in Above(register, unit, day))
            {
                Add(below, over, unit.Id);
                Add(above, unit.Id, over);
            }
        }
    }

    /// <summary>Whether the unit is <paramref name="root"/> or stands under it.</summary>
    public bool IsWithin(string unit, string root)
    {
        if (unit == root)
            return true;

        var seen = new HashSet<string>(StringComparer.Ordinal) { unit };
        var open = new Stack<string>([unit]);
        while (open.TryPop(out var next))
        {
            foreach (var over in above.GetValueOrDefault(next) ?? [])
            {
                if (over == root)
                    return true;

                if (seen.Add(over))
                    open.Push(over);
            }
        }

        return false;
    }

    /// <summary>The units and everything under them, each once.</summary>
    public IReadOnlySet<string> Within(IEnumerable<string> roots)
    {
        var seen = new HashSet<string>(roots, StringComparer.Ordinal);
        var open = new Stack<string>(seen);
        while (open.TryPop(out var next))
        {
            foreach (var under in below.GetValueOrDefault(next) ?? [])
            {
                if (seen.Add(under))
                    open.Push(under);
            }
        }

        return seen;
    }

    private static List<string> Above(UnitRegister register, Unit unit, DateOnly day)
    {
        if (unit.IsValidAt(day))
            return unit.ParentAt(day) is { } parent ? [parent] : [];

        // Not yet there: under the parent it will have.
        if (unit.From > day)
            return unit.ParentAt(unit.From) is { } first ? [first] : [];

        var last = unit.To!.Value.AddDays(-1);
        var successors = register.Successors(unit.Id, last, day).Select(share => share.UnitId).Where(id => id != unit.Id).ToList();
        return successors.Count > 0 ? successors : unit.ParentAt(last) is { } old ? [old] : [];
    }

    private static void Add(Dictionary<string, List<string>> index, string key, string value)
    {
        if (index.TryGetValue(key, out var list))
            list.Add(value);
        else
            index.Add(key, [value]);
    }
}
