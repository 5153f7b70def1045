using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Entries of one field over all units of a round that may be seen, with everything said of them: three queries, however many units.</summary>
public sealed class AppraisalList(Session session, VerdictStore verdicts, PastCuts cuts, RoundScorers scorers, TimeProvider clock)
{
    /// <summary>Entries units answer themselves, by unit and in the order of the set. The others (surveys, statistics) are not appraised.</summary>
    public async Task<IReadOnlyList<AppraisalLine>> OfFieldAsync(Round round, string field, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<RoundScorecard, EntryRow, Extra, (RoundScorecard Card, EntryRow Entry, Extra Extra)>(
            $"""
            with card as materialized ({RoundStore.CardColumns} where c.round_id = @Id)
            select card.*, {EntryRow.Columns}, e.code as Split, b.account_id as BlindId, x.accepts as Accepts, x.text as Text, x.version as ExplanationVersion,
                   x.by_name as ExplainedBy, x.at as ExplainedAt
            from card join rounds.entry e on e.scorecard_id = card.Id
            left join rounds.blind b on b.scorecard_id = e.scorecard_id and b.code = e.code
            left join rounds.explanation x on x.scorecard_id = e.scorecard_id and x.code = e.code
            where e.field = @field and e.source = 'Appraised' order by card.UnitId, e.position
            """,
            (card, entry, extra) => (card, entry, extra),
            new { round.Id, field },
            session.Transaction,
            splitOn: "ScorecardId,Split")).AsList();
        var given = (await verdicts.OfFieldAsync(round.Id, field, cancel)).ToLookup(verdict => (verdict.ScorecardId, verdict.Code));
        var before = await cuts.OfFieldAsync(round.Id, field, cancel);
        var today = clock.Today();
        return [.. rows.Select(row =>
        {
            var entry = row.Entry.ToEntry();
            var key = (entry.ScorecardId, entry.Code);
            var cut = before.GetValueOrDefault(key);
            return new AppraisalLine(
                row.Card, entry, EntryGate.StageOf(round, row.Card, entry.ReturnedUntil, today), Of(VerdictPass.First), Of(VerdictPass.Second), Of(VerdictPass.Blind),
                row.Extra.BlindId, row.Extra.ToExplanation(entry), cut, AppraisalLine.FlagsOf(scorer, entry, cut));

            Verdict? Of(VerdictPass pass) => given[key].FirstOrDefault(verdict => verdict.Pass == pass);
        })];
    }

    private sealed class Extra
    {
        public Guid? BlindId { get; init; }

        public bool? Accepts { get; init; }

        public string? Text { get; init; }

        public int? ExplanationVersion { get; init; }

        public string? ExplainedBy { get; init; }

        public DateTime? ExplainedAt { get; init; }

        public Explanation? ToExplanation(Entry entry) =>
            Accepts is { } accepts ? new Explanation(entry.ScorecardId, entry.Code, accepts, Text!, ExplanationVersion!.Value, ExplainedBy!, ExplainedAt!.Value) : null;
    }
}
