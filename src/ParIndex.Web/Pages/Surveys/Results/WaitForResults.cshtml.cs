using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Results;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Results;

/// <summary>How far the results of many answers are; goes back to the page that was asked for once they are there.</summary>
[Needs(Permission.ManageSurveys)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WaitForResultsModel(SurveyAccess access, WaveStore waves, CurrentResults results, JobBoard jobs, Texts texts) : SurveyPage(access, waves, texts)
{
    private const string Overview = "/ket-qua";

    public WaveJob Job { get; private set; } = null!;

    /// <summary>Page of results that was asked for, below the overview, "/yeu-to?a=b"; empty: the overview.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    private string Root => $"/dieu-tra/{Wave.Id}{Overview}";

    /// <summary>Back to results of this wave only, whatever the address says.</summary>
    private string Part => Ve is ['/' or '?', ..] && Ve.All(char.IsAscii) && !Ve.Any(char.IsControl) ? Ve : "";

    private string Query => Part.Length > 0 ? QueryString.Create("ve", Part).Value! : "";

    /// <summary>Address at which a page of results is waited for.</summary>
    public static string PathOf(Guid wave, HttpRequest page)
    {
        ArgumentNullException.ThrowIfNull(page);
        // A file is asked for again on the page that offers it.
        var part = HttpMethods.IsGet(page.Method) && !page.Query.ContainsKey("handler") ? page.Path.ToUriComponent().Split(Overview, 2)[^1] + page.QueryString : "";
        return $"/dieu-tra/{wave}{Overview}/dang-tinh{(part.Length > 0 ? QueryString.Create("ve", part) : "")}";
    }

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        // Read before the results: a job that is over by then has left them.
        var last = await FindAsync(cancel);
        if (await results.FindAsync(Wave, cancel) is not null)
            return Back();

        // What failed is tried again by who asks for it, not by everybody who opens the page.
        if (last is not { State: JobState.Waiting or JobState.Running or JobState.Failed })
            await OrderAsync(cancel);

        Job = (await JobAsync(cancel))!;
        return Job.Status.State == JobState.Done ? Redirect($"{Request.PathBase}{Request.Path}{Query}") : Page();
    }

    /// <summary>How far it is, for scripts; once it is over the page is loaded anew, and goes back.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel) => HowFar(await JobAsync(cancel));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OrderAsync(cancel);
        return Redirect($"{Request.PathBase}{Request.Path}{Query}");
    }

    private RedirectResult Back() => Redirect(Request.PathBase + Root + Part);

    private Task<Guid> OrderAsync(CancellationToken cancel) => jobs.AddAsync(ResultsJob.JobKind, new ResultsOrder(Wave.Id), Wave.Id.ToString(), cancel: cancel);

    private Task<JobStatus?> FindAsync(CancellationToken cancel) => jobs.FindAsync(ResultsJob.JobKind, Wave.Id.ToString(), cancel);

    private async Task<WaveJob?> JobAsync(CancellationToken cancel) => await FindAsync(cancel) is { } status
        ? new WaveJob(L["Đang tính kết quả"], Root + "/dang-tinh", status) { Counts = JobParts.Figures, Query = Query }
        : null;
}
