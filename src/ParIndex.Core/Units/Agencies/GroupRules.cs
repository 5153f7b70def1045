namespace ParIndex.Core.Units.Agencies;

/// <summary>Turns a group phrase into selectors for the authority it is read at.</summary>
internal static class GroupRules
{
    private static readonly UnitKind[] BodyKinds =
        [UnitKind.VerticalAgency, UnitKind.PublicServiceUnit, UnitKind.FrontOrganisation, UnitKind.Press];

    public static AgencyGroup Build(GroupPhrase phrase, string? condition, AgencyContext context)
    {
        var selectors = phrase.Nouns.SelectMany(noun => Nouns(noun.Noun, noun.Level, noun.Plural, noun.Ranks, context))
            .Concat(phrase.Authorities.Select(one => Authority(one.Level, one.Plural, one.Ranks, context)))
            .DistinctBy(selector => selector.Key).ToArray();
        return Group(selectors, phrase.Nouns.Any(noun => noun.Noun is GroupNoun.Central or GroupNoun.Outside) || condition is not null, condition);
    }

    /// <summary>Offices of one name in every territory of a level: "Công an các huyện, thị xã", "Trạm Y tế cấp xã".</summary>
    public static AgencyGroup OfEach(string nameKey, UnitKind level, IReadOnlyList<string> ranks, AgencyContext context) =>
        Group([new GroupSelector(null, Above(level, true, context).Id, GroupReach.OfEach, level, ranks, nameKey)], false, null);

    private static AgencyGroup Group(GroupSelector[] selectors, bool isOpen, string? condition) =>
        new(string.Join('|', selectors.Select(selector => selector.Key).Order(StringComparer.Ordinal)) + (isOpen ? "|open" : ""), selectors, isOpen, condition);

    private static GroupSelector Authority(UnitKind level, bool plural, IReadOnlyList<string> ranks, AgencyContext context)
    {
        var own = context.Chain.FirstOrDefault(unit => unit.Kind == level);
        if (own is not null && (!plural || (level == UnitKind.Province && ranks.Count == 0)))
            return new GroupSelector(level, own.Id, GroupReach.Itself, null, [], null);

        return new GroupSelector(level, Above(level, plural, context).Id, GroupReach.Territories, null, ranks, null);
    }

    /// <summary>The authority whose territories of a level are meant: the reader's own when it is higher, else the nearest above.</summary>
    private static Unit Above(UnitKind level, bool plural, AgencyContext context) =>
        context.Chain.First(unit => unit.Kind.IsTerritorial() && (unit.Kind < level || unit.Kind == UnitKind.Country || (!plural && unit.Kind == level)));

    private static IEnumerable<GroupSelector> Nouns(
        GroupNoun noun, UnitKind? level, bool plural, IReadOnlyList<string> ranks, AgencyContext context)
    {
        switch (noun)
        {
            case GroupNoun.Localities:
                foreach (var kind in Below(context.Territory.Kind))
                    yield return new GroupSelector(kind, context.Territory.Id, GroupReach.Territories, null, [], null);

                yield break;
            case GroupNoun.Outside:
                yield return new GroupSelector(null, context.Territory.Id, GroupReach.Outside, null, [], null);
                yield break;
            case GroupNoun.Ministries:
            case GroupNoun.Central:
                yield return new GroupSelector(UnitKind.CentralMinistry, context.Chain[^1].Id, GroupReach.Children, null, [], null);
                if (noun == GroupNoun.Central && context.Nearest(UnitKind.Province) is { } here)
                    yield return new GroupSelector(UnitKind.VerticalAgency, here.Id, GroupReach.Children, null, [], null);

                yield break;
        }

        if (noun == GroupNoun.Departments)
            level ??= context.Nearest(UnitKind.Province) is null ? null : UnitKind.Province;

        // Divisions named in a province's document, and any office of "các huyện", stand in each territory of the level.
        if (noun == GroupNoun.Divisions && level is null && context.Authority.Kind == UnitKind.Province)
            level = context.Date < Country.VietNam.TwoLevels ? UnitKind.District : UnitKind.Commune;

        var at = level is null ? Office(context) : plural ? null : context.Chain.FirstOrDefault(unit => unit.Kind == level);
        foreach (var (kind, words) in Kinds(noun, level ?? at?.Kind ?? context.Territory.Kind))
        {
            yield return at is not null || level is null
                ? new GroupSelector(kind, (at ?? context.Territory).Id, GroupReach.Children, null, [], words)
                : level == UnitKind.Province && context.Nearest(UnitKind.Province) is { } province
                    ? new GroupSelector(kind, province.Id, GroupReach.Children, null, [], words)
                    : new GroupSelector(kind, Above(level.Value, plural, context).Id, GroupReach.OfEach, level, ranks, words);
        }
    }

    /// <summary>An office with offices of its own speaks of those; one without speaks of its authority's.</summary>
    private static Unit Office(AgencyContext context) =>
        !context.Authority.Kind.IsTerritorial() && context.Index(context.Authority).Own.Count > 0 ? context.Authority : context.Territory;

    private static UnitKind[] Below(UnitKind territory) => territory switch
    {
        UnitKind.Country => [UnitKind.Province],
        UnitKind.Province => [UnitKind.District, UnitKind.Commune],
        _ => [UnitKind.Commune],
    };

    private static IEnumerable<(UnitKind Kind, string? Words)> Kinds(GroupNoun noun, UnitKind territory)
    {
        var specialised = territory switch
        {
            UnitKind.Country => UnitKind.CentralMinistry,
            UnitKind.Province => UnitKind.Department,
            _ => UnitKind.Division,
        };
        return noun switch
        {
            GroupNoun.Departments or GroupNoun.Specialised => [(specialised, null)],
            GroupNoun.Bodies => BodyKinds.Prepend(specialised).Select(kind => (kind, (string?)null)),
            GroupNoun.Vertical => [(UnitKind.VerticalAgency, null)],
            GroupNoun.MassOrganisations => [(UnitKind.FrontOrganisation, "hoi|doan|lien hiep|lien minh")],
            GroupNoun.Press => [(UnitKind.Press, null)],
            GroupNoun.Websites => [(UnitKind.Press, "thong tin dien tu")],
            GroupNoun.BodiesOfCommittee => [(specialised, null), (UnitKind.PublicServiceUnit, null)],
            GroupNoun.ServiceUnits => [(UnitKind.PublicServiceUnit, null)],
            GroupNoun.Education => [(UnitKind.PublicServiceUnit, "truong|giao duc|dai hoc|hoc vien|mam non")],
            GroupNoun.Health => [(UnitKind.PublicServiceUnit, "benh vien|y te|suc khoe|benh tat|phong kham")],
            GroupNoun.Divisions => [(UnitKind.Division, null)],
            GroupNoun.Utilities => [(UnitKind.Utility, null)],
            GroupNoun.PostOffices => [(UnitKind.PostOffice, null)],
            _ => [],
        };
    }
}
