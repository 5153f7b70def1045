using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Published;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Criteria;

namespace ParIndex.Web.Pages.Portal;

/// <summary>The rules of a set, criterion by criterion.</summary>
public sealed class MethodSetModel(PublishedSetsQuery sets, SetCache cache, Session session) : PageModel
{
    public PublishedSet Version { get; private set; } = null!;

    public CriteriaSet Set { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string set, CancellationToken cancel)
    {
        if (await sets.FindAsync(set, cancel: cancel) is not { } version || await cache.GetAsync(session, version.Id, cancel) is not { } content)
            return NotFound();

        (Version, Set) = (version, content);
        return Page();
    }
}
