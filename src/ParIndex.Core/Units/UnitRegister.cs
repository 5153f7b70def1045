using System.Collections.Concurrent;

namespace ParIndex.Core.Units;

/// <summary>
/// Units in time: who existed when, under which name and parent, and what became of whom. Immutable; a change is a new event
/// and a new register (<see cref="With"/>).
/// </summary>
public sealed partial class UnitRegister
{
    private readonly IReadOnlyDictionary<string, Unit> units;
    private readonly Dictionary<string, List<Unit>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Unit>> byCode = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DateOnly, UnitTree> trees = new();

    private UnitRegister(IReadOnlyList<UnitEvent> events, IReadOnlyDictionary<string, Unit> units, IReadOnlyList<UnitTransfer> transfers)
    {
        Events = events;
        this.units = units;
        foreach (var unit in units.Values)
        {
            if (unit.Code is { } code)
                Add(byCode, code, unit);

            foreach (var key in unit.Names.SelectMany(name => name.Value.Aliases.Prepend(name.Value.Name)).Select(name => PlaceName.Parse(name).Key).Distinct())
                Add(byKey, key, unit);
        }

        IndexTransfers(transfers);
    }

    /// <summary>The events it was built from: all there is to store.</summary>
    public IReadOnlyList<UnitEvent> Events { get; }

    /// <summary>Every unit of any time.</summary>
    public IEnumerable<Unit> Units => units.Values;

    public int Count => units.Count;

    /// <summary>The unit with the id.</summary>
    /// <exception cref="KeyNotFoundException">No such unit.</exception>
    public Unit this[string id] => units[id];

    /// <summary>Builds a register; when anything is wrong there are problems and no register.</summary>
    public static UnitRegisterResult Build(IEnumerable<UnitEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var list = events.ToArray();
        var builder = new UnitRegisterBuilder();
        var units = builder.Build(list);
        return new UnitRegisterResult(builder.Problems.Count > 0 ? null : new UnitRegister(list, units, builder.Transfers), builder.Problems);
    }

    /// <summary>This register with further events.</summary>
    public UnitRegisterResult With(IEnumerable<UnitEvent> events) => Build(Events.Concat(events));

    public Unit? Find(string id) => units.GetValueOrDefault(id);

    /// <summary>The tree of one day.</summary>
    public UnitTree TreeAt(DateOnly date)
    {
        if (trees.TryGetValue(date, out var tree))
            return tree;

        // Dates come from users: keep a few trees, not one for each day ever asked.
        if (trees.Count >= 64)
            trees.Clear();

        return trees.GetOrAdd(date, new UnitTree(units.Values, date));
    }

    /// <summary>The tree of an index year: as on 31 December.</summary>
    public UnitTree TreeOf(int year) => TreeAt(YearEnd(year));

    /// <summary>The day by which a year's results are counted.</summary>
    public static DateOnly YearEnd(int year) => new(year, 12, 31);

    /// <summary>The valid unit with an official code.</summary>
    public Unit? FindByCode(string code, DateOnly date) =>
        byCode.TryGetValue(code, out var found) ? found.FirstOrDefault(unit => unit.IsValidAt(date)) : null;

    /// <summary>
    /// Units valid on the day under a name, tolerant of tone marks, case, rank words and their abbreviations ("TP. Hồ Chí Minh").
    /// Several are returned only when name, tone marks and printed rank word leave a doubt.
    /// </summary>
    /// <param name="name">Name or abbreviation as printed.</param>
    /// <param name="date">The day.</param>
    /// <param name="kind">Only this kind; null: any.</param>
    /// <param name="within">Only below this unit; null: anywhere.</param>
    public IReadOnlyList<Unit> FindByName(string name, DateOnly date, UnitKind? kind = null, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var place = PlaceName.Parse(name);
        if (!byKey.TryGetValue(place.Key, out var candidates))
            return [];

        var found = candidates.Where(unit => unit.IsValidAt(date) && (kind is null || unit.Kind == kind)
            && HasKey(unit.NameAt(date), place.Key) && (within is null || Path(unit.Id, date).Any(above => above.Id == within))).ToList();
        found = Prefer(found, unit => place.Designation is null || Designation(unit.NameAt(date)) == place.Designation);
        return Prefer(found, unit => EndsAlike(name, unit.NameAt(date).Name));
    }

    /// <summary>From the root down to the unit itself, on the day.</summary>
    public IReadOnlyList<Unit> Path(string id, DateOnly date)
    {
        var path = new List<Unit>();
        for (var unit = Find(id); unit is not null; unit = unit.ParentAt(date) is { } parent ? Find(parent) : null)
            path.Add(unit);

        path.Reverse();
        return path;
    }

    /// <summary>Everything below the unit on the day.</summary>
    public IEnumerable<Unit> Descendants(string id, DateOnly date) => TreeAt(date).Descendants(id);

    internal IReadOnlyList<Unit> WithKey(string placeKey) => byKey.TryGetValue(placeKey, out var found) ? found : [];

    private static bool HasKey(UnitName name, string key) =>
        name.Key == key || name.Aliases.Any(alias => PlaceName.Parse(alias).Key == key);

    private static string? Designation(UnitName name) =>
        name.Designation is null ? PlaceName.Parse(name.Name).Designation : PlaceName.Words(name.Designation);

    private static bool EndsAlike(string printed, string name) =>
        Text.VietnameseText.Clean(printed).EndsWith(Text.VietnameseText.Clean(name), StringComparison.OrdinalIgnoreCase);

    private static List<Unit> Prefer(List<Unit> units, Func<Unit, bool> better)
    {
        var preferred = units.Count > 1 ? units.Where(better).ToList() : units;
        return preferred.Count > 0 ? preferred : units;
    }

    private static void Add(Dictionary<string, List<Unit>> index, string key, Unit unit)
    {
        if (index.TryGetValue(key, out var list))
            list.Add(unit);
        else
            index.Add(key, [unit]);
    }
}

/// <summary>A register, or the problems that stand against it.</summary>
public sealed record UnitRegisterResult(UnitRegister? Register, IReadOnlyList<UnitProblem> Problems);
