using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Web.Pages.Portal.Files;

namespace ParIndex.Web.Pages.Portal;

/// <summary>Open data: files, licence, columns.</summary>
public sealed class OpenDataModel(CurrentEdition editions, Session session, RankingQuery ranking, FeaturedQuery featured) : PageModel
{
    public Edition Edition { get; private set; } = null!;

    /// <summary>Years there is something of, newest first.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>HTML that shows a chart in another site.</summary>
    public string Snippet => $"<iframe src=\"{DataPackage.Root(Request)}{Chart}\" width=\"100%\" height=\"480\" loading=\"lazy\" title=\"PAR INDEX\"></iframe>";

    /// <summary>Path of a chart to begin with: the unit with most results of its own.</summary>
    public string Chart { get; private set; } = "/nhung/xep-hang";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Edition = await editions.GetAsync(session, cancel);
        if (await featured.UnitAsync(cancel) is { } unit)
            Chart = "/nhung/don-vi/" + UnitSlug.Of(unit);

        Years = [.. (await ranking.YearsAsync(cancel)).Select(year => year.Year).Distinct().OrderDescending()];
    }
}
