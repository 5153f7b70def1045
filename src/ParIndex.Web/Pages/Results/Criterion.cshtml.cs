using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;

namespace ParIndex.Web.Pages.Results;

/// <summary>One criterion across units and years.</summary>
public sealed class CriterionModel(CriterionQuery criteria) : PageModel
{
    public IReadOnlyList<CriterionResult> Results { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public CriterionResult Latest { get; private set; } = null!;

    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Units by their points in the newest year, best first.</summary>
    public IReadOnlyList<IGrouping<string, CriterionResult>> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        Results = await criteria.ResultsAsync(key, cancel: cancel);
        if (Results.Count == 0)
            return NotFound();

        Latest = Results.MaxBy(result => result.Year)!;
        Years = [.. Results.Select(result => result.Year).Distinct().Order()];
        Units = [.. Results.GroupBy(result => result.UnitId).OrderByDescending(unit => unit.MaxBy(result => result.Year)!.Percent)];
        return Page();
    }
}
