using System.Globalization;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Storage;
using ParIndex.Core.Plans.Tracking;

namespace ParIndex.App.Plans.Tracking;

/// <summary>Tells people of plans: that remedies are asked, that a plan waits for a signature or is issued, that tasks are due, obstacles wait.</summary>
public sealed class PlanNotices(Session session, NoticePeople people, NoticeStore notices, TimeProvider clock)
{
    /// <summary>Days a duty may be late, or an obstacle unanswered, before who made the plan is told too.</summary>
    public const int EscalatedAfter = 7;

    private const int LongestText = 200;

    /// <summary>Leads are asked about lost points.</summary>
    public Task AskedAsync(Plan plan, IReadOnlyCollection<string> units, DateOnly until, CancellationToken cancel = default) =>
        TellWorkersAsync(units, unit => new NoticeFacts { Plan = plan.Id, Unit = unit, Reason = Short(plan.Name), Day = until }, NoticeKind.RemedyAsked, null, cancel);

    /// <summary>A plan waits for a signature.</summary>
    public async Task SubmittedAsync(Plan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var found = await people.OfAsync([Role.Coordinator, Role.Head], [plan.UnitId], cancel);
        await notices.TellAsync(
            [.. found.Where(person => person.May(Permission.IssuePlan, plan.UnitId)).Select(person => new Told(person.Id, NoticeKind.PlanSubmitted, null, null, new NoticeFacts { Plan = plan.Id, Unit = plan.UnitId, Reason = Short(plan.Name) }))],
            cancel);
    }

