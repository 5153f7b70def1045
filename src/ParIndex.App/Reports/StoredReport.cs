using System.Globalization;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;

namespace ParIndex.App.Reports;

/// <summary>The analysis report of a stored result: the same as of its printed table, with kinds of points from its criteria set, and rank and result of the year before where they are stored.</summary>
public sealed class StoredReport(Session session, ResultQuery results, LostPointsQuery losses, UnitProfileQuery profiles, SetCache sets)
{
    /// <summary>The report of a unit and year; null when there is no result (or it may not be seen).</summary>
    public async Task<AnalysisReport?> FindAsync(string unitId, int year, CancellationToken cancel = default)
    {
        if (await results.FindAsync(unitId, year, cancel) is not { } result)
            return null;

        var before = await results.FindAsync(unitId, year - 1, cancel);
        var years = await profiles.YearsAsync(unitId, cancel);
        var table = StoredTable.Of(result, await losses.OfAsync(result.Id, cancel)).Tables[0];
        var last = before is null ? null : StoredTable.Of(before, await losses.OfAsync(before.Id, cancel)).Tables[0];
        var set = result.SetVersionId is { } version ? await sets.GetAsync(session, version, cancel) : null;
        return AnalysisReport.Of(new ReportSource(Lower(result.UnitName), year, table, LostPointLedger.Of(table, last))
        {
            Before = last,
            Bands = set?.Bands is { Count: > 0 } bands ? bands : AchievementGroup.National,
            Kinds = set?.Leaves().DistinctBy(leaf => leaf.Code, StringComparer.Ordinal).ToDictionary(leaf => leaf.Code, leaf => leaf.Source, StringComparer.Ordinal) ?? [],
            Rank = Place(years, year),
            RankBefore = Place(years, year - 1),
        });
    }

    private static RankPlace? Place(IReadOnlyList<UnitYear> years, int year) =>
        years.FirstOrDefault(one => one.Year == year) is { Rank: { } rank, Peers: { } peers } && rank <= peers ? new RankPlace(rank, peers) : null;

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLower(name[0], CultureInfo.GetCultureInfo("vi-VN")) + name[1..];
}
