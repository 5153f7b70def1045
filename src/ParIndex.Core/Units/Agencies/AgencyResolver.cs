using System.Collections.Concurrent;
using ParIndex.Core.Text;
using ParIndex.Core.Units.Country;

namespace ParIndex.Core.Units.Agencies;

/// <summary>
/// Reads printed agency texts ("Giám đốc Sở Nội vụ", "UBND các huyện, thành phố", "Các cơ quan, đơn vị liên quan") as units and
/// dated groups. Pure; keeps an index per authority, so one resolver serves a register for long and from any thread.
/// </summary>
public sealed class AgencyResolver
{
    private const int LongestText = 2000;

    private readonly UnitRegister register;
    private readonly Unit country;
    private readonly ConcurrentDictionary<string, AuthorityIndex> indexes = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, Unit>> offices;

    public AgencyResolver(UnitRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        this.register = register;
        country = register.Units.FirstOrDefault(unit => unit.Kind == UnitKind.Country) ?? VietNam.Register[VietNam.Id];
        offices = new(() => register.Units.Where(unit => !unit.Kind.IsTerritorial()).SelectMany(Owners)
            .ToLookup(pair => pair.Owner, pair => pair.Office, StringComparer.Ordinal));
    }

    /// <summary>What the text means.</summary>
    /// <param name="text">One cell or one item of it; separators ";" are read too.</param>
    /// <param name="authorityId">Id of the authority whose document it is.</param>
    /// <param name="date">Day the document speaks of.</param>
    /// <exception cref="KeyNotFoundException">No such authority.</exception>
    public AgencyResolution Resolve(string text, string authorityId, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(text);
        var context = new AgencyContext(register, register[authorityId], date, Index, country);
        var clean = VietnameseText.Clean(text.ReplaceLineEndings("; "));
        if (clean.Length > LongestText)
            return new AgencyResolution(clean, [new AgencyPart.Unknown([]) { Text = clean }]);

        return new AgencyResolution(clean, [.. new AgencyReading(clean, context, UnitOf).Parts()]);
    }

    private Unit UnitOf(string id) => register.Find(id) ?? country;

    private AuthorityIndex Index(Unit authority) => indexes.GetOrAdd(
        authority.Id,
        _ => register.Find(authority.Id) is null
            ? new AuthorityIndex(VietNam.Register, authority, [.. VietNam.Register.Units.Where(unit => unit.Kind == UnitKind.CentralMinistry)])
            : new AuthorityIndex(register, authority, [.. offices.Value[authority.Id].Distinct()]));

    /// <summary>An office is found from each office above it and from the first territory above it, under any parent it ever had.</summary>
    private IEnumerable<(string Owner, Unit Office)> Owners(Unit office)
    {
        foreach (var (from, _) in office.Parents)
        {
            foreach (var above in register.Path(office.Id, from).Reverse().Skip(1))
            {
                yield return (above.Id, office);
                if (above.Kind.IsTerritorial())
                    break;
            }
        }
    }
}
