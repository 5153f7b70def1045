using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Plans.Tracking;
using ParIndex.App.Results.Published;
using ParIndex.App.Storage;
using ParIndex.Core.Analysis.Forecasting;
using ParIndex.Core.Plans.Tracking;

namespace ParIndex.App.Plans.Overview;

/// <summary>Brings together what leaders look at; every figure links to the page it comes from.</summary>
public sealed class OverviewQuery(Session session, PlanStore plans, GoalStore goals, BoardQuery boards, TaskQuery tasks, UnitProfileQuery profiles, TimeProvider clock)
{
    private const int MostDecisions = 12;
    private const int SoonDays = 7;

    /// <summary>The overview of a unit today.</summary>
    public async Task<PlanOverview> OfAsync(string unit, CancellationToken cancel = default)
    {
        var today = clock.Today();
        var years = await profiles.YearsAsync(unit, cancel);
        var all = (await plans.ListAsync(cancel)).Where(plan => plan.UnitId == unit).ToList();
        // Of several that run the one for improvement, else the newest.
        var running = all.Where(plan => plan.Stage == PlanStage.Issued && plan.YearFrom <= today.Year && today.Year <= plan.YearTo).OrderBy(plan => plan.Kind).ThenByDescending(plan => plan.YearFrom).FirstOrDefault();
        var board = running is null ? null : await boards.OfAsync((await plans.FindAsync(running.Id, cancel))!, cancel);
        var outlook = board is null ? [] : await OutlookAsync(board, cancel);
        var frame = new ForecastFrame { Year = today.Year };
        var perRow = board is null ? [] : Rows(board);
        return new PlanOverview(
            unit,
            years,
            board,
            outlook.Count > 0 && board!.Tasks.Any(task => task.Now is not null) ? YearEnd.SoFar(outlook, frame) : null,
            outlook.Any(leaf => leaf.History.Count > 0) ? YearEnd.Trend(outlook, frame) : null,
            outlook.Count > 0 ? YearEnd.Plan(outlook, frame) : null,
            perRow.Sum(row => Math.Max(0, (row.Row.Target ?? row.Row.Last ?? 0) - (row.Row.Last ?? 0))),
            perRow.Where(row => row.Worst >= TaskLight.AtRisk).Sum(row => row.Row.Target ?? row.Row.Last ?? 0),
            await DecideAsync(all, board, today, cancel),
            board is null ? [] : Agencies(board),
            board is null ? [] : [.. (await goals.OfAsync(board.Plan.Id, cancel)).Select(goal => Line(goal, years))]);
    }

    private static List<(PlanRow Row, TaskLight Worst)> Rows(TaskBoard board) => [.. board.Rows.Where(row => row.HasPoints).Select(row => (row, Worst(board, row)))];

    private static TaskLight Worst(TaskBoard board, PlanRow row) =>
        board.Tasks.Where(task => task.Task.Part == row.Part && task.Task.Code == row.Code && !task.Task.IsDropped).Select(task => task.Light).DefaultIfEmpty(TaskLight.OnTrack).Max();

