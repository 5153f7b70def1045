using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Following;

/// <summary>Quotas of areas, and who is reminded: links once more for those who have not answered, by area.</summary>
[Needs(Permission.ManageSurveys)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FollowWaveModel(SurveyAccess access, WaveStore waves, MonitorWave monitor, SetQuotas quotas, ReminderStore reminders, MakeLinks make, Texts texts) : SurveyPage(access, waves, texts)
{
    private static readonly Message BadQuota = new("Chỉ tiêu là số nguyên từ 1; để trống là không có chỉ tiêu.", "A quota is a whole number from 1; leave it empty for none.");
    private static readonly Message NoArea = new("Hãy chọn khu vực để nhắc.", "Choose the area to remind.");

    public IReadOnlyList<AreaProgress> Areas { get; private set; } = [];

    public IReadOnlyDictionary<string, int> Quotas { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyList<AreaReminders> Reminders { get; private set; } = [];

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Areas = (await monitor.OfAsync(Wave.Id, cancel)).Areas;
        Quotas = await quotas.FindAsync(Wave.Id, cancel);
        Reminders = await reminders.OfAsync(Wave.Id, cancel);
    }

    public async Task<IActionResult> OnPostQuotaAsync(List<string?> area, List<int?> target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(target);
        if (!ModelState.IsValid || area.Count != target.Count)
            return Tell(BadQuota, "");

        var known = (await monitor.OfAsync(Wave.Id, cancel)).Areas.Select(one => one.Area).ToHashSet(StringComparer.Ordinal);
        var set = area.Zip(target).Where(pair => known.Contains(pair.First ?? "")).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First ?? "", pair => pair.Second, StringComparer.Ordinal);
        return Tell(await quotas.RunAsync(Wave.Id, set, cancel), L["Đã lưu chỉ tiêu."]);
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
