using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Tracking;

/// <summary>Reports on duties, confirms what is done, raises and answers obstacles. Rights are the page's matter; who reported never confirms, whatever a page forgets.</summary>
public sealed class WorkOnDuty(Session session, PlanStore plans, DutyStore duties, PlanNotices notices, TimeProvider clock)
{
    private const int LongestText = 4_000;

    private static readonly Message Gone = new("Đơn vị không có việc này trong kế hoạch. Hãy tải lại trang.", "The unit has no such task. Reload the page.");
    private static readonly Message NotRunning = new("Kế hoạch chưa ban hành hoặc đã kết thúc, không ghi tiến độ được.", "The plan is not issued yet, or closed: no progress is taken.");
    private static readonly Message Dropped = new("Nhiệm vụ đã dừng.", "The task was given up.");
    private static readonly Message BadPercent = new("Tiến độ từ 0 đến 100.", "Progress is between 0 and 100.");
    private static readonly Message NoNote = new("Hãy ghi việc đã làm.", "Write what was done.");
    private static readonly Message TooLong = new($"Viết không quá {LongestText} ký tự.", $"Write at most {LongestText} characters.");
    private static readonly Message IsDone = new("Việc đã được xác nhận hoàn thành.", "It is confirmed as done.");
    private static readonly Message NotDone = new("Đơn vị chưa báo hoàn thành.", "The unit has not reported it as done.");
    private static readonly Message Own = new("Người báo hoàn thành không tự xác nhận. Hãy để người khác xác nhận.", "Who reported it as done does not confirm it. Somebody else must.");
    private static readonly Message NoReason = new("Hãy ghi lý do trả lại.", "Say why it is sent back.");
    private static readonly Message NoText = new("Hãy ghi nội dung vướng mắc.", "Write what is in the way.");
    private static readonly Message NoAnswer = new("Hãy ghi nội dung trả lời.", "Write the answer.");
    private static readonly Message BadDay = new("Ngày cần trả lời phải là hôm nay hoặc sau hôm nay.", "The day it is to be answered by must be today or later.");
    private static readonly Message Changed = new("Người khác vừa ghi tiến độ việc này. Nội dung bạn nhập vẫn còn; hãy xem lại rồi gửi.", "Somebody has just reported on this. What you typed is still here; look again, then send.");

    /// <summary>Reports how far a unit is.</summary>
    /// <param name="seen">Version of the duty that was shown.</param>
    /// <param name="evidence">Documents of its library that prove it; null: those that are there stay.</param>
    /// <returns>Why not; null: done.</returns>
    public Task<Message?> ReportAsync(Guid task, string unit, int seen, int? percent, string? note, IReadOnlyCollection<Guid>? evidence = null, CancellationToken cancel = default)
    {
        var said = VietnameseText.Clean(note ?? "");
        if (percent is not (>= 0 and <= 100))
            return Task.FromResult<Message?>(BadPercent);

        if (said.Length is 0 or > LongestText)
            return Task.FromResult<Message?>(said.Length == 0 ? NoNote : TooLong);

        return InPlanAsync("plans.progress", null, task, unit, async duty =>
        {
            if (duty.IsConfirmed)
                return IsDone;

            if (duty.Version != seen)
                return Changed;

            var now = clock.GetUtcNow();
            await ExecuteAsync(
                """
                insert into plans.progress (id, task_id, unit_id, percent, note, by_id, by_name, at) values (@id, @task, @unit, @percent, @said, @By, @Name, @now);
                update plans.duty set percent = @percent, reported_at = @now, reported_name = @Name, reported_by = @By, returned_reason = null, version = version + 1 where task_id = @task and unit_id = @unit
                """,
                new { id = Guid.CreateVersion7(now), task, unit, percent, said, By = session.Actor.Id, session.Actor.Name, now },
                cancel);
            if (evidence is not null)
            {
                await ExecuteAsync(
                    """
                    delete from plans.proof where task_id = @task and unit_id = @unit and item_id <> all (@items);
                    insert into plans.proof (task_id, unit_id, item_id, by_name, at)
                    select @task, @unit, i.id, @Name, @now from evidence.item i where i.id = any (@items) and i.unit_id = @unit and i.withdrawn_at is null
                    on conflict (task_id, unit_id, item_id) do nothing
                    """,
                    new { task, unit, items = evidence.ToArray(), session.Actor.Name, now },
                    cancel);
            }

            return null;
        }, cancel);
    }

