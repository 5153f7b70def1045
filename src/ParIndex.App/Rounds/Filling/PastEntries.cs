using Dapper;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Filling;

/// <summary>What a unit answered for a criterion in an earlier round, and what became of it.</summary>
/// <param name="Key">Key of the criterion: codes change between editions.</param>
/// <param name="Points">Points in the end; null: none.</param>
/// <param name="Reason">What the appraiser or the council said.</param>
public sealed record PastEntry(string Key, int Year, EntryAnswer Answer, decimal? Claimed, decimal? Points, decimal Max, string Reason);

/// <summary>Last year's answers of a unit, by key of the criterion: from the newest earlier round it took part in, else its published result.</summary>
public sealed class PastEntries(Session session)
{
    public async Task<IReadOnlyDictionary<string, PastEntry>> OfAsync(Round round, string unitId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var connection = await session.ConnectionAsync(cancel);
        var entries = await connection.QueryAsync<Row>(
            """
            with card as (
                select c.id, r.year from rounds.scorecard c join rounds.round r on r.id = c.round_id
                where c.unit_id = @unitId and r.year < @Year and not r.is_rehearsal and r.stage <> 'Preparation' order by r.year desc, r.made_at desc limit 1),
            said as (
                select e.key as Key, card.year as Year, e.figures::text as Figures, e.claim as Claim, e.claim_reason as ClaimReason, e.inapplicable as Inapplicable, e.remark as Remark,
                       e.points as Claimed, coalesce(d.points, s.points, f.points, e.points) as Points, e.max as Max, coalesce(d.reason, nullif(s.reason, ''), f.reason, '') as Reason
                from card join rounds.entry e on e.scorecard_id = card.id
                left join rounds.decision d on d.scorecard_id = e.scorecard_id and d.code = e.code
                left join rounds.verdict s on s.scorecard_id = e.scorecard_id and s.code = e.code and s.pass = 'second'
                left join rounds.verdict f on f.scorecard_id = e.scorecard_id and f.code = e.code and f.pass = 'first'),
            result as (
                select id, year from results.result
                where unit_id = @unitId and year < @Year and superseded_at is null and published_at is not null and not exists (select from said) order by year desc limit 1)
            select * from said
            union all
            select n.key, result.year, '{}', null, '', null, '', null, n.points, n.max, coalesce(l.cause, '')
            from result join results.node n on n.result_id = result.id left join results.loss l on l.result_id = n.result_id and l.code = n.code
            where n.is_leaf and n.key is not null and n.max is not null
            """,
            new { unitId, round.Year },
            session.Transaction);
        return entries.DistinctBy(row => row.Key).ToDictionary(
            row => row.Key,
            row => new PastEntry(
                row.Key, row.Year, new EntryAnswer(EntryRow.Read(row.Figures), row.Claim, row.ClaimReason ?? "", row.Inapplicable, row.Remark ?? ""), row.Claimed, row.Points, row.Max, row.Reason),
            StringComparer.Ordinal);
    }

    private sealed class Row
    {
        public string Key { get; init; } = "";

        public int Year { get; init; }

        public string Figures { get; init; } = "{}";

        public decimal? Claim { get; init; }

        public string? ClaimReason { get; init; }

        public string? Inapplicable { get; init; }

        public string? Remark { get; init; }

        public decimal? Claimed { get; init; }

        public decimal? Points { get; init; }

        public decimal Max { get; init; }

        public string Reason { get; init; } = "";
    }
}
