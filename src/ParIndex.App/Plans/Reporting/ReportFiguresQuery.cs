using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Storage;
using ParIndex.Core.Plans.Tracking;

namespace ParIndex.App.Plans.Reporting;

/// <summary>Computes the figures of a report from the tasks, reports and obstacles there are now.</summary>
public sealed class ReportFiguresQuery(Session session, BoardQuery boards, TaskQuery tasks, ReportStore reports, TimeProvider clock)
{
    /// <summary>The figures of a report; of a unit those of its own part.</summary>
    public async Task<ReportFigures> OfAsync(ProgressReport report, Plan plan, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(plan);
        var board = await boards.OfAsync(plan, cancel);
        var notes = await NotesAsync(report, cancel);
        var mine = board.Tasks.Where(task => !task.Task.IsDropped && (report.Kind != ReportKind.Field || task.Field == report.Subject))
            .Select(task => (Task: task, Line: report.IsMerged ? null : task.Lines.FirstOrDefault(line => line.Duty.UnitId == report.UnitId && line.Duty.Role != DutyPart.Monitor)))
            .Where(pair => report.IsMerged || pair.Line is not null).ToList();
        var lines = mine.Select(pair => Of(pair.Task, pair.Line, notes)).ToList();
        var rows = board.Rows.ToDictionary(row => (row.Part, row.Code));
        var obstacles = (await tasks.OfPeriodAsync(plan.Id, report.From, report.To, cancel)).Where(one => report.IsMerged || one.Obstacle.UnitId == report.UnitId);
        return new ReportFigures(
            clock.Today(),
            lines.CountBy(line => line.Light).ToDictionary(),
            [.. lines.GroupBy(line => (line.Part, line.Field)).Select(group => new ReportField(
                group.Key.Part, group.Key.Field, rows[group.Key].Title, group.Count(), group.Count(line => line.Light == TaskLight.Done), group.Count(line => line.Light == TaskLight.AtRisk), group.Count(line => line.Light == TaskLight.Late)))],
            lines,
            [.. obstacles.Select(one => new ReportObstacle(one.Obstacle.UnitId, one.Code, one.Obstacle.Text, one.Obstacle.AnswerBy, one.Obstacle.Answer))],
            // A criterion with several tasks wins its points once.
            mine.Where(pair => pair.Task.Won is not null).DistinctBy(pair => (pair.Task.Task.Part, pair.Task.Task.Code)).Sum(pair => pair.Task.Won ?? 0),
            mine.Sum(pair => pair.Task.Task.Approved ?? 0),
            mine.Sum(pair => pair.Task.Task.Spent ?? 0),
            report.IsMerged ? [.. (await reports.SiblingsAsync(report, cancel)).Where(one => !one.IsSent).Select(one => one.UnitId)] : []);
    }

    private static ReportTask Of(BoardTask task, LitLine? line, ILookup<Guid, (string Unit, string Note)> notes)
    {
        var said = notes[task.Task.Id].Where(note => line is null || note.Unit == line.Duty.UnitId).Select(note => note.Note).FirstOrDefault() ?? "";
        var why = line?.Why ?? task.Why;
        return new ReportTask(
            task.Task.Part, task.Task.Code, task.Field, task.Task.Text, [.. task.Leads.Select(lead => lead.Duty.UnitId)], task.Task.DueOn, line?.Duty.Percent ?? task.Percent, line?.Light ?? task.Light, why.Vietnamese, why.English, said, task.Won);
    }

    private async Task<ILookup<Guid, (string Unit, string Note)>> NotesAsync(ProgressReport report, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Task, string Unit, string Note)>(
            """
            select distinct on (p.task_id, p.unit_id) p.task_id, p.unit_id, p.note
            from plans.progress p join plans.task t on t.id = p.task_id
            where t.plan_id = @PlanId and (p.at at time zone 'Asia/Ho_Chi_Minh')::date between @From and greatest(@To, @DueOn) order by p.task_id, p.unit_id, p.at desc
            """,
            new { report.PlanId, report.From, report.To, report.DueOn },
            session.Transaction)).ToLookup(row => row.Task, row => (row.Unit, row.Note));
}