    private async Task<IReadOnlyList<LeafOutlook>> OutlookAsync(TaskBoard board, CancellationToken cancel)
    {
        var past = (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Code, int Year, decimal Points, decimal Max)>(
            """
            select n.code, r.year, n.points, n.max from results.result r join results.node n on n.result_id = r.id and n.is_leaf and n.points is not null and n.max > 0
            where r.unit_id = @UnitId and r.year < @YearFrom and r.superseded_at is null and r.published_at is not null
              and r.set_version_id is not distinct from (select set_version_id from results.result where id = @ResultId)
            """,
            new { board.Plan.UnitId, board.Plan.YearFrom, board.Plan.ResultId },
            session.Transaction)).ToLookup(row => row.Code, row => new YearPoints(row.Year, row.Points, row.Max));
        var chances = Rows(board).ToDictionary(row => (row.Row.Part, row.Row.Code), row => TaskChance.Of(row.Worst));
        var now = board.Tasks.Where(task => task.Now is not null).DistinctBy(task => (task.Task.Part, task.Task.Code)).ToDictionary(task => (task.Task.Part, task.Task.Code), task => task.Now!.Value);
        return [.. board.Rows.Where(row => row.HasPoints).Select(row => new LeafOutlook(
            row.Code, row.Max!.Value, now.TryGetValue((row.Part, row.Code), out var points) ? points : row.Last ?? 0, [.. past[row.Code]], row.Target, chances.GetValueOrDefault((row.Part, row.Code), TaskChance.Unknown)))];
    }

    private async Task<IReadOnlyList<Decision>> DecideAsync(IReadOnlyList<PlanInList> all, TaskBoard? board, DateOnly today, CancellationToken cancel)
    {
        var decide = all.Where(plan => plan.Stage == PlanStage.Submitted).Select(plan => new Decision(DecisionKind.Plan, plan.Id, plan.Name, [plan.UnitId], null, null)).ToList();
        if (board is null)
            return decide;

        var byId = board.Tasks.ToDictionary(task => task.Task.Id);
        decide.AddRange((await tasks.OpenAsync(board.Plan.Id, cancel)).Where(one => one.AnswerBy <= today.AddDays(SoonDays))
            .Select(one => new Decision(DecisionKind.Obstacle, one.TaskId, one.Text, [one.UnitId], one.AnswerBy, byId[one.TaskId].Row.Target)));
        decide.AddRange(board.Tasks.Where(task => !task.Task.IsDropped && task.Light == TaskLight.Late)
            .OrderByDescending(task => (task.Row.Target ?? 0) - (task.Row.Last ?? 0)).ThenByDescending(task => task.Row.Target ?? 0).ThenBy(task => task.Task.DueOn ?? DateOnly.MaxValue)
            .Select(task => new Decision(DecisionKind.Late, task.Task.Id, task.Task.Text, [.. task.Leads.Where(lead => lead.Light == TaskLight.Late).Select(lead => lead.Duty.UnitId)], task.Task.DueOn, task.Row.Target)));
        decide.AddRange(board.Tasks.Where(task => !task.Task.IsDropped && !task.Leads.Any()).Select(task => new Decision(DecisionKind.NoOwner, task.Task.Id, task.Task.Text, [], task.Task.DueOn, task.Row.Target)));
        return [.. decide.Take(MostDecisions)];
    }

    private static IReadOnlyList<AgencyLine> Agencies(TaskBoard board) =>
    [
        .. board.Tasks.Where(task => !task.Task.IsDropped).SelectMany(task => task.Leads, (task, lead) => (task, lead)).GroupBy(pair => pair.lead.Duty.UnitId, StringComparer.Ordinal).Select(group =>
        {
            // A criterion with several tasks counts its points once.
            var rows = group.DistinctBy(pair => (pair.task.Task.Part, pair.task.Task.Code)).ToList();
            return new AgencyLine(
                group.Key, group.Count(), group.Count(pair => pair.lead.Light == TaskLight.Done), group.Count(pair => pair.lead.Light == TaskLight.AtRisk), group.Count(pair => pair.lead.Light == TaskLight.Late),
                rows.Where(pair => pair.task.Row.HasPoints).Sum(pair => pair.task.Row.Lost), rows.Sum(pair => pair.task.Won ?? 0));
        }).OrderByDescending(line => line.Late).ThenByDescending(line => line.Lost).ThenBy(line => line.UnitId, StringComparer.Ordinal),
    ];

    private static GoalLine Line(Goal goal, IReadOnlyList<UnitYear> years)
    {
        var year = years.FirstOrDefault(one => one.Year == goal.Year);
        var before = years.FirstOrDefault(one => one.Year == goal.Year - 1);
        var reached = goal.Reached ?? goal.Indicator switch
        {
            GoalIndicator.Points or GoalIndicator.Percent or GoalIndicator.AboveLast => year?.Percent,
            GoalIndicator.Rank => year?.Rank,
            GoalIndicator.Sipas => year?.Sipas,
            _ => null,
        };
        bool? isMet = (goal.Indicator, reached) switch
        {
            (_, null) => null,
            (GoalIndicator.Rank, { } rank) => rank <= goal.Value,
            (GoalIndicator.AboveLast, { } percent) => before?.Percent is { } last ? percent > last : null,
            (_, { } value) => goal.Value is { } asked ? value >= asked : null,
        };
        return new GoalLine(goal, reached, goal.ReachedGroup, isMet);
    }
}
