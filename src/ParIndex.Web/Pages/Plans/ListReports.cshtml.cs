using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Plans;

/// <summary>Periods of reports on a plan, with who has sent and who has not.</summary>
[Needs(Permission.ReadPlan)]
public sealed class ListReportsModel(PlanAccess access, PlanStore plans, ReportStore reports, WriteReport write, UnitStore units, Texts texts) : PlanPage(access, plans, units, texts)
{
    public IReadOnlyList<IGrouping<(ReportKind Kind, string Subject, DateOnly From, DateOnly To), ProgressReport>> Periods { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Periods = [.. (await reports.OfPlanAsync(Plan.Id, cancel)).GroupBy(report => (report.Kind, report.Subject, report.From, report.To)).OrderBy(group => group.All(report => report.IsSent)).ThenBy(group => group.Key.To)];

    public async Task<IActionResult> OnPostYearAsync(int year, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        var (added, problem) = await write.AskYearAsync(Plan.Id, Math.Clamp(year, Plan.YearFrom, Plan.YearTo), cancel: cancel);
        return Tell(problem, L["Đã lập {0} báo cáo cần gửi.", Show.Count(added)]);
    }

    public async Task<IActionResult> OnPostAskAsync(ReportKind kind, string? subject, DateOnly from, DateOnly to, DateOnly due, CancellationToken cancel)
    {
        Access.DemandMake(Plan);
        var (added, problem) = await write.AskAsync(Plan.Id, kind, subject, from, to, due, cancel);
        return Tell(problem, L["Đã lập {0} báo cáo cần gửi.", Show.Count(added)]);
    }
}
