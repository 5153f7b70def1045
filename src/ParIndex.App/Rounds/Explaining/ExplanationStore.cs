using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Explaining;

/// <summary>Explanations in the database; writes belong to the open process.</summary>
public sealed class ExplanationStore(Session session, TimeProvider clock)
{
    private const string Columns =
        "select x.scorecard_id as ScorecardId, x.code as Code, x.accepts as Accepts, x.text as Text, x.version as Version, x.by_name as ByName, x.at as At from rounds.explanation x";

    /// <summary>Explanations of one scorecard.</summary>
    public async Task<IReadOnlyList<Explanation>> OfCardAsync(Guid card, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Explanation>(Columns + " where x.scorecard_id = @card", new { card }, session.Transaction)).AsList();

    /// <summary>Explanations of a round, of one field when it is named.</summary>
    public async Task<IReadOnlyList<Explanation>> OfRoundAsync(Guid round, string? field = null, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Explanation>(
            Columns + " join rounds.scorecard c on c.id = x.scorecard_id join rounds.entry e on e.scorecard_id = c.id and e.code = x.code where c.round_id = @round and (@field::text is null or e.field = @field)",
            new { round, field },
            session.Transaction)).AsList();

    /// <summary>One explanation; null: none.</summary>
    public async Task<Explanation?> FindAsync(Guid card, string code, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).QuerySingleOrDefaultAsync<Explanation>(Columns + " where x.scorecard_id = @card and x.code = @code", new { card, code }, session.Transaction);

    /// <summary>Saves what the unit says.</summary>
    /// <returns>False, and nothing changed: it is no longer at the version that was shown; 0: there was none.</returns>
    public async Task<bool> SaveAsync(Guid card, string code, bool accepts, string text, int expected, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.explanation as x (scorecard_id, code, accepts, text, by_id, by_name, at)
            select @card, @code, @accepts, @text, @Id, @Name, @now
            where @expected = 0 or exists (select from rounds.explanation where scorecard_id = @card and code = @code)
            on conflict (scorecard_id, code) do update
            set accepts = excluded.accepts, text = excluded.text, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at, version = x.version + 1
            where x.version = @expected
            """,
            new { card, code, accepts, text, expected, session.Actor.Id, session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction) == 1;

    /// <summary>Takes it back.</summary>
    public async Task<bool> RemoveAsync(Guid card, string code, int expected, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            "delete from rounds.explanation where scorecard_id = @card and code = @code and version = @expected", new { card, code, expected }, session.Transaction) == 1;
}
