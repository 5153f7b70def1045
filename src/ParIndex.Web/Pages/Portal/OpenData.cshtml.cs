using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.Web.Caching;
using ParIndex.Web.Pages.Portal.Files;

namespace ParIndex.Web.Pages.Portal;

/// <summary>Open data: files, licence, columns.</summary>
public sealed class OpenDataModel(CurrentEdition editions, RankingQuery ranking) : PageModel
{
    public Edition Edition { get; private set; } = null!;

    /// <summary>Years there is something of, newest first.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>HTML that shows a chart in another site.</summary>
    public string Snippet => $"<iframe src=\"{DataPackage.Root(Request)}/nhung/xep-hang\" width=\"100%\" height=\"640\" loading=\"lazy\" title=\"PAR INDEX\"></iframe>";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Edition = await editions.GetAsync(cancel);
        Years = [.. (await ranking.YearsAsync(cancel)).Select(year => year.Year).Distinct().OrderDescending()];
    }
}
