using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;

namespace ParIndex.Web.Pages.Results;

/// <summary>Criteria that have results, by set.</summary>
public sealed class CriteriaModel(CriterionQuery criteria) : PageModel
{
    public IReadOnlyList<IGrouping<Guid, CriterionEntry>> Sets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Sets = [.. (await criteria.ListAsync(cancel)).GroupBy(entry => entry.VersionId)];
}
