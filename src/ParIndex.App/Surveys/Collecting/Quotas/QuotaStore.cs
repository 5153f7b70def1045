using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Surveys.Collecting.Quotas;

/// <summary>Quotas in the database; writes belong to the open process.</summary>
public sealed class QuotaStore(Session session, TimeProvider clock)
{
    /// <summary>Plans of a wave with the targets of their groups, the oldest first.</summary>
    public async Task<IReadOnlyList<(QuotaPlan Plan, IReadOnlyDictionary<QuotaGroup, int> Targets)>> ListAsync(Guid wave, CancellationToken cancel = default)
    {
        await using var all = await (await session.ConnectionAsync(cancel)).QueryMultipleAsync(
            """
            select id, first, second, when_full from surveys.quota_plan where wave_id = @wave order by at, id;
            select plan_id, first, second, target from surveys.quota_cell where wave_id = @wave order by first, second
            """,
            new { wave },
            session.Transaction);
        var plans = (await all.ReadAsync<(Guid Id, string First, string Second, string WhenFull)>()).AsList();
        var targets = (await all.ReadAsync<(Guid Plan, string First, string Second, int Target)>()).ToLookup(cell => cell.Plan);
        return [.. plans.Select(plan => (
            new QuotaPlan(plan.Id, QuotaDivision.Read(plan.First)!, QuotaDivision.Read(plan.Second), Enum.Parse<WhenFull>(plan.WhenFull)),
            (IReadOnlyDictionary<QuotaGroup, int>)targets[plan.Id].ToDictionary(cell => new QuotaGroup(cell.First, cell.Second), cell => cell.Target)))];
    }

    /// <summary>Answers that count by plan and group, of plans that do not count people.</summary>
    public async Task<IReadOnlyDictionary<(Guid Plan, QuotaGroup Group), int>> AnswersAsync(Guid wave, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid Plan, string? First, string? Second, int Done)>(
            "select plan_id, first, second, done::int from surveys.quota_done(@wave)", new { wave }, session.Transaction))
        .Where(row => row is { First: not null, Second: not null }).ToDictionary(row => (row.Plan, new QuotaGroup(row.First!, row.Second!)), row => row.Done);

    /// <summary>Where people of a wave belong: those who can be asked, or those of them who have answered.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Area, string Labels)>> PeopleAsync(Guid wave, bool haveAnswered, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<(Guid, string, string)>(
            $"select p.id, p.area, p.labels::text from surveys.person p where p.wave_id = @wave and p.state <> 'Reserve'{(haveAnswered ? " and exists (select from surveys.turn t where t.person_id = p.id)" : "")}",
            new { wave },
            session.Transaction)).AsList();

    /// <summary>Puts a plan in place of the one with the same divisions. Targets that stay are not written anew.</summary>
    public async Task PutAsync(Guid wave, QuotaPlan plan, IReadOnlyDictionary<QuotaGroup, int> targets, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(targets);
        var connection = await session.ConnectionAsync(cancel);
        var id = await connection.ExecuteScalarAsync<Guid>(
            """
            with changed as (
                insert into surveys.quota_plan as p (id, wave_id, first, second, when_full, by_name, at) values (@Id, @wave, @first, @second, @whenFull, @Name, @now)
                on conflict (wave_id, first, second) do update set when_full = excluded.when_full, by_name = excluded.by_name, at = p.at where p.when_full <> excluded.when_full
                returning id)
            select id from changed union all select id from surveys.quota_plan where wave_id = @wave and first = @first and second = @second limit 1
            """,
            new { plan.Id, wave, first = plan.First.ToString(), second = plan.Second?.ToString() ?? "", whenFull = plan.WhenFull.ToString(), session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
        await connection.ExecuteAsync(
            """
            delete from surveys.quota_cell c where plan_id = @id and not exists (select from unnest(@firsts, @seconds) as t (first, second) where t.first = c.first and t.second = c.second);
            insert into surveys.quota_cell as c (plan_id, wave_id, first, second, target) select @id, @wave, first, second, target from unnest(@firsts, @seconds, @counts) as t (first, second, target)
            on conflict (plan_id, first, second) do update set target = excluded.target where c.target <> excluded.target
            """,
            new
            {
                id,
                wave,
                firsts = targets.Keys.Select(group => group.First).ToArray(),
                seconds = targets.Keys.Select(group => group.Second).ToArray(),
                counts = targets.Values.ToArray(),
            },
            session.Transaction);
    }

    /// <summary>Takes a plan away.</summary>
    public async Task RemoveAsync(Guid wave, Guid plan, CancellationToken cancel = default) => await (await session.ConnectionAsync(cancel)).ExecuteAsync(
        "delete from surveys.quota_cell where plan_id = @plan and wave_id = @wave; delete from surveys.quota_plan where id = @plan and wave_id = @wave", new { wave, plan }, session.Transaction);
}
