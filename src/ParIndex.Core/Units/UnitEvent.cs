namespace ParIndex.Core.Units;

/// <summary>What happens to units on a day.</summary>
public enum UnitEventKind
{
    /// <summary>Thành lập.</summary>
    Found,
    /// <summary>Đổi tên.</summary>
    Rename,
    /// <summary>Chuyển sang trực thuộc đơn vị khác.</summary>
    Move,
    /// <summary>Sáp nhập, hợp nhất: several units into one.</summary>
    Merge,
    /// <summary>Chia, tách: one unit into several, with shares.</summary>
    Split,
    /// <summary>Giải thể, kết thúc hoạt động, without successor.</summary>
    Abolish,
}

/// <summary>
/// One dated event. The list of events is the whole truth of a register: a flat record that fits one row of a file.
/// Units named in <see cref="Units"/> by a merge or split end on the day, unless they are among the successors themselves.
/// </summary>
public sealed record UnitEvent
{
    public required UnitEventKind Kind { get; init; }

    /// <summary>First day the change holds.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Units it happens to: several for a merge, else one.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Merge: one with share 1. Split: two or more with shares that sum to 1. Each founded before or on the day.</summary>
    public IReadOnlyList<UnitShare> Successors { get; init; } = [];

    /// <summary>Found, rename.</summary>
    public UnitName? Name { get; init; }

    /// <summary>Found.</summary>
    public UnitKind? UnitKind { get; init; }

    /// <summary>Found, move: id of the (new) parent; null: a root.</summary>
    public string? Parent { get; init; }

    /// <summary>Found: official code.</summary>
    public string? Code { get; init; }

    /// <summary>Found: region of a province.</summary>
    public UnitRegion? Region { get; init; }

    /// <summary>Found: how sure the unit is.</summary>
    public UnitStanding Standing { get; init; }

    /// <summary>Decision, resolution or law.</summary>
    public string? LegalBasis { get; init; }

    public string? Note { get; init; }

    public static UnitEvent Found(string id, UnitKind kind, string name, DateOnly date, string? parent = null) =>
        Found(id, kind, new UnitName(name), date, parent);

    public static UnitEvent Found(string id, UnitKind kind, UnitName name, DateOnly date, string? parent = null) =>
        new() { Kind = UnitEventKind.Found, Date = date, Units = [id], UnitKind = kind, Name = name, Parent = parent };

    public static UnitEvent Rename(string id, UnitName name, DateOnly date) =>
        new() { Kind = UnitEventKind.Rename, Date = date, Units = [id], Name = name };

    public static UnitEvent Move(string id, string? parent, DateOnly date) =>
        new() { Kind = UnitEventKind.Move, Date = date, Units = [id], Parent = parent };

    public static UnitEvent Merge(IReadOnlyList<string> ids, string into, DateOnly date) =>
        new() { Kind = UnitEventKind.Merge, Date = date, Units = ids, Successors = [new UnitShare(into, 1m)] };

    public static UnitEvent Split(string id, IReadOnlyList<UnitShare> into, DateOnly date) =>
        new() { Kind = UnitEventKind.Split, Date = date, Units = [id], Successors = into };

    public static UnitEvent Abolish(string id, DateOnly date) =>
        new() { Kind = UnitEventKind.Abolish, Date = date, Units = [id] };
}
