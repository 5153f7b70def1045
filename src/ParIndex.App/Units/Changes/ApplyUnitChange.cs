using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Units;

namespace ParIndex.App.Units.Changes;

/// <summary>
/// Stores a change of units: the events, and the roles held for units that end. Who takes a unit over whole takes its people over from the day;
/// roles of a unit that is split or abolished end with it. Results are not touched.
/// </summary>
public sealed class ApplyUnitChange(Session session, UnitStore units, TimeProvider clock)
{
    /// <summary>Stores all of it, or nothing.</summary>
    /// <param name="plan">A plan without problems.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>What stands against it by now; empty when it was stored.</returns>
    public async Task<IReadOnlyList<UnitProblem>> RunAsync(UnitChangePlan plan, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.After is not { } after)
            return plan.Problems;

        await session.BeginAsync("units." + plan.Change.Kind.ToString().ToLowerInvariant(), reason, cancel);
        var problems = await units.AppendAsync(plan.Events, cancel);
        if (problems.Count > 0)
        {
            await session.RollbackAsync();
            return problems;
        }

        var day = plan.Change.Date;
        var ended = plan.Events.SelectMany(each => each.Units).Distinct().Where(id => after.Find(id)?.To == day).ToList();
        var heir = plan.Change.Kind == UnitEventKind.Merge ? plan.SuccessorIds[0] : null;
        await MoveRolesAsync([.. ended.Where(id => heir is not null && plan.Change.Units.Contains(id))], heir, day, cancel);
        await MoveRolesAsync([.. ended.Where(id => heir is null || !plan.Change.Units.Contains(id))], null, day, cancel);
        await session.CommitAsync(cancel);
        return [];
    }

    /// <summary>Ends the roles on the day and, where somebody takes over, goes on with them from it.</summary>
    private async Task MoveRolesAsync(string[] ended, string? heir, DateOnly day, CancellationToken cancel)
    {
        if (ended.Length == 0)
            return;

        var connection = await session.ConnectionAsync(cancel);
        var running = (await connection.QueryAsync<Guid>(
            "select id from accounts.assignment where unit_id = any (@ended) and valid && daterange(@day, null)", new { ended, day }, session.Transaction)).ToArray();
        if (heir is not null)
        {
            await connection.ExecuteAsync(
                """
                insert into accounts.assignment (id, account_id, role, unit_id, field_code, valid)
                select made.id, a.account_id, a.role, @heir, a.field_code, a.valid * daterange(@day, null)
                from unnest(@running, @ids) as made (old, id) join accounts.assignment a on a.id = made.old
                """,
                new { heir, day, running, ids = running.Select(_ => Guid.CreateVersion7(clock.GetUtcNow())).ToArray() },
                session.Transaction);
        }

        await connection.ExecuteAsync(
            """
            delete from accounts.assignment where id = any (@running) and lower(valid) >= @day;
            update accounts.assignment set valid = valid * daterange(null, @day) where id = any (@running)
            """,
            new { day, running },
            session.Transaction);
    }
}
