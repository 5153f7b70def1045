using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Results;
using ParIndex.App.Units;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>What pages of results take from the container.</summary>
public sealed record ResultsDesk(SurveyAccess Access, WaveStore Waves, CurrentResults Current, IssuedResults Issued, FormCache Forms, QuestionnaireStore Questionnaires, UnitStore Units);

/// <summary>
/// A page about the results of one wave, named by the route value "wave". Who runs the surveys of its unit sees them as they stand; who reads results of the unit sees what was
/// issued. Interviewers see none: it would colour what they hear.
/// </summary>
public abstract class ResultsPage(ResultsDesk desk, Texts texts) : PageModel
{
    protected Texts L { get; } = texts;

    protected ResultsDesk Desk { get; } = desk;

    public WaveReport Report { get; private set; } = null!;

    /// <summary>The last issue; null: none.</summary>
    public Issue? Issue { get; private set; }

    /// <summary>The figures are those of the answers as they stand, not those issued.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Answers have changed since the figures were computed a moment ago; said beside them.</summary>
    public bool IsBehind { get; private set; }

    public Questionnaire Questionnaire { get; private set; } = null!;

    public ResultWords Words { get; private set; } = null!;

    /// <summary>Name of the unit that asks.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Address of the overview.</summary>
    public string Root => $"~/dieu-tra/{Report.Wave.Id}/ket-qua";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (!Guid.TryParse(RouteData.Values["wave"] as string, out var id))
            context.Result = NotFound();
        else
            context.Result = await OpenAsync(id, HttpContext.RequestAborted);

        if (context.Result is null)
            await next();
    }

    /// <summary>Back to this page with a sentence: what was done, or why not.</summary>
    protected RedirectResult Tell(Message? problem, string done)
    {
        if (problem is null)
            TempData.Done(done);
        else
            TempData.Warn(L[problem]);

        return Redirect($"{Request.PathBase}{Request.Path}{Request.QueryString}");
    }

    /// <summary>Keeps what came with the request for when the page is shown again; for pages that are sent something.</summary>
    protected virtual void KeepTyped()
    {
    }

    /// <returns>What is answered in place of the page; null: the page.</returns>
    private async Task<IActionResult?> OpenAsync(Guid id, CancellationToken cancel)
    {
        var issued = await Desk.Issued.FindAsync(id, cancel);
        Issue = issued?.Issue;
        if (await Desk.Waves.FindAsync(id, cancel) is { } wave && Desk.Access.MayManage(wave))
        {
            if (await Desk.Current.FindAsync(wave, cancel) is not { } found)
            {
                KeepTyped();
                return Redirect(Request.PathBase + WaitForResultsModel.PathOf(id, Request));
            }

            (IsLive, IsBehind, Report) = (true, !found.IsCurrent, found.Report);
        }
        else if (issued is { } last)
        {
            Report = last.Report;
        }
        else
        {
            return NotFound();
        }

        // Once asked, a questionnaire may be read by anybody; before that, by who runs the surveys.
        var questionnaire = (await Desk.Forms.FindAsync(Report.Wave.QuestionnaireId, cancel))?.Questionnaire ?? await Desk.Questionnaires.ContentAsync(Report.Wave.QuestionnaireId, cancel);
        if (questionnaire is null)
            return NotFound();

        Questionnaire = questionnaire;
        Words = new ResultWords(questionnaire, L);
        Unit = (await Desk.Units.RegisterAsync(cancel)).Find(Report.Wave.UnitId)?.NameAt(UnitRegister.YearEnd(Report.Wave.Year)).Full ?? "";
        return null;
    }
}
