using ParIndex.Core.Criteria;

namespace ParIndex.Core.Reports;

/// <summary>Fields or units by level of achievement.</summary>
/// <param name="Name">Name of the group; empty below the last one.</param>
/// <param name="From">Least percent, inclusive; null: no lower limit.</param>
/// <param name="To">Upper limit in percent, exclusive; null: none.</param>
/// <param name="Members">Codes of fields or names of units, best first.</param>
public sealed record AchievementGroup(string Name, decimal? From, decimal? To, IReadOnlyList<string> Members)
{
    /// <summary>Groups of the yearly national announcement: A from 90 %, B from 80 %, C from 70 % (report of the Ministry of Home Affairs with Decision 641/QĐ-BNV of 25/5/2021).</summary>
    public static readonly IReadOnlyList<Band> National = [new("A", 90), new("B", 80), new("C", 70)];

    /// <summary>Everything put into its group by unrounded percent, best group first; groups without members too, except the one below all limits.</summary>
    public static IReadOnlyList<AchievementGroup> Of(IEnumerable<(string Name, decimal Percent)> members, IReadOnlyList<Band> bands)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(bands);
        var ordered = members.OrderByDescending(member => member.Percent).ToList();
        var groups = new List<AchievementGroup>();
        decimal? upper = null;
        foreach (var band in bands.OrderByDescending(band => band.From))
        {
            groups.Add(new AchievementGroup(band.Name, band.From, upper, [.. Within(band.From, upper)]));
            upper = band.From;
        }

        var below = Within(null, upper).ToList();
        return below.Count == 0 ? groups : [.. groups, new AchievementGroup("", null, upper, below)];

        IEnumerable<string> Within(decimal? from, decimal? to) =>
            ordered.Where(member => (from is null || member.Percent >= from) && (to is null || member.Percent < to)).Select(member => member.Name);
    }
}
