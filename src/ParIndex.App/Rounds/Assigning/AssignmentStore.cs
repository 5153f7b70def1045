using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Assigning;

/// <summary>Who answers for a criterion of a scorecard and everything below it.</summary>
/// <param name="Code">Field, criterion or leaf.</param>
/// <param name="UnitId">Another unit; null: a person.</param>
/// <param name="IsLead">Leads (chủ trì); otherwise coordinates (phối hợp).</param>
/// <param name="IsDefault">Because the criteria set names the unit; otherwise a person assigned it.</param>
public sealed record EntryAssignment(Guid Id, Guid ScorecardId, string Code, string? UnitId, Guid? AccountId, string? AccountName, bool IsLead, DateOnly? LastDay, string Note, string ByName, DateTime At, bool IsDefault = false);

/// <summary>Assignments of scorecards in the database; writes belong to the open process.</summary>
public sealed class AssignmentStore(Session session, TimeProvider clock)
{
    private const string Columns =
        """
        select a.id as Id, a.scorecard_id as ScorecardId, a.code as Code, a.unit_id as UnitId, a.account_id as AccountId, p.name as AccountName, a.role = 'lead' as IsLead,
               a.last_day as LastDay, a.note as Note, a.by_name as ByName, a.at as At, a.is_default as IsDefault
        from rounds.assignment a left join accounts.account p on p.id = a.account_id
        """;

    /// <summary>Assignments of a scorecard.</summary>
    public async Task<IReadOnlyList<EntryAssignment>> OfCardAsync(Guid card, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<EntryAssignment>(Columns + " where a.scorecard_id = @card order by a.code, a.role desc, a.at", new { card }, session.Transaction)).AsList();

    /// <summary>Assignments of several scorecards.</summary>
    public async Task<ILookup<Guid, EntryAssignment>> OfCardsAsync(IReadOnlyCollection<Guid> cards, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<EntryAssignment>(
            Columns + " where a.scorecard_id = any (@cards) order by a.code, a.role desc, a.at", new { cards = cards.ToArray() }, session.Transaction)).ToLookup(one => one.ScorecardId);

    /// <summary>Assigns a criterion to a person or a unit; the same again changes role, day and note.</summary>
    public async Task AssignAsync(Guid card, string code, string? unitId, Guid? account, bool isLead, DateOnly? lastDay, string note, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.assignment (id, scorecard_id, code, unit_id, account_id, role, last_day, note, by_name, at)
            values (@id, @card, @code, @unitId, @account, @role, @lastDay, @note, @Name, @now)
            on conflict (scorecard_id, code, unit_id, account_id) do update
            set role = excluded.role, last_day = excluded.last_day, note = excluded.note, by_name = excluded.by_name, at = excluded.at,
                is_default = false
            """,
            new { id = Guid.CreateVersion7(now), card, code, unitId, account, role = isLead ? "lead" : "coordinator", lastDay, note, session.Actor.Name, now },
            session.Transaction);
    }

    public async Task RemoveAsync(Guid card, Guid id, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync("delete from rounds.assignment where scorecard_id = @card and id = @id", new { card, id }, session.Transaction);
}
