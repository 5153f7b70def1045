using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Plans.Tracking;

namespace ParIndex.App.Plans.Tracking;

/// <summary>A duty in somebody's queue.</summary>
public sealed record QueueLine(BoardTask Task, LitLine Line, string PlanName);

/// <summary>Tasks with computed lights: of a plan, or of some units over all plans.</summary>
public sealed class BoardQuery(Session session, PlanStore plans, DutyStore duties, TimeProvider clock)
{
    /// <summary>The tasks of a plan.</summary>
    public async Task<TaskBoard> OfAsync(Plan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var content = await plans.ContentAsync(plan.Id, cancel);
        var today = clock.Today();
        var all = (await duties.OfPlanAsync(plan.Id, cancel)).ToLookup(duty => duty.TaskId);
        var obstacles = await ObstaclesAsync(plan.Id, today, cancel);
        var points = await PointsAsync(plan, cancel);
        var rows = content.Rows.ToDictionary(row => (row.Part, row.Code));
        return new TaskBoard(
            plan,
            [.. content.Tasks.Select(task => Of(plan, task, rows[(task.Part, task.Code)], FieldOf(rows, task), [.. all[task.Id]], obstacles, points, today)).OrderBy(task => task.Task.Part).ThenBy(task => task.Row.Position).ThenBy(task => task.Task.Position)],
            content.Rows,
            today);
    }

    /// <summary>Duties of some units in plans that run, what must be looked at first.</summary>
    public async Task<IReadOnlyList<QueueLine>> QueueAsync(IReadOnlyCollection<string> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(units);
        var ids = (await (await session.ConnectionAsync(cancel)).QueryAsync<Guid>(
            "select distinct p.id from plans.plan p join plans.duty d on d.plan_id = p.id where p.stage = 'Issued' and d.unit_id = any (@units)", new { units = units.ToArray() }, session.Transaction)).AsList();
        var mine = units.ToHashSet(StringComparer.Ordinal);
        var lines = new List<QueueLine>();
        foreach (var id in ids)
        {
            var board = await OfAsync((await plans.FindAsync(id, cancel))!, cancel);
            lines.AddRange(board.Tasks.Where(task => !task.Task.IsDropped).SelectMany(task => task.Lines.Where(line => mine.Contains(line.Duty.UnitId)), (task, line) => new QueueLine(task, line, board.Plan.Name)));
        }

        return [.. lines.OrderByDescending(line => line.Line.Light).ThenBy(line => line.Task.Task.DueOn ?? DateOnly.MaxValue).ThenBy(line => line.Task.Row.Position)];
    }

    private static BoardTask Of(
        Plan plan, TaskRow task, PlanRow row, string field, IReadOnlyList<Duty> of, IReadOnlyDictionary<(Guid, string), (int Open, int Overdue)> obstacles, IReadOnlyDictionary<string, (decimal Points, bool IsFinal)> points,
        DateOnly today)
    {
        var from = task.StartsOn is { } starts && starts > plan.From ? starts : plan.From;
        var known = row.HasPoints && points.TryGetValue(row.Code, out var now) ? now : ((decimal Points, bool IsFinal)?)null;
        var shortfall = known is { IsFinal: false } running && row.Target is { } target && target > running.Points ? target - running.Points : (decimal?)null;
        var lines = of.OrderBy(duty => duty.Role).Select(duty =>
        {
            var (open, overdue) = obstacles.GetValueOrDefault((duty.TaskId, duty.UnitId));
            var lit = TrafficLight.Of(new DutyFacts(from, task.DueOn, plan.To, duty.Percent, duty.IsConfirmed, Day(duty.ReportedAt), open, overdue, shortfall), today);
            return new LitLine(duty, lit.Light, lit.Why, duty.ReportedAt, open, overdue);
        }).ToList();
        var leads = lines.Where(line => line.Duty.Role == DutyPart.Lead).ToList();
        var worst = leads.MaxBy(line => line.Light);
        var isDone = leads.Count > 0 && leads.TrueForAll(line => line.Light == TaskLight.Done);
        var ghosts = GhostTasks.Of(
            new GhostFacts(task.Kind, leads.Count, plan.IsRunning ? from : null, task.IsDropped || isDone, Day(lines.Max(line => line.LastReport)), task.YearsCopied, row.Max is null ? null : row.Last, null, row.Max), today);
        return new BoardTask(
            task, row, field, lines, worst?.Light ?? TaskLight.AtRisk, worst?.Why ?? new("Chưa gắn với đơn vị nào chủ trì.", "No unit leads it."), leads.Count == 0 ? 0 : leads.Sum(line => line.Duty.Percent) / leads.Count, from,
            known?.Points, [.. ghosts]);
    }

    private static string FieldOf(Dictionary<(int Part, string Code), PlanRow> rows, TaskRow task)
    {
        var row = rows[(task.Part, task.Code)];
        for (var depth = 0; depth < 20 && row.ParentCode.Length > 0 && rows.TryGetValue((task.Part, row.ParentCode), out var above); depth++)
            row = above;

        return row.Code;
    }

    private async Task<IReadOnlyDictionary<(Guid, string), (int Open, int Overdue)>> ObstaclesAsync(Guid plan, DateOnly today, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Task, string Unit, int Open, int Overdue)>(
            """
            select o.task_id, o.unit_id, count(*)::int, count(*) filter (where o.answer_by < @today)::int
            from plans.obstacle o join plans.task t on t.id = o.task_id where t.plan_id = @plan and o.answer is null group by o.task_id, o.unit_id
            """,
            new { plan, today },
            session.Transaction)).ToDictionary(row => (row.Task, row.Unit), row => (row.Open, row.Overdue));

    /// <summary>Points of the unit's criteria in the plan's last year: from its published result, else from the scorecard of the running round.</summary>
    private async Task<IReadOnlyDictionary<string, (decimal Points, bool IsFinal)>> PointsAsync(Plan plan, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Code, decimal Points, bool IsFinal)>(
            """
            with final as (
                select n.code, n.points from results.result r join results.node n on n.result_id = r.id
                where r.unit_id = @UnitId and r.year = @YearTo and r.superseded_at is null and r.published_at is not null and n.is_leaf and n.points is not null
            )
            select code, points, true from final
            union all
            select e.code, e.points, false
            from rounds.scorecard c join rounds.round r on r.id = c.round_id and r.year = @YearTo and r.stage <> 'Published' and not r.is_rehearsal
            join rounds.entry e on e.scorecard_id = c.id and e.points is not null and e.version > 0
            where c.unit_id = @UnitId and not exists (select from final)
            """,
            new { plan.UnitId, plan.YearTo },
            session.Transaction)).DistinctBy(row => row.Code).ToDictionary(row => row.Code, row => (row.Points, row.IsFinal), StringComparer.Ordinal);

    private static DateOnly? Day(DateTime? at) => at is { } time ? ClockDay.Of(time) : null;
}
