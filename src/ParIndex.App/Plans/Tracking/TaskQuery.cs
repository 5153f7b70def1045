using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Plans.Tracking;

/// <summary>What was reported of a duty.</summary>
public sealed record ProgressNote(string UnitId, int Percent, string Note, string ByName, DateTime At);

/// <summary>Something in the way of a duty.</summary>
public sealed record Obstacle(Guid Id, Guid TaskId, string UnitId, string Text, DateOnly AnswerBy, string ByName, DateTime At, string? Answer, string? AnsweredName, DateTime? AnsweredAt);

/// <summary>A task of a unit's own plan that carries out a task of the plan above.</summary>
/// <param name="Percent">Mean progress of who leads it.</param>
public sealed record DerivedTask(Guid Id, string UnitId, string PlanName, int Percent, bool IsDone);

/// <summary>What was said of a task.</summary>
public sealed class TaskQuery(Session session)
{
    /// <summary>Reports, the newest first.</summary>
    public async Task<IReadOnlyList<ProgressNote>> NotesAsync(Guid task, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<ProgressNote>(
            "select unit_id as UnitId, percent as Percent, note as Note, by_name as ByName, at as At from plans.progress where task_id = @task order by at desc limit 500", new { task }, session.Transaction)).AsList();

    /// <summary>Obstacles of a task, open ones first.</summary>
    public Task<IReadOnlyList<Obstacle>> ObstaclesAsync(Guid task, CancellationToken cancel = default) => ReadAsync("o.task_id = @task", new { task }, cancel);

    /// <summary>Obstacles of a plan that wait for an answer.</summary>
    public Task<IReadOnlyList<Obstacle>> OpenAsync(Guid plan, CancellationToken cancel = default) =>
        ReadAsync("o.answer is null and o.task_id in (select id from plans.task where plan_id = @plan)", new { plan }, cancel);

    /// <summary>Obstacles of a plan raised in a period, or still open, with the codes of their criteria.</summary>
    public async Task<IReadOnlyList<(Obstacle Obstacle, string Code)>> OfPeriodAsync(Guid plan, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        var codes = (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Id, string Code)>("select id, code from plans.task where plan_id = @plan", new { plan }, session.Transaction)).ToDictionary(row => row.Id, row => row.Code);
        var all = await ReadAsync(
            "o.task_id in (select id from plans.task where plan_id = @plan) and (o.answer is null or (o.at at time zone 'Asia/Ho_Chi_Minh')::date between @from and @to)", new { plan, from, to }, cancel);
        return [.. all.Select(one => (one, codes[one.TaskId]))];
    }

    /// <summary>One obstacle; null: there is none.</summary>
    public async Task<Obstacle?> ObstacleAsync(Guid id, CancellationToken cancel = default) => (await ReadAsync("o.id = @id", new { id }, cancel)).SingleOrDefault();

    /// <summary>Tasks of issued plans below that carry this one out: what the units report up.</summary>
    public async Task<IReadOnlyList<DerivedTask>> DerivedAsync(Guid task, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<DerivedTask>(
            """
            select t.id as Id, p.unit_id as UnitId, p.name as PlanName, coalesce(avg(d.percent), 0)::int as Percent, count(d.task_id) > 0 and count(d.task_id) = count(d.confirmed_at) as IsDone
            from plans.task t join plans.plan p on p.id = t.plan_id and p.above_id is not null and p.stage in ('Issued', 'Closed')
            left join plans.duty d on d.task_id = t.id and d.role = 'Lead'
            where t.copied_from = @task and t.dropped_at is null group by t.id, p.unit_id, p.name order by p.unit_id
            """,
            new { task },
            session.Transaction)).AsList();

    /// <summary>Documents that prove what units reported of a task.</summary>
    public async Task<ILookup<string, Guid>> ProofsAsync(Guid task, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(string Unit, Guid Item)>("select unit_id, item_id from plans.proof where task_id = @task order by at", new { task }, session.Transaction))
        .ToLookup(row => row.Unit, row => row.Item, StringComparer.Ordinal);

    private async Task<IReadOnlyList<Obstacle>> ReadAsync(string which, object arguments, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Obstacle>(
            $"""
            select o.id as Id, o.task_id as TaskId, o.unit_id as UnitId, o.text as Text, o.answer_by as AnswerBy, o.by_name as ByName, o.at as At, o.answer as Answer, o.answered_name as AnsweredName, o.answered_at as AnsweredAt
            from plans.obstacle o where {which} order by o.answer is not null, o.answer_by, o.at
            """,
            arguments,
            session.Transaction)).AsList();
}
