using ParIndex.Core.Units.Templates;

namespace ParIndex.Core.Units.Agencies;

/// <summary>
/// Offices of one authority by the key of their name without the place: own data first, the template where nothing is registered.
/// </summary>
internal sealed class AuthorityIndex
{
    private readonly Dictionary<string, List<Unit>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Unit>> byInitials = new(StringComparer.Ordinal);
    private readonly UnitRegister register;
    private readonly UnitRegister template;
    private readonly string[] place;

    public AuthorityIndex(UnitRegister register, Unit authority, IReadOnlyList<Unit> own)
    {
        this.register = register;
        Authority = authority;
        place = PlaceWords(authority);
        template = UnitRegister.Build(
        [
            UnitEvent.Found(authority.Id, authority.Kind, authority.Name, authority.From),
            .. own.Any(unit => unit.Standing != UnitStanding.Registered) ? [] : AuthorityTemplate.Events(authority),
        ]).Register!;
        Own = own;
        foreach (var unit in own.Concat(template.Units.Where(unit => unit.Id != authority.Id)))
            Add(unit);
    }

    public Unit Authority { get; }

    /// <summary>Registered offices at any time.</summary>
    public IReadOnlyList<Unit> Own { get; }

    public IEnumerable<string> Keys => byName.Keys;

    /// <summary>The office of a name: registered before template, valid on the day before former.</summary>
    public Unit? Find(string key, DateOnly date) => Best(byName, key, date);

    public Unit? FindByInitials(string initials, DateOnly date) => Best(byInitials, initials, date);

    /// <summary>Offices of the kind on the day; of the template when none of the kind was ever registered.</summary>
    public IEnumerable<Unit> OfKind(UnitKind kind, DateOnly date)
    {
        var own = Own.Where(unit => unit.Kind == kind && unit.Standing != UnitStanding.TemplateOptional && unit.ParentAt(date) == Authority.Id).ToArray();
        return (own.Length > 0 ? own : template.Units.Where(unit => unit.Kind == kind && unit.Standing == UnitStanding.Template))
            .Where(unit => unit.IsValidAt(date) && unit.Id != Authority.Id);
    }

    /// <summary>Every office of the kind that a name could mean, optional ones of the template left out.</summary>
    public IEnumerable<Unit> Candidates(UnitKind kind) =>
        byName.Values.SelectMany(units => units).Where(unit => unit.Kind == kind && unit.Standing != UnitStanding.TemplateOptional).DistinctBy(unit => unit.Id);

    /// <summary>Who took over from a former office; empty while it is valid.</summary>
    public IReadOnlyList<Unit> SuccessorsOf(Unit unit, DateOnly date)
    {
        if (unit.To is not { } to || date < to)
            return [];

        var source = register.Find(unit.Id) is null ? template : register;
        return [.. source.Successors(unit.Id, to.AddDays(-1), date).Select(share => source[share.UnitId])];
    }

    /// <summary>Words of a name without the place at its end: "công an" of "Công an tỉnh Đắk Nông".</summary>
    private IEnumerable<AgencyWord> WithoutPlace(List<AgencyWord> words)
    {
        var count = words.Count;
        if (EndsWith(words, count, place))
            count -= place.Length;

        foreach (var (rank, _) in AgencyLexicon.Ranks)
        {
            var rankWords = rank.Split(' ');
            if (EndsWith(words, count, rankWords))
            {
                count -= rankWords.Length;
                break;
            }
        }

        return words.Take(count);
    }

    private void Add(Unit unit)
    {
        foreach (var name in unit.Names.SelectMany(name => name.Value.Aliases.Prepend(name.Value.Name)))
        {
            var words = AgencyWords.Parse(name);
            var bare = WithoutPlace(words).ToArray();
            foreach (var form in new[] { [.. words], bare }.Where(form => form.Length > 0))
            {
                Add(byName, AgencyWords.Key(form), unit);
                Add(byInitials, AgencyWords.Initials(form), unit);
                Add(byInitials, form[0].Text + " " + AgencyWords.Initials(form.Skip(1)), unit);
            }
        }
    }

    private static void Add(Dictionary<string, List<Unit>> index, string key, Unit unit)
    {
        if (!index.TryGetValue(key, out var units))
            index.Add(key, [unit]);
        else if (!units.Contains(unit))
            units.Add(unit);
    }

    private static Unit? Best(Dictionary<string, List<Unit>> index, string key, DateOnly date) => index.TryGetValue(key, out var found)
        ? found.OrderBy(unit => unit.IsValidAt(date) ? 0 : 1).ThenBy(unit => unit.Standing).ThenByDescending(unit => unit.From).First()
        : null;

    private static bool EndsWith(List<AgencyWord> words, int count, string[] ending) =>
        ending.Length > 0 && count > ending.Length && words.Skip(count - ending.Length).Take(ending.Length).Select(word => word.Text).SequenceEqual(ending);

    private static string[] PlaceWords(Unit authority)
    {
        if (!authority.Kind.IsTerritorial())
            return [];

        var words = AgencyWords.Parse(authority.Name.Name).Select(word => word.Text).ToArray();
        return words is ["thanh", "pho", ..] ? words[2..] : words;
    }
}
