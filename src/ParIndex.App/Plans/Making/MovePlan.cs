using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Storage;
using ParIndex.Core.Plans;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Making;

/// <summary>What stands in the way of a plan, and what who signs it should know.</summary>
/// <param name="Goal">Points it promises; null: none.</param>
public sealed record PlanStanding(ImprovementPlan Points, decimal? Goal, IReadOnlyList<PlanFinding> Findings)
{
    public bool MaySubmit => Findings.All(finding => !finding.IsError);
}

/// <summary>Moves a plan: draft → submitted → issued → closed, or back to draft with a reason. Rights are the page's matter.</summary>
public sealed class MovePlan(Session session, PlanStore plans, GoalStore goals, PlanNotices notices, TimeProvider clock)
{
    private static readonly Message Gone = new("Không có kế hoạch này. Hãy tải lại trang.", "There is no such plan. Reload the page.");
    private static readonly Message Moved = new("Kế hoạch đã chuyển sang bước khác. Hãy tải lại trang.", "The plan has moved on. Reload the page.");
    private static readonly Message HasErrors = new("Còn lỗi phải sửa trước khi trình; xem danh sách trên trang.", "There are errors to mend before it is submitted; see the list on the page.");
    private static readonly Message NoTasks = new("Kế hoạch chưa có nhiệm vụ nào.", "The plan has no task yet.");
    private static readonly Message NoReason = new("Hãy ghi lý do.", "Say why.");
    private static readonly Message NoNumber = new("Hãy nhập số kế hoạch (từ 1) và ngày ký.", "Enter the number of the plan (from 1) and the day it was signed.");
    private static readonly Message BadDay = new("Ngày ký không được sau hôm nay.", "The day it was signed cannot be in the future.");

    /// <summary>Looks a plan through.</summary>
    public static PlanStanding Check(Plan plan, PlanContent content, IReadOnlyList<Goal> goals)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(goals);
        var points = content.Points(plan.YearFrom);
        var promised = goals.Where(goal => goal.Year == plan.YearFrom).Select(goal => goal.Indicator switch
        {
            GoalIndicator.Points => goal.Value,
            GoalIndicator.Percent => goal.Value / 100 * points.Max,
            _ => null,
        }).Max();
        return new PlanStanding(points, promised, points.Lines.Count == 0 ? [] : PlanCheck.Of(points, promised));
    }

    /// <summary>Lays the draft before who signs: it is locked, unless something in it is wrong.</summary>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> SubmitAsync(Guid id, CancellationToken cancel = default) => MoveAsync(id, PlanStage.Draft, "plans.submit", null, async plan =>
    {
        var content = await plans.ContentAsync(id, cancel);
        if (content.Tasks.Count == 0)
            return NoTasks;

        if (!Check(plan, content, await goals.OfAsync(id, cancel)).MaySubmit)
            return HasErrors;

        await SetAsync(id, "stage = 'Submitted', returned_reason = null", new { id }, cancel);
        await notices.SubmittedAsync(plan, cancel);
        return null;
    }, cancel);

    /// <summary>Sends a submitted plan back to be changed.</summary>
    public Task<Message?> ReturnAsync(Guid id, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        return why.Length is 0 or > 2_000 ? Task.FromResult<Message?>(NoReason) : MoveAsync(id, PlanStage.Submitted, "plans.return", why, async _ =>
        {
            await SetAsync(id, "stage = 'Draft', returned_reason = @why", new { id, why }, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Notes that the plan is signed. From now on its tasks are tracked, and units that have a part in it are told.</summary>
    /// <param name="keep">Keeps the signed PDF in the same process and says its SHA-256; null: none.</param>
    public Task<Message?> IssueAsync(Guid id, int? number, DateOnly? day, string? signer, Func<Task<string>>? keep = null, CancellationToken cancel = default)
    {
        if (number is not > 0 || day is null)
            return Task.FromResult<Message?>(NoNumber);

        if (day > clock.Today())
            return Task.FromResult<Message?>(BadDay);

        return MoveAsync(id, PlanStage.Submitted, "plans.issue", null, async plan =>
        {
            var file = keep is null ? null : await keep();
            await SetAsync(id, "stage = 'Issued', number = @number, issued_on = @day, signer = @signer, file_sha256 = @file", new { id, number, day, signer = VietnameseText.Clean(signer ?? ""), file }, cancel);
            await notices.IssuedAsync(plan, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Ends a plan whose time is over.</summary>
    public Task<Message?> CloseAsync(Guid id, CancellationToken cancel = default) => MoveAsync(id, PlanStage.Issued, "plans.close", null, async _ =>
    {
        await SetAsync(id, "stage = 'Closed'", new { id }, cancel);
        return null;
    }, cancel);

    /// <summary>Takes a draft away that nobody needs.</summary>
    public Task<Message?> DeleteAsync(Guid id, CancellationToken cancel = default) => MoveAsync(id, PlanStage.Draft, "plans.delete", null, async _ =>
    {
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from plans.plan where id = @id", new { id }, session.Transaction);
        return null;
    }, cancel);

    private async Task<Message?> MoveAsync(Guid id, PlanStage from, string deed, string? reason, Func<Plan, Task<Message?>> move, CancellationToken cancel)
    {
        await session.BeginAsync(deed, reason, cancel);
        try
        {
            var plan = await plans.LockAsync(id, cancel);
            var problem = plan is null ? Gone : plan.Stage != from ? Moved : await move(plan);
            if (problem is null)
                await session.CommitAsync(cancel);

            return problem;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task SetAsync(Guid id, string what, object arguments, CancellationToken cancel) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync($"update plans.plan set {what}, version = version + 1 where id = @id", arguments, session.Transaction);
}
