using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>An entry that says again what was cut the last time.</summary>
/// <param name="Code">The leaf now.</param>
/// <param name="Year">Year it was cut.</param>
/// <param name="Claimed">Points claimed then.</param>
/// <param name="Points">Points given in the end.</param>
/// <param name="Reason">Why; empty: not said.</param>
public sealed record PastCut(Guid ScorecardId, string Code, int Year, decimal Claimed, decimal Points, string Reason);

/// <summary>
/// Entries whose criterion (by key) was cut in the unit's last earlier round, and which now give the same figures or claim the same points. Shown to the
/// unit before it submits, and to appraisers.
/// </summary>
public sealed class PastCuts(Session session)
{
    /// <summary>Of one scorecard, by code of the leaf.</summary>
    public async Task<IReadOnlyDictionary<string, PastCut>> OfCardAsync(Guid round, Guid card, CancellationToken cancel = default) =>
        (await ManyAsync(round, card, null, cancel)).ToDictionary(cut => cut.Code, StringComparer.Ordinal);

    /// <summary>Of a field over all scorecards of a round.</summary>
    public async Task<IReadOnlyDictionary<(Guid Card, string Code), PastCut>> OfFieldAsync(Guid round, string field, CancellationToken cancel = default) =>
        (await ManyAsync(round, null, field, cancel)).ToDictionary(cut => (cut.ScorecardId, cut.Code));

    private async Task<IEnumerable<PastCut>> ManyAsync(Guid round, Guid? card, string? field, CancellationToken cancel) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<PastCut>(
            """
            with card as (
                select c.id, c.unit_id, r.year from rounds.scorecard c join rounds.round r on r.id = c.round_id
                where c.round_id = @round and (@card::uuid is null or c.id = @card::uuid)),
            past as (
                select distinct on (card.id) card.id as now_id, c.id, r.year
                from card join rounds.scorecard c on c.unit_id = card.unit_id join rounds.round r on r.id = c.round_id
                where r.year < card.year and not r.is_rehearsal and r.stage <> 'Preparation' order by card.id, r.year desc, r.made_at desc)
            select now.scorecard_id as ScorecardId, now.code as Code, past.year as Year, old.points as Claimed, coalesce(d.points, s.points, f.points) as Points,
                   coalesce(d.reason, nullif(s.reason, ''), f.reason, '') as Reason
            from past
            join rounds.entry now on now.scorecard_id = past.now_id and (@field::text is null or now.field = @field)
            join rounds.entry old on old.scorecard_id = past.id and old.key = now.key
            left join rounds.decision d on d.scorecard_id = old.scorecard_id and d.code = old.code
            left join rounds.verdict s on s.scorecard_id = old.scorecard_id and s.code = old.code and s.pass = 'second'
            left join rounds.verdict f on f.scorecard_id = old.scorecard_id and f.code = old.code and f.pass = 'first'
            where coalesce(d.points, s.points, f.points) < old.points
                and ((now.figures <> '{}' and now.figures = old.figures and now.claim is not distinct from old.claim) or now.claim = old.claim)
            """,
            new { round, card, field },
            session.Transaction)).DistinctBy(cut => (cut.ScorecardId, cut.Code));
}
