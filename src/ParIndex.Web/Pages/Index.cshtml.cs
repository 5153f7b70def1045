using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages;

/// <summary>The start: how the authority of this installation stands, what it lost, where to read on.</summary>
public sealed class IndexModel(FeaturedQuery featured, UnitStore units, UnitProfileQuery profile, ResultQuery results, LostPointsQuery losses, RankingQuery ranking) : PageModel
{
    /// <summary>The authority shown first; null on an empty installation.</summary>
    public Unit? Unit { get; private set; }

    public IReadOnlyList<UnitYear> Years { get; private set; } = [];

    public ResultView? Latest { get; private set; }

    public ResultView? Before { get; private set; }

    public IReadOnlyList<LossView> Losses { get; private set; } = [];

    public IReadOnlyList<RankedYear> Rankings { get; private set; } = [];

    public UnitYear? LatestYear => Years.FirstOrDefault(year => year.Year == Latest?.Year);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Rankings = [.. (await ranking.YearsAsync(cancel)).GroupBy(year => (year.ParentId, year.Kind)).Select(group => group.First())];
        if (await featured.UnitAsync(cancel) is not { } unitId)
            return;

        Unit = (await units.RegisterAsync(cancel)).Find(unitId);
        Years = await profile.YearsAsync(unitId, cancel);
        var stored = Years.Where(year => year.ResultId is not null).TakeLast(2).ToArray();
        var both = await results.FindManyAsync([.. stored.Select(year => (unitId, year.Year))], cancel);
        Latest = both.Count > 0 ? both[^1] : null;
        Before = both.Count > 1 ? both[0] : null;
        Losses = Latest is null ? [] : await losses.OfAsync(Latest.Id, cancel);
    }
}
