using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Published;

namespace ParIndex.Web.Pages.Portal;

/// <summary>How figures come about.</summary>
public sealed class MethodModel(PublishedSetsQuery sets) : PageModel
{
    /// <summary>Newest signed version of each set.</summary>
    public IReadOnlyList<PublishedSet> Sets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Sets = [.. (await sets.AllAsync(cancel)).DistinctBy(set => set.Key)];
}
