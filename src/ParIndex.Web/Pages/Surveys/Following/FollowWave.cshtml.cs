using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Following;

/// <summary>Who is reminded: links once more for those who have not answered, by area.</summary>
[Needs(Permission.ManageSurveys)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FollowWaveModel(SurveyAccess access, WaveStore waves, MonitorWave monitor, ReminderStore reminders, MakeLinks make, Texts texts) : SurveyPage(access, waves, texts)
{
    private static readonly Message NoArea = new("Hãy chọn khu vực để nhắc.", "Choose the area to remind.");

    public bool HasSample { get; private set; }

    public IReadOnlyList<AreaReminders> Reminders { get; private set; } = [];

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HasSample = (await monitor.OfAsync(Wave.Id, cancel)).Areas.Count > 0;
        Reminders = await reminders.OfAsync(Wave.Id, cancel);
    }

    /// <summary>New links as a file to send from; the old ones of these people stop working.</summary>
    public async Task<IActionResult> OnPostRemindAsync(string? area, CancellationToken cancel)
    {
        if (area is null)
            return Tell(NoArea, "");

        var (links, problem) = await make.RunAsync(Wave.Id, LinkKind.Personal, area == "*" ? null : area, isReminder: true, cancel);
        return problem is null ? File(LinkFile.Write(links, Wave, Request), "text/csv", "nhac-tra-loi.csv") : Tell(problem, "");
    }
}
