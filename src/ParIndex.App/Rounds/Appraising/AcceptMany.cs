using System.Globalization;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>An entry that was shown to be accepted with others.</summary>
/// <param name="Version">Version of the entry that was shown.</param>
public sealed record ShownEntry(Guid Card, string Code, int Version);

/// <summary>What became of accepting many.</summary>
/// <param name="Accepted">How many were.</param>
/// <param name="LeftOut">Shown, but no longer such that nothing differs, or not theirs.</param>
/// <param name="At">Instant all of them bear, by which they are taken back together.</param>
public sealed record AcceptedMany(int Accepted, int LeftOut, DateTimeOffset At);

/// <summary>Accepts entries where nothing differs, in one step that can be taken back as one.</summary>
public sealed class AcceptMany(Session session, RoundStore rounds, AppraisalList list, RecusalStore recusals, TimeProvider clock)
{
    /// <summary>Whether an entry is accepted among many.</summary>
    public static bool Takes(AppraisalLine line, Guid? account)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line is { IsClean: true, First: null, Stage: RoundStage.Appraisal } && (line.BlindId is null || line.BlindId != account);
    }

    /// <summary>Accepts those of the shown entries that are still as they were shown.</summary>
    public async Task<AcceptedMany> RunAsync(Guid id, string field, IReadOnlyCollection<ShownEntry> shown, Rights rights, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(shown);
        // The database keeps microseconds.
        var now = new DateTimeOffset(clock.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero);
        await session.BeginAsync("rounds.appraise-many", null, cancel);
        try
        {
            if (await rounds.HoldAsync(id, cancel) is not { } round)
                return new AcceptedMany(0, shown.Count, now);

            var wanted = shown.ToDictionary(one => (one.Card, one.Code), one => one.Version);
            var connection = await session.ConnectionAsync(cancel);
            await connection.ExecuteAsync(
                """
                select from rounds.scorecard where id = any (@cards) order by id for share;
                select from rounds.entry e join unnest(@ids, @codes) as w (card, code) on e.scorecard_id = w.card and e.code = w.code order by e.scorecard_id, e.code for update of e
                """,
                new
                {
                    cards = shown.Select(one => one.Card).Distinct().ToArray(),
                    ids = shown.Select(one => one.Card).ToArray(),
                    codes = shown.Select(one => one.Code).ToArray(),
                },
                session.Transaction);
            var stepped = await recusals.OfRoundAsync(id, cancel);
            var lines = (await list.OfFieldAsync(round, field, cancel)).Where(line =>
                wanted.TryGetValue((line.Card.Id, line.Entry.Code), out var version) && line.Entry.Version == version && Takes(line, session.Actor.Id)
                && stepped.Decide(session.Actor.Id, rights, line.Card.UnitId, field, line.Stage).IsAllowed).ToList();
            var accepted = await connection.ExecuteAsync(
                """
                insert into rounds.verdict (scorecard_id, code, pass, outcome, points, entry_version, by_id, by_name, at)
                select card, code, 'first', 'accepted', points, version, @Id, @Name, @now from unnest(@cards, @codes, @points, @versions) as new (card, code, points, version)
                on conflict (scorecard_id, code, pass) do nothing
                """,
                new
                {
                    session.Actor.Id,
                    session.Actor.Name,
                    now,
                    cards = lines.Select(line => line.Card.Id).ToArray(),
                    codes = lines.Select(line => line.Entry.Code).ToArray(),
                    points = lines.Select(line => line.Entry.Points ?? 0).ToArray(),
                    versions = lines.Select(line => line.Entry.Version).ToArray(),
                },
                session.Transaction);
            if (accepted > 0)
                await session.CommitAsync(cancel);

            return new AcceptedMany(accepted, shown.Count - accepted, now);
        }
        finally
        {
            await session.RollbackAsync();
        }
    }

    /// <summary>Takes back what was accepted in one step; verdicts given anew since stay.</summary>
    /// <returns>How many were taken back.</returns>
    public async Task<int> TakeBackAsync(Guid id, string field, DateTimeOffset at, Rights rights, CancellationToken cancel = default)
    {
        await session.BeginAsync("rounds.unappraise-many", null, cancel);
        try
        {
            if (await rounds.HoldAsync(id, cancel) is not { } round)
                return 0;

            var stepped = await recusals.OfRoundAsync(id, cancel);
            var lines = (await list.OfFieldAsync(round, field, cancel)).Where(line =>
                line.First is { Version: 1, Judgement.Outcome: VerdictOutcome.Accepted } && line.First.ById == session.Actor.Id && line.Stage == RoundStage.Appraisal
                && stepped.Decide(session.Actor.Id, rights, line.Card.UnitId, field, line.Stage).IsAllowed).ToList();
            var taken = await (await session.ConnectionAsync(cancel)).ExecuteAsync(
                """
                delete from rounds.verdict v using unnest(@cards, @codes) as w (card, code)
                where v.scorecard_id = w.card and v.code = w.code and v.pass = 'first' and v.by_id = @Id and v.at = @at and v.version = 1 and v.outcome = 'accepted'
                """,
                new { session.Actor.Id, at, cards = lines.Select(line => line.Card.Id).ToArray(), codes = lines.Select(line => line.Entry.Code).ToArray() },
                session.Transaction);
            if (taken > 0)
                await session.CommitAsync(cancel);

            return taken;
        }
        finally
        {
            await session.RollbackAsync();
        }
    }
}

/// <summary>Shown entries in one hidden field: "card code=version code=version; card …".</summary>
public static class ShownEntries
{
    public static string Write(IEnumerable<ShownEntry> shown) => string.Join(';', shown.GroupBy(one => one.Card).Select(group =>
        $"{group.Key:N} {string.Join(' ', group.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Code}={one.Version}")))}"));

    /// <summary>Reads it back; what cannot be read is left out.</summary>
    public static IReadOnlyList<ShownEntry> Read(string? text) => [.. (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).SelectMany(part =>
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Guid.TryParse(words.FirstOrDefault(), out var card)
            ? words.Skip(1).Select(word => word.Split('=')).Where(pair => pair.Length == 2 && int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(pair => new ShownEntry(card, pair[0], int.Parse(pair[1], CultureInfo.InvariantCulture)))
            : [];
    }).DistinctBy(one => (one.Card, one.Code))];
}