    /// <summary>Confirms that a duty is done; by somebody else than who reported it.</summary>
    public Task<Message?> ConfirmAsync(Guid task, string unit, CancellationToken cancel = default) => InPlanAsync("plans.confirm", null, task, unit, async duty =>
    {
        if (duty.Percent < 100 || duty.IsConfirmed)
            return duty.IsConfirmed ? IsDone : NotDone;

        if (duty.ReportedBy is { } by && by == session.Actor.Id)
            return Own;

        await ExecuteAsync(
            "update plans.duty set confirmed_at = @now, confirmed_name = @Name, version = version + 1 where task_id = @task and unit_id = @unit", new { task, unit, session.Actor.Name, now = clock.GetUtcNow() }, cancel);
        return null;
    }, cancel);

    /// <summary>Sends "done" back: something is still to be done.</summary>
    public Task<Message?> ReturnAsync(Guid task, string unit, string? reason, CancellationToken cancel = default)
    {
        var why = VietnameseText.Clean(reason ?? "");
        return why.Length is 0 or > LongestText ? Task.FromResult<Message?>(NoReason) : InPlanAsync("plans.send-back", why, task, unit, async duty =>
        {
            if (duty.Percent < 100)
                return NotDone;

            await ExecuteAsync(
                "update plans.duty set percent = 90, confirmed_at = null, confirmed_name = null, returned_reason = @why, version = version + 1 where task_id = @task and unit_id = @unit", new { task, unit, why }, cancel);
            await notices.ReturnedAsync(task, unit, why, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Raises an obstacle, to be answered by a day.</summary>
    public Task<Message?> RaiseAsync(Guid task, string unit, string? text, DateOnly? by, CancellationToken cancel = default)
    {
        var said = VietnameseText.Clean(text ?? "");
        if (said.Length is 0 or > LongestText)
            return Task.FromResult<Message?>(said.Length == 0 ? NoText : TooLong);

        if (by is not { } day || day < clock.Today())
            return Task.FromResult<Message?>(BadDay);

        return InPlanAsync("plans.obstacle", null, task, unit, async duty =>
        {
            var now = clock.GetUtcNow();
            await ExecuteAsync(
                "insert into plans.obstacle (id, task_id, unit_id, text, answer_by, by_id, by_name, at) values (@id, @task, @unit, @said, @day, @By, @Name, @now)",
                new { id = Guid.CreateVersion7(now), task, unit, said, day, By = session.Actor.Id, session.Actor.Name, now },
                cancel);
            await notices.ObstacleAsync((await plans.FindAsync(duty.PlanId, cancel))!, task, unit, said, day, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Answers an obstacle.</summary>
    public async Task<Message?> AnswerAsync(Guid obstacle, string? answer, CancellationToken cancel = default)
    {
        var said = VietnameseText.Clean(answer ?? "");
        if (said.Length is 0 or > LongestText)
            return said.Length == 0 ? NoAnswer : TooLong;

        await session.BeginAsync("plans.answer-obstacle", null, cancel);
        try
        {
            var found = await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Task, string Unit)>(
                "update plans.obstacle set answer = @said, answered_name = @Name, answered_at = @now where id = @obstacle and answer is null returning task_id, unit_id",
                new { obstacle, said, session.Actor.Name, now = clock.GetUtcNow() },
                session.Transaction);
            if (found.SingleOrDefault() is not { Unit: not null } of)
                return Gone;

            await notices.AnsweredAsync(of.Task, of.Unit, said, cancel);
            await session.CommitAsync(cancel);
            return null;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task<Message?> InPlanAsync(string deed, string? reason, Guid task, string unit, Func<Duty, Task<Message?>> work, CancellationToken cancel)
    {
        await session.BeginAsync(deed, reason, cancel);
        try
        {
            if (await duties.LockAsync(task, unit, cancel) is not { } duty || await plans.TaskAsync(task, cancel) is not { } stands || await plans.FindAsync(duty.PlanId, cancel) is not { } plan)
                return Gone;

            var problem = !plan.IsRunning ? NotRunning : stands.IsDropped ? Dropped : await work(duty);
            if (problem is null)
                await session.CommitAsync(cancel);

            return problem;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    private async Task ExecuteAsync(string sql, object arguments, CancellationToken cancel) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(sql, arguments, session.Transaction);
}
