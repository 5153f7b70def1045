using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;

namespace ParIndex.Web.Pages.Results;

/// <summary>Units of a group in the order of their index.</summary>
public sealed class RankingModel(RankingQuery ranking) : PageModel
{
    /// <summary>Every group and year there is, newest first.</summary>
    public IReadOnlyList<RankedYear> Years { get; private set; } = [];

    /// <summary>The chosen one.</summary>
    public RankedYear Chosen { get; private set; } = null!;

    public RankingTable Table { get; private set; } = null!;

    /// <param name="year">Index year; the newest of the group when not given.</param>
    /// <param name="nhom">Group as "vn.Province"; the group with most published figures when not given.</param>
    /// <param name="cancel">Request is gone.</param>
    public async Task<IActionResult> OnGetAsync(int? year, string? nhom, CancellationToken cancel)
    {
        Years = await ranking.YearsAsync(cancel);
        var group = nhom ?? Years.FirstOrDefault(known => year is null || known.Year == year)?.Group();
        var chosen = Years.FirstOrDefault(known => known.Group() == group && (year is null || known.Year == year));
        if (chosen is null)
            return NotFound();

        Chosen = chosen;
        Table = await ranking.OfAsync(chosen.ParentId, chosen.UnitKind, chosen.Year, cancel);
        return Page();
    }
}
