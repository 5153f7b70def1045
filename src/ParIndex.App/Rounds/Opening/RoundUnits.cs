using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Opening;

/// <summary>Which units a round assesses: each has a scorecard. Writes in the open process.</summary>
public sealed class RoundUnits(Session session, RoundStore rounds, RoundScorers scorers, TimeProvider clock)
{
    /// <summary>Makes the round's units these. Scorecards that hold an answer are never taken away.</summary>
    /// <returns>Units that stay because they have answered.</returns>
    public async Task<IReadOnlyList<string>> SetAsync(Round round, IReadOnlyCollection<string> units, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(units);
        var connection = await session.ConnectionAsync(cancel);
        var now = clock.GetUtcNow();
        await connection.ExecuteAsync(
            """
            delete from rounds.scorecard c where c.round_id = @Id and c.unit_id <> all (@units)
                and not exists (select from rounds.entry e where e.scorecard_id = c.id and e.version > 0);
            insert into rounds.scorecard (id, round_id, unit_id)
            select new.id, @Id, new.unit from unnest(@ids, @units) as new (id, unit) on conflict (round_id, unit_id) do nothing
            """,
            new { round.Id, units = units.ToArray(), ids = units.Select(_ => Guid.CreateVersion7(now)).ToArray() },
            session.Transaction);
        if (round.Stage != Accounts.RoundStage.Preparation)
            await MakeEntriesAsync(round, cancel);

        return [.. (await rounds.CardsAsync(round.Id, cancel)).Select(card => card.UnitId).Except(units, StringComparer.Ordinal)];
    }

    /// <summary>Gives every scorecard of the round its entries, with what does not apply marked, and to the units the set names what is theirs; what is there stays as it is.</summary>
    public async Task MakeEntriesAsync(Round round, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
        var leaves = RoundFields.Leaves(scorer.Set);
        var paths = leaves.SelectMany(leaf => RoundFields.Path(scorer.Set, leaf.Leaf.Code).Select(above => (leaf.Leaf.Code, above))).ToList();
        var connection = await session.ConnectionAsync(cancel);
        await connection.ExecuteAsync(
            """
            with leaf as (select * from unnest(@codes, @keys, @fields, @maxima, @sources) with ordinality as l (code, key, field, max, source, position)),
            path as (select * from unnest(@below, @above) as p (code, above)),
            exempt as (
                select c.id as scorecard_id, p.code, min(x.reason) as reason
                from rounds.exemption x
                join path p on p.above = x.code
                join rounds.scorecard c on c.round_id = x.round_id
                join units.unit u on u.id = c.unit_id and (x.unit_id = u.id or x.unit_kind = u.kind)
                where x.round_id = @Id group by 1, 2
            )
            insert into rounds.entry (scorecard_id, code, position, key, field, max, source, inapplicable, points, state)
            select c.id, l.code, l.position, l.key, l.field, l.max, l.source, x.reason, null, case when x.reason is null then 'Missing' else 'NotApplicable' end
            from rounds.scorecard c cross join leaf l left join exempt x on x.scorecard_id = c.id and x.code = l.code
            where c.round_id = @Id
            on conflict (scorecard_id, code) do nothing
            """,
            new
            {
                round.Id,
                codes = leaves.Select(leaf => leaf.Leaf.Code).ToArray(),
                keys = leaves.Select(leaf => leaf.Leaf.Key).ToArray(),
                fields = leaves.Select(leaf => leaf.Field).ToArray(),
                maxima = leaves.Select(leaf => leaf.Leaf.Max).ToArray(),
                sources = leaves.Select(leaf => leaf.Leaf.Source.ToString()).ToArray(),
                below = paths.Select(path => path.Code).ToArray(),
                above = paths.Select(path => path.above).ToArray(),
            },
            session.Transaction);
        await new Assigning.AssignByDefault(session, rounds, scorers, clock).RunAsync(round, cancel: cancel);
    }
}
