using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Entries of one field over all units of a round that may be seen, with everything said of them: two queries, however many units.</summary>
public sealed class AppraisalList(Session session, PastCuts cuts, RoundScorers scorers, TimeProvider clock)
{
    /// <summary>Entries units answer themselves, by unit and in the order of the set. The others (surveys, statistics) are not appraised.</summary>
    public async Task<IReadOnlyList<AppraisalLine>> OfFieldAsync(Round round, string field, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<RoundScorecard, EntryRow, Extra, VerdictRow?, VerdictRow?, VerdictRow?, Row>(
            $"""
            with card as materialized ({RoundStore.CardColumns} where c.round_id = @Id)
            select card.*, {EntryRow.Columns}, e.code as Split, b.account_id as BlindId, x.accepts as Accepts, x.text as Text, x.version as ExplanationVersion,
                   x.by_name as ExplainedBy, x.at as ExplainedAt, {VerdictRow.ColumnsOf("f")}, {VerdictRow.ColumnsOf("s")}, {VerdictRow.ColumnsOf("v")}
            from card join rounds.entry e on e.scorecard_id = card.Id
            left join rounds.blind b on b.scorecard_id = e.scorecard_id and b.code = e.code
            left join rounds.explanation x on x.scorecard_id = e.scorecard_id and x.code = e.code
            left join rounds.verdict f on f.scorecard_id = e.scorecard_id and f.code = e.code and f.pass = 'first'
            left join rounds.verdict s on s.scorecard_id = e.scorecard_id and s.code = e.code and s.pass = 'second'
            left join rounds.verdict v on v.scorecard_id = e.scorecard_id and v.code = e.code and v.pass = 'blind'
            where e.field = @field and e.source = 'Appraised' order by card.UnitId, e.position
            """,
            (card, entry, extra, first, second, blind) => new Row(card, entry.ToEntry(), extra, first?.ToVerdict(), second?.ToVerdict(), blind?.ToVerdict()),
            new { round.Id, field },
            session.Transaction,
            splitOn: "ScorecardId,Split,ScorecardId,ScorecardId,ScorecardId")).AsList();
        var before = await cuts.OfFieldAsync(round.Id, field, cancel);
        var figures = new RoundFigures(scorer, rows.Where(row => row.Entry.Answer.Inapplicable is null).Select(row => (row.Card.Id, row.Entry.Code, row.Entry.Answer.Figures)));
        var today = clock.Today();
        return [.. rows.Select(row =>
        {
            var cut = before.GetValueOrDefault((row.Entry.ScorecardId, row.Entry.Code));
            var unlike = row.Entry.Answer.Inapplicable is null ? figures.Unlike(row.Card.Id, row.Entry.Code, row.Entry.Answer.Figures) : [];
            return new AppraisalLine(
                row.Card, row.Entry, EntryGate.StageOf(round, row.Card, row.Entry.ReturnedUntil, today), row.First, row.Second, row.Blind, row.Extra.BlindId, row.Extra.ToExplanation(row.Entry), cut,
                unlike, AppraisalLine.FlagsOf(scorer, row.Entry, cut, unlike));
        })];
    }

    private sealed record Row(RoundScorecard Card, Entry Entry, Extra Extra, Verdict? First, Verdict? Second, Verdict? Blind);

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
