namespace ParIndex.Core.Units.Agencies;

/// <summary>Where and when a text is read: the authority whose document it is, those above it, and the day.</summary>
internal sealed class AgencyContext
{
    private readonly UnitRegister register;
    private readonly Func<Unit, AuthorityIndex> indexOf;
    private readonly Unit country;

    public AgencyContext(UnitRegister register, Unit authority, DateOnly date, Func<Unit, AuthorityIndex> indexOf, Unit country)
    {
        this.register = register;
        this.indexOf = indexOf;
        this.country = country;
        Authority = authority;
        Date = date;
        var known = Within(authority, date);
        var chain = register.Path(authority.Id, known).Reverse().ToList();
        if (chain.All(unit => unit.Kind != UnitKind.Country))
            chain.Add(country);

        Chain = chain;
        Territory = chain.First(unit => unit.Kind.IsTerritorial());
    }

    public Unit Authority { get; }

    public DateOnly Date { get; }

    /// <summary>The authority, then those above it, up to the country.</summary>
    public IReadOnlyList<Unit> Chain { get; }

    /// <summary>Nearest territory: the authority itself unless it is an office.</summary>
    public Unit Territory { get; }

    /// <summary>The same day, read at another place.</summary>
    public AgencyContext At(Unit place) => register.Find(place.Id) is null ? this : new AgencyContext(register, place, Date, indexOf, country);

    public AuthorityIndex Index(Unit authority) => indexOf(authority);

    /// <summary>The nearest of a kind in the chain; a printed rank word decides before the kind does.</summary>
    public Unit? Nearest(UnitKind kind, string? rank = null) =>
        Chain.FirstOrDefault(unit => rank is not null && unit.Kind.IsTerritorial() && RankOf(unit) == rank)
        ?? Chain.FirstOrDefault(unit => unit.Kind == kind);

    /// <summary>Territories at any depth below a unit on the day.</summary>
    public IEnumerable<Unit> Territories(Unit below, UnitKind kind) =>
        register.Find(below.Id) is null ? [] : register.Descendants(below.Id, Date).Where(unit => unit.Kind == kind);

    /// <summary>The place a printed name means here: in the chain, below the authority, or the only one of that name.</summary>
    public Unit? Place(string printedName, string? rank)
    {
        var found = register.WithKey(PlaceName.Parse(printedName).Key)
            .Where(unit => unit.Kind.IsTerritorial() && (rank is null || RankOf(unit) == rank)).ToArray();
        return found.FirstOrDefault(unit => Chain.Contains(unit))
            ?? Only(found, unit => unit.IsValidAt(Date) && register.Path(unit.Id, Date).Contains(Authority))
            ?? Only(found, unit => unit.IsValidAt(Date) && unit.Kind == UnitKind.Province)
            ?? Only(found, unit => unit.IsValidAt(Date))
            ?? Only(found, _ => true);
    }

    public static string RankOf(Unit unit) => PlaceName.Words(unit.Name.Designation ?? PlaceName.Parse(unit.Name.Name).Designation ?? "");

    /// <summary>A day the unit was valid on, as near to the asked one as can be.</summary>
    public static DateOnly Within(Unit unit, DateOnly date) =>
        date < unit.From ? unit.From : unit.To is { } to && date >= to ? to.AddDays(-1) : date;

    private static Unit? Only(IEnumerable<Unit> units, Func<Unit, bool> which) => units.Where(which).Take(2).ToArray() is [var only] ? only : null;
}
