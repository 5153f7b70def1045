using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using ParIndex.App.Audit;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Filling;

/// <summary>
/// Figures of all units of a round, read once a minute however many fill in and save: a warning may be a minute old, saving must not wait for it. Read as
/// the system, for a unit does not see the others; nothing of them leaves but that a figure is far from their middle.
/// </summary>
public sealed class RoundFigureCache(NpgsqlDataSource source, RoundScorers scorers, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (DateTimeOffset At, Lazy<Task<RoundFigures>> Figures)> known = new();

    /// <summary>Figures of a round, at most a minute old.</summary>
    public async Task<RoundFigures> OfAsync(Round round, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var now = clock.GetUtcNow();
        foreach (var (id, old) in known)
        {
            if (now - old.At >= Lasts)
                known.TryRemove(KeyValuePair.Create(id, old));
        }

        // Whoever comes first reads for all, and going away does not take it from the others.
        var entry = known.GetOrAdd(round.Id, _ => (now, new Lazy<Task<RoundFigures>>(() => ReadAsync(round))));
        try
        {
            return await entry.Figures.Value.WaitAsync(cancel);
        }
        catch (Exception) when (entry.Figures.Value.IsFaulted)
        {
            known.TryRemove(KeyValuePair.Create(round.Id, entry));
            throw;
        }
    }

    private async Task<RoundFigures> ReadAsync(Round round)
    {
        await using var session = new Session(source, Actor.System("rounds.compare"), clock);
        var scorer = await scorers.GetAsync(session, round.SetVersionId);
        var rows = await (await session.ConnectionAsync()).QueryAsync<(Guid Card, string Code, string Figures)>(
            """
            select e.scorecard_id, e.code, e.figures::text from rounds.scorecard c join rounds.entry e on e.scorecard_id = c.id
            where c.round_id = @Id and e.inapplicable is null and e.figures <> '{}'
            """,
            new { round.Id });
        return new RoundFigures(scorer, rows.Select(row => (row.Card, row.Code, EntryRow.Read(row.Figures))));
    }
}
