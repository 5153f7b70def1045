using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Core.Text;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>A page about one wave, named by the route value "wave". Row-level security decides whether the visitor sees it; the page demands the rest.</summary>
public abstract class SurveyPage(SurveyAccess access, WaveStore waves, Texts texts) : PageModel
{
    public SurveyAccess Access { get; } = access;

    protected Texts L { get; } = texts;

    public Wave Wave { get; private set; } = null!;

    public bool MayManage => Access.MayManage(Wave);

    /// <summary>Tag of the language of the page, for words of a questionnaire.</summary>
    public string Tongue => SurveyWords.Tongue(HttpContext);

    /// <summary>What the visitor needs beyond seeing the wave; throws when they lack it.</summary>
    protected virtual void Demand()
    {
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (!Guid.TryParse(RouteData.Values["wave"] as string, out var id) || await waves.FindAsync(id, HttpContext.RequestAborted) is not { } wave)
        {
            context.Result = NotFound();
            return;
        }

        Wave = wave;
        Demand();
        await next();
    }

    /// <summary>How far background work is, for scripts that ask again; once it is over, or there is none, the page is loaded anew.</summary>
    protected IActionResult HowFar(WaveJob? job)
    {
        if (job is { IsOpen: true })
            return Partial("_WaveJob", job);

        Response.Headers["HX-Refresh"] = "true";
        return new EmptyResult();
    }

    /// <summary>Back to a page of the wave with a sentence: what was done, or why not.</summary>
    protected RedirectResult Tell(Message? problem, string done, string? path = null)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(L[problem]);

        return Redirect($"{Request.PathBase}{path ?? Request.Path}");
    }
}
