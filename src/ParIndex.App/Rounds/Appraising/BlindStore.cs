using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>How entries of a field were drawn to be appraised twice.</summary>
/// <param name="Share">Above 0 to 1.</param>
/// <param name="Seed">With it anybody draws the same entries.</param>
public sealed record BlindLot(string Field, decimal Share, string Seed, int Candidates, int Drawn, string ByName, DateTime At);

/// <summary>Entries that are appraised twice, in the database; writes belong to the open process.</summary>
public sealed class BlindStore(Session session, TimeProvider clock)
{
    /// <summary>Draws of a round.</summary>
    public async Task<IReadOnlyList<BlindLot>> LotsAsync(Guid round, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<BlindLot>(
            "select field as Field, share as Share, seed as Seed, candidates as Candidates, drawn as Drawn, by_name as ByName, at as At from rounds.blind_draw where round_id = @round",
            new { round },
            session.Transaction)).AsList();

    /// <summary>
    /// Whether who acts may give this verdict as far as two appraisals of one entry go: the blind one is only for who it was assigned to and who did not
    /// give the first; the others are not for them.
    /// </summary>
    public async Task<bool> MayAsync(Guid card, string code, VerdictPass pass, CancellationToken cancel = default)
    {
        var (drawn, first) = await (await session.ConnectionAsync(cancel)).QuerySingleAsync<(Guid? Drawn, Guid? First)>(
            """
            select (select account_id from rounds.blind where scorecard_id = @card and code = @code),
                   (select by_id from rounds.verdict where scorecard_id = @card and code = @code and pass = 'first')
            """,
            new { card, code },
            session.Transaction);
        return pass == VerdictPass.Blind ? drawn is not null && drawn == session.Actor.Id && first != drawn : drawn is null || drawn != session.Actor.Id;
    }

    /// <summary>Whether a blind verdict was given in the field.</summary>
    public async Task<bool> HasBegunAsync(Guid round, string field, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteScalarAsync<bool>(
            """
            select exists (
                select from rounds.verdict v join rounds.entry e on e.scorecard_id = v.scorecard_id and e.code = v.code join rounds.scorecard c on c.id = v.scorecard_id
                where c.round_id = @round and e.field = @field and v.pass = 'blind')
            """,
            new { round, field },
            session.Transaction);

    /// <summary>Keeps a draw in place of one before.</summary>
    public async Task SaveAsync(Guid round, string field, decimal share, string seed, int candidates, IReadOnlyList<(Guid Card, string Code, Guid Account)> drawn, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            delete from rounds.blind b using rounds.entry e, rounds.scorecard c
            where e.scorecard_id = b.scorecard_id and e.code = b.code and c.id = b.scorecard_id and c.round_id = @round and e.field = @field;
            insert into rounds.blind (scorecard_id, code, account_id) select * from unnest(@cards, @codes, @accounts);
            insert into rounds.blind_draw (round_id, field, share, seed, candidates, drawn, by_name, at) values (@round, @field, @share, @seed, @candidates, @drawn, @Name, @now)
            on conflict (round_id, field) do update
            set share = excluded.share, seed = excluded.seed, candidates = excluded.candidates, drawn = excluded.drawn, by_name = excluded.by_name, at = excluded.at
            """,
            new
            {
                round,
                field,
                share,
                seed,
                candidates,
                drawn = drawn.Count,
                session.Actor.Name,
                now = clock.GetUtcNow(),
                cards = drawn.Select(one => one.Card).ToArray(),
                codes = drawn.Select(one => one.Code).ToArray(),
                accounts = drawn.Select(one => one.Account).ToArray(),
            },
            session.Transaction);
    }
}
