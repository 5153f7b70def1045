namespace ParIndex.Core.Units;

/// <summary>
/// An authority or office with everything that changes over time. Built from dated events by <see cref="UnitRegister"/>;
/// a re-established unit is a new unit with a new id.
/// </summary>
public sealed record Unit
{
    /// <summary>Stable id, never reused.</summary>
    public required string Id { get; init; }

    public required UnitKind Kind { get; init; }

    /// <summary>Official code, such as the province code "67"; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Socio-economic region of a province; null otherwise.</summary>
    public UnitRegion? Region { get; init; }

    public UnitStanding Standing { get; init; }

    /// <summary>First day of validity.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day it is no longer valid; null: still valid.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Names, each from its date until the next.</summary>
    public required IReadOnlyList<Dated<UnitName>> Names { get; init; }

    /// <summary>Ids of parents, each from its date until the next; a null parent is a root.</summary>
    public required IReadOnlyList<Dated<string?>> Parents { get; init; }

    /// <summary>Remark on provenance.</summary>
    public string? Note { get; init; }

    /// <summary>The latest name.</summary>
    public UnitName Name => Names[^1].Value;

    public bool IsValidAt(DateOnly date) => From <= date && (To is not { } to || date < to);

    /// <summary>Name on the date; before the first day the first name, after the last day the last.</summary>
    public UnitName NameAt(DateOnly date) => At(Names, date);

    /// <summary>Id of the parent on the date; null for a root.</summary>
    public string? ParentAt(DateOnly date) => At(Parents, date);

    public override string ToString() => $"{Name.Full} ({Id})";

    private static T At<T>(IReadOnlyList<Dated<T>> periods, DateOnly date)
    {
        var index = periods.Count - 1;
        while (index > 0 && periods[index].From > date)
            index--;

        return periods[index].Value;
    }
}

/// <summary>A value that holds from a day on.</summary>
public sealed record Dated<T>(DateOnly From, T Value);

/// <summary>A name of a unit.</summary>
/// <param name="Name">As used in tables: "Đắk Nông", "Sở Nội vụ".</param>
/// <param name="Designation">Rank word of a territory: "tỉnh", "thành phố", "huyện", "xã" …; null for offices.</param>
/// <param name="ShortNames">Other spellings and abbreviations: "Sở TTTT".</param>
/// <param name="English">English name, optional.</param>
public sealed record UnitName(string Name, string? Designation = null, IReadOnlyList<string>? ShortNames = null, string? English = null)
{
    /// <summary>Other spellings, never null.</summary>
    public IReadOnlyList<string> Aliases => ShortNames ?? [];

    /// <summary>Name with its rank word: "tỉnh Đắk Nông".</summary>
    public string Full => Designation is null || PlaceName.Parse(Name).Designation is not null ? Name : $"{Designation} {Name}";

    /// <summary>Key for tolerant look-up: no tone marks, case, rank word or punctuation.</summary>
    public string Key => PlaceName.Parse(Name).Key;
}

/// <summary>Socio-economic region (vùng kinh tế - xã hội).</summary>
/// <param name="Code">"TN" …</param>
/// <param name="Name">"Tây Nguyên" …</param>
/// <param name="Note">Where the assignment is not the official one, why.</param>
public sealed record UnitRegion(string Code, string Name, string? Note = null);

/// <summary>A unit and a share of it, above 0 up to 1.</summary>
public sealed record UnitShare(string UnitId, decimal Share);
