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
        if (heir is not null)
            await GoOnAsync(ended, heir, day, cancel);

        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            update accounts.assignment set withdrawn_at = @now where unit_id = any (@ended) and withdrawn_at is null and lower(valid) >= @day;
            update accounts.assignment set valid = valid * daterange(null, @day) where unit_id = any (@ended) and withdrawn_at is null and valid && daterange(@day, null)
            """,
            new { day, ended, now = clock.GetUtcNow() },
            session.Transaction);
    }

    /// <summary>The roles go on in the heir; one held for several of the units, or for the heir already, becomes one.</summary>
    private async Task GoOnAsync(string[] ended, string heir, DateOnly day, CancellationToken cancel)
    {
        var connection = await session.ConnectionAsync(cancel);
        var running = (await connection.QueryAsync<Running>(
            """
            select account_id as Account, role as Role, field as Field, range_merge(range_agg(valid * daterange(@day, null)))::text as Valid
            from accounts.assignment a
            where unit_id = any (@ended) and withdrawn_at is null and valid && daterange(@day, null)
              and not exists (select from accounts.assignment b where b.account_id = a.account_id and b.role = a.role and b.unit_id = @heir
                              and b.field is not distinct from a.field and b.withdrawn_at is null and b.valid && a.valid * daterange(@day, null))
            group by account_id, role, field
            """,
            new { ended, heir, day },
            session.Transaction)).AsList();
        await connection.ExecuteAsync(
            "insert into accounts.assignment (id, account_id, role, unit_id, field, valid) values (@Id, @Account, @Role, @heir, @Field, @Valid::daterange)",
            running.Select(one => new { Id = Guid.CreateVersion7(clock.GetUtcNow()), one.Account, one.Role, heir, one.Field, one.Valid }),
            session.Transaction);
    }

    private sealed record Running(Guid Account, string Role, string? Field, string Valid);
}
