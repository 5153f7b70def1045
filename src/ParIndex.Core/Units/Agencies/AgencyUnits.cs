namespace ParIndex.Core.Units.Agencies;

/// <summary>Finds the one unit a name means: by name, by place and name, by initials, by sector.</summary>
internal static class AgencyUnits
{
    private static readonly string[] PeoplesCommittee = ["uy", "ban", "nhan", "dan"];

    /// <summary>Services with one provider in a place: its printed name varies, its sector does not.</summary>
    private static readonly (UnitKind Kind, string Words)[] Sectors =
    [
        (UnitKind.Utility, "cap nuoc"), (UnitKind.Utility, "cap thoat nuoc"), (UnitKind.Utility, "nuoc sach"), (UnitKind.Utility, "dien luc"),
    ];

    public static AgencyPart.ToUnit? Find(AgencyWord[] words, AgencyContext context) =>
        words.Length == 0 ? null
        : ByKey(words, context, (index, form) => index.Find(AgencyWords.Key(form), context.Date), AgencyMatch.Name)
        ?? ItselfOrAbove(words, context)
        ?? ByInitials(words, context);

    public static AgencyPart.ToUnit Part(Unit unit, AuthorityIndex? index, AgencyMatch match, AgencyContext context) =>
        new(unit, match, index?.SuccessorsOf(unit, context.Date) ?? []);

    /// <summary>Ways to take a place off the end: the territory meant, and how many words are left.</summary>
    public static IEnumerable<(Unit Place, int Left)> Places(AgencyWord[] words, AgencyContext context)
    {
        for (var left = Math.Max(0, words.Length - 8); left < words.Length; left++)
        {
            var start = left + (words[left].Text is "cap" or "cua" or "thuoc" && left + 1 < words.Length ? 1 : 0);
            var rank = AgencyLexicon.Ranks.FirstOrDefault(rank => AgencyLexicon.StartsWith(words.AsSpan(start), rank.Word.Split(' ')));
            var rankLength = rank.Word is null ? 0 : rank.Word.Split(' ').Length;
            var name = words[(start + rankLength)..];
            if (name.Length == 0)
            {
                if (context.Nearest(rank.Kind, rank.Word) is { } near)
                    yield return (near, left);
            }
            else if (context.Place(AgencyWords.Key(name), rank.Word) is { } place)
            {
                yield return (place, left);
            }
        }
    }

    private static AgencyPart.ToUnit? ByKey(
        AgencyWord[] words, AgencyContext context, Func<AuthorityIndex, AgencyWord[], Unit?> find, AgencyMatch match)
    {
        AgencyPart.ToUnit? former = null;
        foreach (var (index, form) in Forms(words, context))
        {
            if (find(index, form) is not { } unit)
                continue;
            if (unit.IsValidAt(context.Date))
                return Part(unit, index, match, context);

            former ??= Part(unit, index, match, context);
        }

        return former;
    }

    /// <summary>The whole name in each authority from near to far, then the name less a place, at that place.</summary>
    private static IEnumerable<(AuthorityIndex Index, AgencyWord[] Form)> Forms(AgencyWord[] words, AgencyContext context)
    {
        foreach (var authority in context.Chain)
            yield return (context.Index(authority), words);

        foreach (var (place, left) in Places(words, context).Where(place => place.Left > 0))
            yield return (context.Index(place), words[..left]);
    }

    /// <summary>"UBND tỉnh", "tỉnh Đắk Nông", "Ủy ban nhân dân": the authority itself.</summary>
    private static AgencyPart.ToUnit? ItselfOrAbove(AgencyWord[] words, AgencyContext context)
    {
        var committee = AgencyLexicon.StartsWith(words, PeoplesCommittee) ? PeoplesCommittee.Length : 0;
        if (committee == words.Length)
            return Part(context.Territory, null, AgencyMatch.Name, context);

        foreach (var (place, left) in Places(words, context))
        {
            if (left == committee && (committee == 0 || place.Kind != UnitKind.Country))
                return new AgencyPart.ToUnit(place, AgencyMatch.Name, []);
        }

        return null;
    }

    private static AgencyPart.ToUnit? ByInitials(AgencyWord[] words, AgencyContext context)
    {
        if (!words.Any(word => word.IsAbbreviation && word.Text.Length > 1))
            return null;

        return ByKey(
            words,
            context,
            (index, form) => form.Length == 1
                ? index.FindByInitials(form[0].Text, context.Date)
                : index.FindByInitials(form[0].Text + " " + AgencyWords.Initials(form.Skip(1)), context.Date),
            AgencyMatch.Initials);
    }

    /// <summary>
    /// The only provider of a service at a place, under whatever name it is printed. Asked last: "Điện lực các huyện" names many.
    /// </summary>
    public static AgencyPart.ToUnit? BySector(AgencyWord[] words, AgencyContext context)
    {
        if (AgencyLexicon.Head(words)?.Kind is not (UnitKind.Enterprise or UnitKind.Utility))
            return null;

        var key = AgencyWords.Key(words);
        var at = Places(words, context).Select(place => place.Place).FirstOrDefault() ?? context.Territory;
        foreach (var (kind, sector) in Sectors)
        {
            if (!key.Contains(sector, StringComparison.Ordinal))
                continue;

            var index = context.Index(at);
            var found = index.Candidates(kind).Where(unit => PlaceName.Words(unit.Name.Name).Contains(sector, StringComparison.Ordinal)).Take(2).ToArray();
            if (found is [var only])
                return Part(only, index, AgencyMatch.Sector, context);
        }

        return null;
    }
}
