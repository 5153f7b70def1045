using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Plans.Tracking;

namespace ParIndex.App.Plans.Tracking;

/// <summary>The part of a unit in a task.</summary>
/// <param name="Percent">Reported progress.</param>
/// <param name="ReportedBy">Account that reported last; it may not confirm.</param>
/// <param name="ReturnedReason">Why "done" was sent back; null: it was not.</param>
/// <param name="ByHand">Put there by a person.</param>
public sealed record Duty(
    Guid TaskId, string UnitId, DutyPart Role, Guid PlanId, int Percent, DateTime? ReportedAt, string? ReportedName, Guid? ReportedBy, DateTime? ConfirmedAt, string? ConfirmedName, string? ReturnedReason, bool ByHand, int Version)
{
    public bool IsConfirmed => ConfirmedAt is not null;
}

/// <summary>Duties in the database; writes belong to the open process.</summary>
public sealed class DutyStore(Session session)
{
    private const string Columns =
        """
        select task_id as TaskId, unit_id as UnitId, role as Role, plan_id as PlanId, percent as Percent, reported_at as ReportedAt, reported_name as ReportedName, reported_by as ReportedBy,
               confirmed_at as ConfirmedAt, confirmed_name as ConfirmedName, returned_reason as ReturnedReason, by_hand as ByHand, version as Version
        from plans.duty
        """;

    /// <summary>Duties of a plan that may be seen.</summary>
    public Task<IReadOnlyList<Duty>> OfPlanAsync(Guid plan, CancellationToken cancel = default) => ReadAsync("where plan_id = @plan order by task_id, role, unit_id", new { plan }, cancel);

    /// <summary>Duties of a task that may be seen, who leads first.</summary>
    public Task<IReadOnlyList<Duty>> OfTaskAsync(Guid task, CancellationToken cancel = default) =>
        ReadAsync("where task_id = @task order by array_position(array['Lead', 'Coordinator', 'Monitor'], role), unit_id", new { task }, cancel);

    /// <summary>A duty, held to the end of the open process.</summary>
    public async Task<Duty?> LockAsync(Guid task, string unit, CancellationToken cancel = default) => (await ReadAsync("where task_id = @task and unit_id = @unit for update", new { task, unit }, cancel)).SingleOrDefault();

    /// <summary>Tasks of a plan all leads of which are done and confirmed.</summary>
    public async Task<IReadOnlySet<Guid>> FinishedAsync(Guid plan, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Guid>(
            "select task_id from plans.duty where plan_id = @plan and role = 'Lead' group by task_id having count(*) = count(confirmed_at)", new { plan }, session.Transaction)).ToHashSet();

    private async Task<IReadOnlyList<Duty>> ReadAsync(string which, object arguments, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Duty>($"{Columns} {which}", arguments, session.Transaction)).AsList();
}
