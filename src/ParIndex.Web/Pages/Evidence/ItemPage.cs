using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>A page about one document, named by the route value "id": opens only to who may read it.</summary>
public abstract class ItemPage(EvidenceStore items, EvidenceAccess access) : PageModel
{
    protected EvidenceAccess Access { get; } = access;

    public EvidenceItem Item { get; private set; } = null!;

    /// <summary>Whether the visitor may change it.</summary>
    public bool MayChange => Item.WithdrawnAt is null && Access.MayKeep(Item.UnitId);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        // Whether it is another unit's or none at all is told to nobody, and noted either way.
        if (!Guid.TryParse(RouteData.Values["id"] as string, out var id) || await items.FindAsync(id, HttpContext.RequestAborted) is not { } item
            || !await Access.MayReadAsync(item, HttpContext.RequestAborted))
            throw new RefusedException(Permission.ReadScorecard, null, Refusal.OtherUnit, hides: true);

        Item = item;
        await next();
    }
}