    /// <summary>A plan is issued: units with a part in it are told how many tasks are theirs.</summary>
    public async Task IssuedAsync(Plan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var counts = (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Unit, int Count)>(
            "select unit_id, count(*)::int from plans.duty where plan_id = @Id and role <> 'Monitor' group by unit_id", new { plan.Id }, session.Transaction)).ToDictionary(row => row.Unit, row => row.Count, StringComparer.Ordinal);
        await TellWorkersAsync(counts.Keys, unit => new NoticeFacts { Plan = plan.Id, Unit = unit, Reason = Short(plan.Name), Count = counts[unit] }, NoticeKind.PlanIssued, null, cancel);
    }

    /// <summary>"Done" was sent back.</summary>
    public Task ReturnedAsync(Guid task, string unit, string reason, CancellationToken cancel = default) =>
        TellWorkersAsync([unit], of => new NoticeFacts { Task = task, Unit = of, Reason = Short(reason) }, NoticeKind.TaskReturned, null, cancel);

    /// <summary>An obstacle was raised: told to who made the plan.</summary>
    public Task ObstacleAsync(Plan plan, Guid task, string unit, string text, DateOnly by, CancellationToken cancel = default) =>
        TellMakersAsync(plan.UnitId, new NoticeFacts { Plan = plan.Id, Task = task, Unit = unit, Reason = Short(text), Day = by }, NoticeKind.Obstacle, null, cancel);

    /// <summary>An obstacle was answered.</summary>
    public Task AnsweredAsync(Guid task, string unit, string answer, CancellationToken cancel = default) =>
        TellWorkersAsync([unit], of => new NoticeFacts { Task = task, Unit = of, Reason = Short(answer) }, NoticeKind.ObstacleAnswered, null, cancel);

    /// <summary>Reports on a plan are asked for: told to the units that have none sent.</summary>
    public async Task ReportsAskedAsync(Plan plan, DateOnly due, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var asked = (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Report, string Unit)>(
            "select id, unit_id from plans.report where plan_id = @Id and due_on = @due and sent_at is null", new { plan.Id, due }, session.Transaction)).DistinctBy(row => row.Unit).ToDictionary(row => row.Unit, row => row.Report, StringComparer.Ordinal);
        await TellWorkersAsync(asked.Keys, unit => new NoticeFacts { Plan = plan.Id, Report = asked[unit], Unit = unit, Day = due }, NoticeKind.ReportDue, null, cancel);
    }

    /// <summary>A unit sent its report: told to who made the plan.</summary>
    public Task ReportSentAsync(Plan plan, Reporting.ProgressReport report, CancellationToken cancel = default) =>
        TellMakersAsync(plan.UnitId, new NoticeFacts { Plan = plan.Id, Report = report.Id, Unit = report.UnitId, Reason = Short(plan.Name) }, NoticeKind.ReportSent, null, cancel);

    /// <summary>A report was sent back.</summary>
    public Task ReportReturnedAsync(Reporting.ProgressReport report, string reason, CancellationToken cancel = default) =>
        TellWorkersAsync([report.UnitId], unit => new NoticeFacts { Plan = report.PlanId, Report = report.Id, Unit = unit, Reason = Short(reason) }, NoticeKind.ReportSent, null, cancel);

    /// <summary>
    /// Reminds units of tasks and reports on the days <see cref="Reminders"/> knows, and tells who made the plan of what has been late for a week. A program's own work: it sees all plans.
    /// </summary>
    public async Task RemindAsync(CancellationToken cancel = default)
    {
        var today = clock.Today();
        var connection = await session.ConnectionAsync(cancel);
        var tasks = (await connection.QueryAsync<(Guid Task, Guid Plan, string Unit, string Owner, string Text, DateOnly Due)>(
            """
            select t.id, t.plan_id, d.unit_id, d.owner_id, t.text, t.due_on
            from plans.duty d join plans.task t on t.id = d.task_id and t.dropped_at is null join plans.plan p on p.id = t.plan_id and p.stage = 'Issued'
            where d.role <> 'Monitor' and d.percent < 100 and t.due_on between @earliest and @latest
            """,
            new { earliest = today.AddDays(-2 * EscalatedAfter), latest = today.AddDays(Reminders.DaysBefore[0]) })).AsList();
        var reports = (await connection.QueryAsync<(Guid Report, Guid Plan, string Unit, string Owner, DateOnly Due)>(
            "select id, plan_id, unit_id, owner_id, due_on from plans.report where sent_at is null and due_on between @earliest and @latest",
            new { earliest = today.AddDays(-EscalatedAfter), latest = today.AddDays(Reminders.DaysBefore[0]) })).Where(one => Reminders.Step(one.Due, today) is not null).ToList();
        var remedies = (await connection.QueryAsync<(Guid Plan, string Unit, string Name, DateOnly Due)>(
            """
            select distinct p.id, r.unit_id, p.name, p.remedies_by from plans.remedy r join plans.plan p on p.id = r.plan_id and p.stage = 'Draft'
            where r.sent_at is null and p.remedies_by between @earliest and @latest
            """,
            new { earliest = today.AddDays(-EscalatedAfter), latest = today.AddDays(Reminders.DaysBefore[0]) })).Where(one => Reminders.Step(one.Due, today) is not null).ToList();
        if (tasks.Count + reports.Count + remedies.Count == 0)
            return;

        await session.BeginAsync("notices.remind", cancel: cancel);
        foreach (var group in tasks.Where(one => Reminders.Step(one.Due, today) is not null).GroupBy(one => (one.Plan, one.Unit, one.Due)))
        {
            var (plan, unit, due) = group.Key;
            await TellWorkersAsync(
                [unit], of => new NoticeFacts { Plan = plan, Task = group.Count() == 1 ? group.First().Task : null, Unit = of, Count = group.Count(), Reason = Short(group.First().Text), Day = due }, NoticeKind.TaskDue,
                Key("task", plan, unit, due, Reminders.Step(due, today)!.Value), cancel);
        }

        foreach (var late in tasks.Where(one => today.DayNumber - one.Due.DayNumber >= EscalatedAfter).GroupBy(one => (one.Plan, one.Owner, one.Due)))
        {
            await TellMakersAsync(
                late.Key.Owner, new NoticeFacts { Plan = late.Key.Plan, Unit = late.Key.Owner, Count = late.Count(), Reason = Short(late.First().Text), Day = late.Key.Due }, NoticeKind.TaskLate,
                Key("late", late.Key.Plan, late.Key.Owner, late.Key.Due, 0), cancel);
        }

        foreach (var one in reports)
        {
            var (facts, key) = (new NoticeFacts { Plan = one.Plan, Report = one.Report, Unit = one.Unit, Day = one.Due }, Key("report", one.Report, one.Unit, one.Due, Reminders.Step(one.Due, today)!.Value));
            // The merged report is written by who made the plan.
            await (one.Unit == one.Owner ? TellMakersAsync(one.Owner, facts, NoticeKind.ReportDue, key, cancel) : TellWorkersAsync([one.Unit], _ => facts, NoticeKind.ReportDue, key, cancel));
        }

        foreach (var one in remedies)
            await TellWorkersAsync([one.Unit], of => new NoticeFacts { Plan = one.Plan, Unit = of, Reason = Short(one.Name), Day = one.Due }, NoticeKind.RemedyAsked, Key("remedy", one.Plan, one.Unit, one.Due, Reminders.Step(one.Due, today)!.Value), cancel);

        await session.CommitAsync(cancel);
    }

    /// <summary>On Mondays tells leaders and who makes plans how each plan that runs stands. A program's own work: it sees all plans.</summary>
    public async Task TellWeekAsync(PlanStore plans, BoardQuery boards, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentNullException.ThrowIfNull(boards);
        var today = clock.Today();
        if (today.DayOfWeek != DayOfWeek.Monday)
            return;

        var told = new List<Told>();
        foreach (var listed in (await plans.ListAsync(cancel)).Where(plan => plan.Stage == PlanStage.Issued && plan.YearFrom <= today.Year && today.Year <= plan.YearTo))
        {
            var board = await boards.OfAsync((await plans.FindAsync(listed.Id, cancel))!, cancel);
            var facts = new NoticeFacts
            {
                Plan = listed.Id, Unit = listed.UnitId, Reason = Short(listed.Name), Count = board.Counts.GetValueOrDefault(TaskLight.Late), AtRisk = board.Counts.GetValueOrDefault(TaskLight.AtRisk), Obstacles = board.Obstacles,
            };
            var found = await people.OfAsync([Role.Leader, Role.Coordinator, Role.Head], [listed.UnitId], cancel);
            told.AddRange(found.Where(person => person.May(Permission.ReadPlan, listed.UnitId) && person.Holder.Assignments.Any(one => one.Role is Role.Leader or Role.Coordinator || one.Unit == listed.UnitId))
                .Select(person => new Told(person.Id, NoticeKind.PlanWeek, null, null, facts, string.Create(CultureInfo.InvariantCulture, $"week/{listed.Id}/{today:yyyy-MM-dd}"))));
        }

        if (told.Count == 0)
            return;

        await session.BeginAsync("notices.remind", cancel: cancel);
        await notices.TellAsync(told, cancel);
        await session.CommitAsync(cancel);
    }

    private async Task TellWorkersAsync(IReadOnlyCollection<string> units, Func<string, NoticeFacts> facts, NoticeKind kind, string? key, CancellationToken cancel)
    {
        var found = await people.OfAsync(Answering.Roles, units, cancel);
        await notices.TellAsync(
            [.. units.SelectMany(unit => found.Where(person => person.Holder.Assignments.Any(one => one.Unit == unit) && person.May(Permission.WorkOnTask, unit)).Select(person => new Told(person.Id, kind, null, null, facts(unit), key)))],
            cancel);
    }

    private async Task TellMakersAsync(string owner, NoticeFacts facts, NoticeKind kind, string? key, CancellationToken cancel)
    {
        var found = await people.OfAsync([Role.Coordinator, Role.Head, Role.Officer], [owner], cancel);
        await notices.TellAsync([.. found.Where(person => person.May(Permission.MakePlan, owner)).Select(person => new Told(person.Id, kind, null, null, facts, key))], cancel);
    }

    private static string Key(string what, Guid of, string unit, DateOnly due, int step) => string.Create(CultureInfo.InvariantCulture, $"due/{what}/{of}/{unit}/{due:yyyy-MM-dd}/{step}");

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
