using ParIndex.App.Accounts;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Storage;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Reporting;

/// <summary>Asks for reports on a plan, saves, sends and sends them back. Rights are the page's matter.</summary>
public sealed class WriteReport(Session session, PlanStore plans, ReportStore reports, ReportFiguresQuery figures, DutyStore duties, PlanNotices notices, TimeProvider clock)
{
    private const int LongestText = 20_000;
    private const int LongestSubject = 300;

    private static readonly Message Gone = new("Không có báo cáo này. Hãy tải lại trang.", "There is no such report. Reload the page.");
    private static readonly Message Sent = new("Báo cáo đã gửi, không sửa được; đề nghị nơi nhận trả lại nếu cần sửa.", "The report is sent and cannot be changed; ask who received it to send it back.");
    private static readonly Message NotSent = new("Báo cáo chưa gửi.", "The report is not sent yet.");
    private static readonly Message Changed = new("Người khác vừa ghi vào báo cáo. Nội dung bạn nhập vẫn còn; hãy so rồi lưu lại.", "Somebody has just written in this report. What you typed is still here; compare and save again.");
    private static readonly Message TooLong = new($"Mỗi phần không quá {LongestText} ký tự.", $"Each part has at most {LongestText} characters.");
    private static readonly Message BadDays = new("Kỳ báo cáo phải nằm trong thời gian của kế hoạch, hạn gửi không trước ngày đầu kỳ.", "The period must lie within the plan, and the last day not before it.");
    private static readonly Message NoSubject = new("Hãy ghi nội dung báo cáo đột xuất, hoặc chọn lĩnh vực.", "Name what is asked, or choose a field.");
    private static readonly Message NotRunning = new("Kế hoạch chưa ban hành.", "The plan is not issued yet.");
    private static readonly Message NoReason = new("Hãy ghi lý do.", "Say why.");

    /// <summary>Asks all units with a part in the plan, and its maker, for a report.</summary>
    /// <returns>How many reports were added, or why not.</returns>
    public async Task<(int Added, Message? Problem)> AskAsync(Guid id, ReportKind kind, string? subject, DateOnly from, DateOnly to, DateOnly due, CancellationToken cancel = default)
    {
        var about = VietnameseText.Clean(subject ?? "");
        if (about.Length > LongestSubject || (kind is ReportKind.AdHoc or ReportKind.Field && about.Length == 0))
            return (0, NoSubject);

        await session.BeginAsync("plans.ask-reports", null, cancel);
        try
        {
            if (await plans.LockAsync(id, cancel) is not { } plan)
                return (0, Gone);

            if (!plan.IsRunning)
                return (0, NotRunning);

            if (to < from || due < from || from < new DateOnly(plan.YearFrom, 1, 1) || to > plan.To)
                return (0, BadDays);

            var part = (await duties.OfPlanAsync(id, cancel)).Where(duty => duty.Role != DutyPart.Monitor).ToList();
            if (kind == ReportKind.Field)
            {
                var content = await plans.ContentAsync(id, cancel);
                var tasks = content.Tasks.Where(task => task.Code == about || task.Code.StartsWith(about + ".", StringComparison.Ordinal)).Select(task => task.Id).ToHashSet();
                part = [.. part.Where(duty => tasks.Contains(duty.TaskId))];
            }

            var added = await reports.AskAsync(plan, kind, kind is ReportKind.AdHoc or ReportKind.Field ? about : "", from, to, due, [.. part.Select(duty => duty.UnitId).Distinct(StringComparer.Ordinal)], cancel);
            await notices.ReportsAskedAsync(plan, due, cancel);
            await session.CommitAsync(cancel);
            return (added, null);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Asks for the reports of a year as they are usual: four quarters, half a year and the whole, due a number of days after each period.</summary>
    public async Task<(int Added, Message? Problem)> AskYearAsync(Guid id, int year, int daysAfter = 5, CancellationToken cancel = default)
    {
        var all = 0;
        foreach (var (kind, from, to) in Periods(year))
        {
            if (await plans.FindAsync(id, cancel) is not { } plan || to < plan.From)
                continue;

            var (added, problem) = await AskAsync(id, kind, null, from, to, to.AddDays(daysAfter), cancel);
            if (problem is not null)
                return (all, problem);

            all += added;
        }

        return (all, null);
    }

    /// <summary>The usual periods of a year.</summary>
    public static IEnumerable<(ReportKind Kind, DateOnly From, DateOnly To)> Periods(int year)
    {
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var from = new DateOnly(year, (quarter * 3) + 1, 1);
            yield return (ReportKind.Quarter, from, from.AddMonths(3).AddDays(-1));
        }

        yield return (ReportKind.HalfYear, new DateOnly(year, 1, 1), new DateOnly(year, 6, 30));
        yield return (ReportKind.Year, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
    }

    /// <summary>Saves what people wrote, and sends it when asked to: its figures are then kept as they stand.</summary>
    /// <returns>Why not; null: done.</returns>
    public async Task<Message?> SaveAsync(Guid id, int seen, IReadOnlyDictionary<ReportSection, string> texts, bool sends, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Values.Any(text => text.Length > LongestText))
            return TooLong;

        await session.BeginAsync(sends ? "plans.send-report" : "plans.write-report", null, cancel);
        try
        {
            if (await reports.FindAsync(id, holds: true, cancel) is not { } report || await plans.FindAsync(report.PlanId, cancel) is not { } plan)
                return Gone;

            if (report.IsSent)
                return Sent;

            if (!await reports.SaveAsync(id, seen, texts.ToDictionary(pair => pair.Key, pair => VietnameseText.CleanLines(pair.Value)), sends ? await figures.OfAsync(report, plan, cancel) : null, cancel))
                return Changed;

            if (sends && !report.IsMerged)
                await notices.ReportSentAsync(plan, report, cancel);

            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Sends a report back to its unit.</summary>
    public async Task<Message?> ReturnAsync(Guid id, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        if (why.Length is 0 or > 2_000)
            return NoReason;

        await session.BeginAsync("plans.return-report", why, cancel);
        try
        {
            if (await reports.FindAsync(id, holds: true, cancel) is not { } report)
                return Gone;

            if (!report.IsSent)
                return NotSent;

            await reports.ReturnAsync(id, why, cancel);
            await notices.ReportReturnedAsync(report, why, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>The day, for forms.</summary>
    public DateOnly Today => clock.Today();
}
