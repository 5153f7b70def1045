using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Plans.Reporting;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Storage;
using ParIndex.Core.Results;
using ParIndex.Core.Units;

namespace ParIndex.App.Sample;

/// <summary>
/// A plan of Lâm Đồng for this year with the criteria, targets and tasks of Đắk Nông's plan of 2024, issued and half way: some tasks done, some late, one obstructed. So every
/// page about plans has something to show. Marked as a demonstration by its name.
/// </summary>
internal sealed class DemonstrationPlan(Session session, TimeProvider clock)
{
    /// <summary>Adds the plan in the open process.</summary>
    /// <param name="register">Units.</param>
    /// <param name="table">Criteria with points, targets and tasks.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task AddAsync(UnitRegister register, OfficialTable table, CancellationToken cancel)
    {
        var today = clock.Today();
        var draft = new PlanDraft(SampleUnits.LamDong, PlanKind.Improvement, null, today.Year, today.Year) { Source = "samples/dak-nong-2023/appendix.tsv" };
        var parts = TablesToContent.Of([table, SipasTasks.Table()], today.Year);
        var id = await new PlanWriter(session, clock).AddAsync(
            draft, FormattableString.Invariant($"Kế hoạch cải thiện Chỉ số cải cách hành chính tỉnh Lâm Đồng năm {today.Year} (minh họa)"), [parts[0] with { Caption = "Chỉ số cải cách hành chính" }, parts[1] with { Caption = "Chỉ số hài lòng của người dân" }], cancel);
        var plans = new PlanStore(session);
        await new GoalStore(session).SetAsync(id, [new Goal(today.Year, GoalIndicator.Points, "", 88m, ""), new Goal(today.Year, GoalIndicator.Rank, "", 20m, ""), new Goal(today.Year, GoalIndicator.Sipas, "", 85m, "")], cancel);
        var connection = await session.ConnectionAsync(cancel);
        // Every third task of a criterion has a last day of its own, spread over the year.
        await connection.ExecuteAsync(
            "update plans.task set due_on = make_date(@Year, 3 + (position * 7) % 10, 28) where plan_id = @id and part = 1 and position % 3 = 0", new { id, today.Year }, session.Transaction);
        await new PlaceDuties(session, plans, clock).RunAsync((await plans.FindAsync(id, cancel))!, register, cancel: cancel);
        await connection.ExecuteAsync(
            "update plans.plan set stage = 'Issued', number = 12, issued_on = @day, signer = '' where id = @id",
            new { id, day = today.DayOfYear > 20 ? new DateOnly(today.Year, 1, 20) : today },
            session.Transaction);
        await WorkAsync(id, cancel);
        var plan = (await plans.FindAsync(id, cancel))!;
        var from = new DateOnly(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        var leads = (await new DutyStore(session).OfPlanAsync(id, cancel)).GroupBy(duty => duty.UnitId).OrderByDescending(group => group.Count()).Take(12).Select(group => group.Key).ToList();
        await new ReportStore(session, clock).AskAsync(plan, ReportKind.Quarter, "", from, from.AddMonths(3).AddDays(-1), from.AddMonths(3).AddDays(4), leads, cancel);
    }

    /// <summary>Reports, confirmations and an obstacle, by a fixed pattern.</summary>
    private async Task WorkAsync(Guid id, CancellationToken cancel) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        """
        create temporary table worked on commit drop as
            select d.task_id, d.unit_id, 2 + (t.position * 5 + ascii(right(d.unit_id, 1)) % 2) % 9 as turn from plans.duty d join plans.task t on t.id = d.task_id where d.plan_id = @id and d.role = 'Lead';
        insert into plans.progress (id, task_id, unit_id, percent, note, by_name, at)
            select gen_random_uuid(), task_id, unit_id, least(100, turn * 15), 'Đã triển khai theo kế hoạch (số liệu minh họa).', 'Cán bộ (dùng thử)', @now - make_interval(days => 10 + turn * 3) from worked where turn > 1;
        update plans.duty d set percent = least(100, w.turn * 15), reported_at = @now - make_interval(days => 10 + w.turn * 3), reported_name = 'Cán bộ (dùng thử)', version = 1,
               confirmed_at = case when w.turn in (7, 8) then @now - interval '5 days' end, confirmed_name = case when w.turn in (7, 8) then 'Sở Nội vụ (dùng thử)' end
            from worked w where w.turn > 1 and d.task_id = w.task_id and d.unit_id = w.unit_id;
        insert into plans.obstacle (id, task_id, unit_id, text, answer_by, by_name, at)
            select gen_random_uuid(), task_id, unit_id, 'Chưa có hướng dẫn kết nối dữ liệu với hệ thống của bộ (minh họa).', @today + 5, 'Cán bộ (dùng thử)', @now - interval '3 days' from worked where turn = 4 order by task_id, unit_id limit 2;
        drop table worked
        """,
        new { id, now = clock.GetUtcNow(), today = clock.Today() },
        session.Transaction);
}
