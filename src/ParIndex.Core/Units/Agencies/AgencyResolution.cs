using ParIndex.Core.Text;

namespace ParIndex.Core.Units.Agencies;

/// <summary>What a printed agency text means for an authority on a day.</summary>
/// <param name="Text">As printed, cleaned.</param>
/// <param name="Parts">What it names, in printed order: several for a list. Empty for an empty text.</param>
public sealed record AgencyResolution(string Text, IReadOnlyList<AgencyPart> Parts)
{
    /// <summary>Whether every part is a unit or a group.</summary>
    public bool IsResolved => Parts.Count > 0 && Parts.All(part => part is AgencyPart.ToUnit or AgencyPart.ToGroup);

    /// <summary>Every unit named or member of a named group, each once.</summary>
    public IReadOnlyList<Unit> Units => [.. Parts.SelectMany(part => part switch
    {
        AgencyPart.ToUnit named => [named.Unit],
        AgencyPart.ToGroup group => group.Members,
        _ => Enumerable.Empty<Unit>(),
    }).DistinctBy(unit => unit.Id)];
}

/// <summary>How a printed name was found to be a unit's.</summary>
public enum AgencyMatch
{
    /// <summary>Name or registered short name.</summary>
    Name,
    /// <summary>Initials of its name ("Sở VHTTDL").</summary>
    Initials,
    /// <summary>The only unit of its sector there (a water company under another name); to be confirmed.</summary>
    Sector,
}

/// <summary>One thing a text names. A closed set.</summary>
public abstract record AgencyPart
{
    private AgencyPart()
    {
    }

    /// <summary>The words that name it, as printed.</summary>
    public string Text { get; init; } = "";

    /// <summary>Post it was named by ("Giám đốc", "Thủ trưởng"); null when named itself.</summary>
    public string? Post { get; init; }

    /// <summary>Stable key for totals by agency: equal for equal meaning.</summary>
    public abstract string Key { get; }

    /// <summary>A unit.</summary>
    /// <param name="Unit">The unit; of a template where the register has none (see <see cref="Unit.Standing"/>).</param>
    /// <param name="Match">How it was found.</param>
    /// <param name="Successors">When the unit is no longer valid on the day: who took over.</param>
    public sealed record ToUnit(Unit Unit, AgencyMatch Match, IReadOnlyList<Unit> Successors) : AgencyPart
    {
        public override string Key => Unit.Id;
    }

    /// <summary>A group, with its members on the day.</summary>
    /// <param name="Group">The rule.</param>
    /// <param name="Members">Members on the day; candidates when the group is open; empty when nothing is registered.</param>
    /// <param name="Remark">Why there are no members, or that they come from a template; null otherwise.</param>
    public sealed record ToGroup(AgencyGroup Group, IReadOnlyList<Unit> Members, Message? Remark) : AgencyPart
    {
        public override string Key => Group.Key;
    }

    /// <summary>Has the form of a unit's name, but no such unit is registered.</summary>
    /// <param name="Kind">Kind its first words tell.</param>
    /// <param name="Suggestions">Registered units with a like name, best first.</param>
    public sealed record Unregistered(UnitKind Kind, IReadOnlyList<Unit> Suggestions) : AgencyPart
    {
        public override string Key => "?" + VietnameseText.Fold(Text);
    }

    /// <summary>Not understood.</summary>
    /// <param name="Suggestions">Registered units with a like name, best first.</param>
    public sealed record Unknown(IReadOnlyList<Unit> Suggestions) : AgencyPart
    {
        public override string Key => "?" + VietnameseText.Fold(Text);
    }
}

/// <summary>A group of agencies: a rule over kind, place and validity, never a stored list.</summary>
/// <param name="Key">Equal for equal rules.</param>
/// <param name="Selectors">Members are the union.</param>
/// <param name="IsOpen">Members are not fixed ("liên quan", "có nhu cầu", "theo phân công"): those selected are candidates.</param>
/// <param name="Condition">The words that leave it open, as printed.</param>
public sealed record AgencyGroup(string Key, IReadOnlyList<GroupSelector> Selectors, bool IsOpen, string? Condition);

/// <summary>Which units a group takes.</summary>
/// <param name="Kind">Kind of the members; null: of any kind (with <paramref name="NameKey"/>).</param>
/// <param name="ScopeId">Authority it is taken from.</param>
/// <param name="Reach">Where under that authority.</param>
/// <param name="Level">With <see cref="GroupReach.OfEach"/>: the kind of territory whose offices are taken.</param>
/// <param name="Designations">Folded rank words of territories; empty: any.</param>
/// <param name="NameKey">Only offices of this (folded) name, or whose name has one of the "|"-separated words; null: any.</param>
public sealed record GroupSelector(
    UnitKind? Kind, string ScopeId, GroupReach Reach, UnitKind? Level, IReadOnlyList<string> Designations, string? NameKey)
{
    internal string Key => $"{Kind}@{ScopeId}/{Reach}/{Level}/{string.Join('+', Designations)}/{NameKey}";
}

/// <summary>Where members stand under the authority.</summary>
public enum GroupReach
{
    /// <summary>The authority itself.</summary>
    Itself,
    /// <summary>Offices right under it.</summary>
    Children,
    /// <summary>Territories at any depth under it.</summary>
    Territories,
    /// <summary>Offices right under each territory of a level.</summary>
    OfEach,
    /// <summary>Outside the register (citizens, enterprises): a group without registered members.</summary>
    Outside,
}
