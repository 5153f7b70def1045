using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.Web.Pages.Results;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Portal.Embeds;

/// <summary>The plot of a ranking for frames of other sites.</summary>
[Embeddable(Always = true)]
public sealed class EmbedRankingModel(RankingQuery ranking) : PageModel
{
    public RankedYear Chosen { get; private set; } = null!;

    public RankingTable Table { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int? year, string? nhom, CancellationToken cancel)
    {
        var years = (await ranking.YearsAsync(cancel)).Where(known => (year is null || known.Year == year) && (nhom is null || known.Group() == nhom)).ToList();
        // What fits a frame first: few units, and every index known.
        foreach (var known in years)
        {
            var table = await ranking.OfAsync(known.ParentId, known.UnitKind, known.Year, cancel);
            (Chosen, Table) = (known, table);
            if (nhom is not null || year is not null || (table.Units.Count > 1 && table.Units.All(unit => unit.Percent is not null) && known.Units <= MostShown))
                return Page();
        }

        return years.Count == 0 ? NotFound() : Page();
    }

    private const int MostShown = 34;
}
