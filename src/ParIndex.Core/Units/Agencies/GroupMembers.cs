using ParIndex.Core.Text;

namespace ParIndex.Core.Units.Agencies;

/// <summary>Members of a group on a day.</summary>
internal static class GroupMembers
{
    private static readonly Message NoDistricts = new(
        "không còn cấp huyện từ 01/7/2025", "there is no district level from 1 July 2025");

    private static readonly Message Outside = new(
        "đối tượng ngoài danh sách đơn vị", "outside the register of units");

    private static readonly Message Empty = new(
        "chưa có đơn vị nào trong danh sách; hãy nhập hoặc nạp danh sách đơn vị", "no such unit is registered; enter or import the units");

    private static readonly Message Template = new(
        "thành viên theo mẫu, cần đối chiếu", "members are of the template, to be checked");

    public static (IReadOnlyList<Unit> Members, Message? Remark) Of(AgencyGroup group, AgencyContext context, Func<string, Unit> unitOf)
    {
        var members = group.Selectors.SelectMany(selector => Of(selector, unitOf(selector.ScopeId), context)).DistinctBy(unit => unit.Id).ToArray();
        if (members.Length > 0)
            return (members, members.Any(unit => unit.Standing != UnitStanding.Registered) ? Template : null);

        var ended = context.Date >= Country.VietNam.TwoLevels
            && group.Selectors.All(selector => selector.Kind == UnitKind.District || selector.Level == UnitKind.District);
        return ([], group.Selectors.All(selector => selector.Reach == GroupReach.Outside) ? Outside : ended ? NoDistricts : Empty);
    }

    private static IEnumerable<Unit> Of(GroupSelector selector, Unit scope, AgencyContext context) => selector.Reach switch
    {
        GroupReach.Itself => scope.IsValidAt(context.Date) ? [scope] : [],
        GroupReach.Children => Offices(selector, scope, context),
        GroupReach.Territories => context.Territories(scope, selector.Kind!.Value).Where(unit => HasRank(unit, selector)),
        GroupReach.OfEach => context.Territories(scope, selector.Level!.Value).Where(unit => HasRank(unit, selector))
            .SelectMany(territory => Offices(selector, territory, context)),
        _ => [],
    };

    private static IEnumerable<Unit> Offices(GroupSelector selector, Unit territory, AgencyContext context)
    {
        var index = context.Index(territory);
        if (selector.Kind is not { } kind)
            return index.Find(selector.NameKey!, context.Date) is { } named && named.IsValidAt(context.Date) ? [named] : [];

        var words = selector.NameKey?.Split('|');
        return index.OfKind(kind, context.Date)
            .Where(unit => words is null || words.Any(word => PlaceName.Words(unit.NameAt(context.Date).Name).Contains(word, StringComparison.Ordinal)));
    }

    private static bool HasRank(Unit unit, GroupSelector selector) =>
        selector.Designations.Count == 0 || AgencyContext.RankOf(unit) is "" || selector.Designations.Contains(AgencyContext.RankOf(unit));
}
