using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Importing;

namespace ParIndex.Web.Pages.Import;

/// <summary>A page about one import: opens only to who may go on with it.</summary>
public abstract class ImportPageModel(ImportStore imports, ImportAccess access) : PageModel
{
    protected ImportStore Imports { get; } = imports;

    protected ImportAccess Access { get; } = access;

    public App.Results.Importing.Import Import { get; private set; } = null!;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var id = context.HandlerArguments.TryGetValue("id", out var given) && given is Guid known ? known : Guid.Empty;
        if (await Imports.FindAsync(id, HttpContext.RequestAborted) is not { } import)
        {
            context.Result = NotFound();
            return;
        }

        Access.DemandWorkOn(import);
        Import = import;
        await next();
    }
}
