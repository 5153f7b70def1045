using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Plans;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Plans;

/// <summary>A page about one plan, named by the route value "plan". Row-level security decides whether the visitor sees it; the page demands the rest.</summary>
public abstract class PlanPage(PlanAccess access, PlanStore plans, UnitStore units, Texts texts) : PageModel
{
    public PlanAccess Access { get; } = access;

    protected PlanStore Plans { get; } = plans;

    protected Texts L { get; } = texts;

    public Plan Plan { get; private set; } = null!;

    /// <summary>Units, for names.</summary>
    public UnitRegister Register { get; private set; } = null!;

    public bool MayMake => Access.MayMake(Plan);

    public bool MayIssue => Access.MayIssue(Plan);

    /// <summary>Name of a unit in the first year of the plan.</summary>
    public string NameOf(string unit) => Register.Find(unit)?.NameAt(UnitRegister.YearEnd(Plan.YearFrom)).Full ?? unit;

    /// <summary>What the visitor needs beyond seeing the plan; throws when they lack it.</summary>
    protected virtual void Demand()
    {
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (!Guid.TryParse(RouteData.Values["plan"] as string, out var id) || await Plans.FindAsync(id, HttpContext.RequestAborted) is not { } plan)
        {
            context.Result = NotFound();
            return;
        }

        Plan = plan;
        Demand();
        Register = await units.RegisterAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>Back to a page of the plan with a sentence: what was done, or why not.</summary>
    protected RedirectResult Tell(Message? problem, string done, string? path = null)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(L[problem]);

        return Redirect($"{Request.PathBase}{path ?? Request.Path}");
    }
}
