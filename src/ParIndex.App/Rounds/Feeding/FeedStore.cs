using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Feeding;

/// <summary>A figure of an entry that comes from another round.</summary>
/// <param name="Slot">Input of the entry's rule.</param>
/// <param name="RoundId">Round it is taken from.</param>
/// <param name="Argument">What the measure needs, see <see cref="MeasuredRound.Of"/>.</param>
/// <param name="Taken">The figure as it was taken, as plain text.</param>
public sealed record Feed(Guid ScorecardId, string Code, string Slot, Guid RoundId, RoundMeasure Measure, string Argument, string? Taken, string ByName, DateTime At);

/// <summary>Figures from other rounds, in the database; writes belong to the open process.</summary>
public sealed class FeedStore(Session session, TimeProvider clock)
{
    /// <summary>Of one entry, by slot.</summary>
    public async Task<IReadOnlyDictionary<string, Feed>> OfEntryAsync(Guid card, string code, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Feed>(
            """
            select scorecard_id as ScorecardId, code as Code, slot as Slot, round_id as RoundId, measure as Measure, argument as Argument, taken as Taken, by_name as ByName, at as At
            from rounds.feed where scorecard_id = @card and code = @code
            """,
            new { card, code },
            session.Transaction)).ToDictionary(feed => feed.Slot, StringComparer.Ordinal);

    /// <summary>Notes where a figure comes from.</summary>
    public async Task SetAsync(Guid card, string code, string slot, Guid round, RoundMeasure measure, string argument, string taken, CancellationToken cancel = default) =>
        await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            insert into rounds.feed (scorecard_id, code, slot, round_id, measure, argument, taken, by_id, by_name, at)
            values (@card, @code, @slot, @round, @measure, @argument, @taken, @Id, @Name, @now)
            on conflict (scorecard_id, code, slot) do update
            set round_id = excluded.round_id, measure = excluded.measure, argument = excluded.argument, taken = excluded.taken, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at
            """,
            new { card, code, slot, round, measure = measure.ToString(), argument, taken, session.Actor.Id, session.Actor.Name, now = clock.GetUtcNow() },
            session.Transaction);
}
