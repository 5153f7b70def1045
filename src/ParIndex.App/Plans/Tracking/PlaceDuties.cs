using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Units;

namespace ParIndex.App.Plans.Tracking;

/// <summary>Gives each unit its part in the tasks of a plan by the agencies the plan names. What a person put there by hand stays; reports of a unit that keeps its part stay.</summary>
public sealed class PlaceDuties(Session session, PlanStore plans, TimeProvider clock)
{
    /// <summary>Places the duties of all tasks, or of those of one row; writes in the open process.</summary>
    public async Task RunAsync(Plan plan, UnitRegister register, (int Part, string Code)? only = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var content = await plans.ContentAsync(plan.Id, cancel);
        var placing = new DutyPlacing(register, plan.UnitId, plan.DayOf(clock.Today()));
        var placed = content.Rows.Where(row => only is null || (row.Part, row.Code) == only).SelectMany(row => content.TasksOf(row).Select(task => (task.Id, placing.Of(Named(row, task)).Duties))).ToList();
        var rows = placed.SelectMany(task => task.Duties.Select(duty => (task.Id, duty.UnitId, duty.Part))).ToList();
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            create temporary table placed on commit drop as select * from unnest(@tasks, @units, @roles) as p (task_id, unit_id, role);
            delete from plans.duty d where d.task_id = any (@all) and not d.by_hand and not exists (select from placed p where p.task_id = d.task_id and p.unit_id = d.unit_id);
            insert into plans.duty (task_id, unit_id, role, plan_id, owner_id, party)
            select p.task_id, p.unit_id, p.role, @Id, @UnitId, array[p.unit_id] from placed p
            on conflict (task_id, unit_id) do update set role = excluded.role where duty.role <> excluded.role and not duty.by_hand;
            drop table placed
            """,
            new { plan.Id, plan.UnitId, all = placed.Select(task => task.Id).ToArray(), tasks = rows.Select(row => row.Id).ToArray(), units = rows.Select(row => row.UnitId).ToArray(), roles = rows.Select(row => row.Part.ToString()).ToArray() },
            session.Transaction);
        await PartyAsync([.. placed.Select(task => task.Id)], cancel);
    }

    /// <summary>Puts a unit into a task by hand.</summary>
    public async Task AddAsync(Plan plan, Guid task, string unit, DutyPart role, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into plans.duty (task_id, unit_id, role, plan_id, owner_id, party, by_hand) values (@task, @unit, @role, @Id, @UnitId, array[@unit], true)
            on conflict (task_id, unit_id) do update set role = excluded.role, by_hand = true where (duty.role, duty.by_hand) is distinct from (excluded.role, true)
            """,
            new { task, unit, role = role.ToString(), plan.Id, plan.UnitId },
            session.Transaction);
        await PartyAsync([task], cancel);
    }

    /// <summary>What the plan says of a task: its own agencies, else those of its row.</summary>
    public static NamedParties Named(PlanRow row, TaskRow task)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(task);
        return new NamedParties(task.Lead ?? row.Lead, task.Coordinators ?? row.Coordinators, task.Monitor ?? row.Monitor);
    }

    private async Task PartyAsync(Guid[] tasks, CancellationToken cancel) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        """
        update plans.duty d set party = all_of.party
        from (select task_id, array_agg(unit_id order by unit_id) as party from plans.duty where task_id = any (@tasks) group by task_id) as all_of
        where d.task_id = all_of.task_id and d.party <> all_of.party
        """,
        new { tasks },
        session.Transaction);
}
