using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Opening;

/// <summary>Begins a round from one of another year: the same units that still exist, what does not apply, the calendar moved by the years between.</summary>
public sealed class CopyRound(Session session, RoundStore rounds, TimeProvider clock)
{
    /// <summary>Adds the copy in the open process.</summary>
    /// <param name="source">The round to begin from.</param>
    /// <param name="draft">The new one; an empty calendar is taken from the source.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Guid> RunAsync(Round source, RoundDraft draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(draft);
        var calendar = draft.Calendar.Count > 0 ? draft.Calendar : Moved(source, draft.Year - source.Year);
        var id = await rounds.AddAsync(draft with { Calendar = calendar }, source.Id, cancel);
        var connection = await session.ConnectionAsync(cancel);
        var units = await connection.QueryAsync<string>(
            "select c.unit_id from rounds.scorecard c join units.unit u on u.id = c.unit_id where c.round_id = @Id and u.valid @> make_date(@Year, 12, 31) order by c.id", new { source.Id, draft.Year }, session.Transaction);
        var exempt = await connection.QueryAsync<Guid>(
            "select x.id from rounds.exemption x where x.round_id = @Id and x.code in (select code from criteria.criterion where version_id = @SetVersionId) order by x.id", new { source.Id, draft.SetVersionId }, session.Transaction);
        await connection.ExecuteAsync(
            """
            insert into rounds.scorecard (id, round_id, unit_id) select new.id, @id, new.unit from unnest(@cards, @units) as new (id, unit);
            insert into rounds.exemption (id, round_id, code, unit_kind, unit_id, reason)
            select new.id, @id, x.code, x.unit_kind, x.unit_id, x.reason from unnest(@exemptions, @exempt) as new (id, old) join rounds.exemption x on x.id = new.old
            """,
            new { id, units = units.ToArray(), cards = NewIds(units.Count()), exempt = exempt.ToArray(), exemptions = NewIds(exempt.Count()) },
            session.Transaction);
        return id;
    }

    private Guid[] NewIds(int count)
    {
        var now = clock.GetUtcNow();
        return [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(now))];
    }

    private static Dictionary<RoundStage, DateOnly> Moved(Round source, int years) => source.Calendar.ToDictionary(due => due.Key, due => due.Value.AddYears(years));
}
