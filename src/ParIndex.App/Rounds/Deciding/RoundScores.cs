using Dapper;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Deciding;

/// <summary>Points of every unit of a round: as they claim them, and as they stand after appraisal and council.</summary>
/// <param name="Units">Units in the order of the tables.</param>
/// <param name="Scorer">The round's set, compiled.</param>
/// <param name="Claimed">As units scored themselves.</param>
/// <param name="Settled">As they stand now; the last word on each entry counts.</param>
public sealed record RoundStanding(SetScorer Scorer, IReadOnlyList<RoundUnit> Units, ScoreTable Claimed, ScoreTable Settled, InputTable SettledInputs)
{
    /// <summary>Units ranked by settled points, full precision.</summary>
    public RankedResults Ranked() => RankedResults.Of(Settled.Rows(), Scorer.Set.Ties, Scorer.Set.Bands);
}

/// <summary>A unit of a round with its entries as they were said and judged.</summary>
/// <param name="Reasons">Why points are others than claimed, by leaf; the last one said.</param>
public sealed record RoundUnit(Guid ScorecardId, string UnitId, IReadOnlyDictionary<string, EntryChain> Entries, IReadOnlyDictionary<string, string> Reasons)
{
    /// <summary>As it stands, ready to be scored alone.</summary>
    public Scorecard Settled() => new(
        UnitId, Entries.ToDictionary(pair => pair.Key, pair => pair.Value.Settled() with { Cause = Reasons.GetValueOrDefault(pair.Key) }, StringComparer.Ordinal));
}

/// <summary>Computes the points of a round from what is stored: nothing is taken over from sums that were shown before.</summary>
public sealed class RoundScores(Session session, RoundScorers scorers)
{
    /// <summary>The standing of all units that may be seen, or of one.</summary>
    public async Task<RoundStanding> OfAsync(Round round, Guid? card = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
        var connection = await session.ConnectionAsync(cancel);
        var rows = await connection.QueryAsync<Row>(
            """
            select c.id as ScorecardId, c.unit_id as UnitId, e.code as Code, e.figures::text as Figures, e.claim as Claim, e.inapplicable as Inapplicable,
                   f.outcome as FirstOutcome, f.figures::text as FirstFigures, f.points as FirstPoints, s.outcome as SecondOutcome, s.figures::text as SecondFigures,
                   s.points as SecondPoints, d.points as Council, coalesce(d.reason, nullif(s.reason, ''), nullif(f.reason, '')) as Reason
            from rounds.scorecard c
            left join rounds.entry e on e.scorecard_id = c.id
            left join rounds.verdict f on f.scorecard_id = e.scorecard_id and f.code = e.code and f.pass = 'first'
            left join rounds.verdict s on s.scorecard_id = e.scorecard_id and s.code = e.code and s.pass = 'second'
            left join rounds.decision d on d.scorecard_id = e.scorecard_id and d.code = e.code
            where c.round_id = @Id and (@card::uuid is null or c.id = @card::uuid) order by c.unit_id, e.position
            """,
            new { round.Id, card },
            session.Transaction);
        var units = rows.GroupBy(row => (row.ScorecardId, row.UnitId)).Select(group => new RoundUnit(
            group.Key.ScorecardId, group.Key.UnitId,
            group.Where(row => row.Code is not null).ToDictionary(row => row.Code!, row => row.ToChain(), StringComparer.Ordinal),
            group.Where(row => row.Reason is not null).ToDictionary(row => row.Code!, row => row.Reason!, StringComparer.Ordinal))).ToList();
        var claimed = InputTable.Of(scorer, [.. units.Select(Claimed)]);
        var settled = InputTable.Of(scorer, [.. units.Select(unit => unit.Settled())]);
        return new RoundStanding(scorer, units, scorer.ScoreMany(claimed), scorer.ScoreMany(settled), settled);
    }

    private static Scorecard Claimed(RoundUnit unit) =>
        new(unit.UnitId, unit.Entries.ToDictionary(pair => pair.Key, pair => pair.Value.Answer.ToScorecardEntry(), StringComparer.Ordinal));

    private sealed class Row
    {
        public Guid ScorecardId { get; init; }

        public string UnitId { get; init; } = "";

        public string? Code { get; init; }

        public string? Figures { get; init; }

        public decimal? Claim { get; init; }

        public string? Inapplicable { get; init; }

        public string? FirstOutcome { get; init; }

        public string? FirstFigures { get; init; }

        public decimal? FirstPoints { get; init; }

        public string? SecondOutcome { get; init; }

        public string? SecondFigures { get; init; }

        public decimal? SecondPoints { get; init; }

        public decimal? Council { get; init; }

        public string? Reason { get; init; }

        public EntryChain ToChain() => new(
            new EntryAnswer(EntryRow.Read(Figures ?? "{}"), Claim, Inapplicable: Inapplicable), Judged(FirstOutcome, FirstFigures, FirstPoints), Judged(SecondOutcome, SecondFigures, SecondPoints), Council);

        private static Judgement? Judged(string? outcome, string? figures, decimal? points) =>
            outcome is null ? null : new Judgement(Enum.Parse<VerdictOutcome>(outcome, ignoreCase: true), figures is null ? null : EntryRow.Read(figures), points!.Value);
    }
}
