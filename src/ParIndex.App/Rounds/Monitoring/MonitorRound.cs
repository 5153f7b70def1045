using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Monitoring;

/// <summary>
/// Makes the board of a round: counts in one query for all units and fields, points by the scorer. Cells are of the fields units see, the top criteria,
/// also where a leaf is judged by another field's appraisers.
/// </summary>
public sealed class MonitorRound(Session session, RoundScores scores, TimeProvider clock)
{
    /// <summary>The board of the units that may be seen.</summary>
    public async Task<RoundBoard> OfAsync(Round round, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var standing = await scores.OfAsync(round, cancel: cancel);
        var leaves = RoundFields.Leaves(standing.Scorer.Set);
        var today = clock.Today();
        var rows = (await (await session.ConnectionAsync(cancel)).QueryAsync<RoundScorecard, CellRow, (RoundScorecard Card, CellRow Row)>(
            $"""
            with card as materialized ({RoundStore.CardColumns} where c.round_id = @Id),
            leaf as (select * from unnest(@codes, @tops) as l (code, top)),
            last as (
                select distinct on (r.unit_id) r.unit_id, r.id, r.year from results.result r join card on card.UnitId = r.unit_id
                where r.year < @Year and r.superseded_at is null and r.published_at is not null order by r.unit_id, r.year desc),
            line as (
                select e.scorecard_id, l.top, e.version > 0 or e.inapplicable is not null as answered, coalesce(e.returned_until >= @today, false) as returned, e.returns,
                       e.state <> 'NotApplicable' as applies, f.code is not null as judged, f.outcome <> 'accepted' as cut, d.code is not null as decided, x.accepts, s.at >= x.at as replied,
                       coalesce(d.points, s.points, f.points, e.points) as points, e.max, last.year, n.points as before, n.max as before_max
                from card join rounds.entry e on e.scorecard_id = card.Id and e.source = 'Appraised'
                join leaf l on l.code = e.code
                left join rounds.verdict f on f.scorecard_id = e.scorecard_id and f.code = e.code and f.pass = 'first'
                left join rounds.verdict s on s.scorecard_id = e.scorecard_id and s.code = e.code and s.pass = 'second'
                left join rounds.explanation x on x.scorecard_id = e.scorecard_id and x.code = e.code
                left join rounds.decision d on d.scorecard_id = e.scorecard_id and d.code = e.code
                left join last on last.unit_id = card.UnitId
                left join results.node n on n.result_id = last.id and n.key = e.key and n.is_leaf and n.points is not null and e.state <> 'NotApplicable')
            select card.*, line.top as Top, count(line.top)::int as Entries, count(*) filter (where answered)::int as Answered, count(*) filter (where returned)::int as Returned,
                   count(*) filter (where applies)::int as ToJudge, count(*) filter (where applies and (judged or decided))::int as Judged, count(*) filter (where not accepts)::int as Explained,
                   count(*) filter (where not accepts and (replied or decided))::int as Replied, count(*) filter (where decided)::int as Decided,
                   count(*) filter (where cut and accepts is null)::int as Unsaid, coalesce(sum(returns), 0)::int as Returns, max(year) as YearBefore,
                   sum(points) filter (where before is not null) as Points, sum(max) filter (where before is not null) as Max, sum(before) as Before, sum(before_max) as BeforeMax
            from card left join line on line.scorecard_id = card.Id
            group by card.Id, card.RoundId, card.UnitId, card.FilledAt, card.FilledName, card.SubmittedAt, card.SubmittedName, card.ExtendedTo, card.ExplainTo, line.top
            """,
            (card, row) => (card, row),
            new { round.Id, round.Year, today, codes = leaves.Select(leaf => leaf.Leaf.Code).ToArray(), tops = leaves.Select(leaf => leaf.Top.Key).ToArray() },
            session.Transaction,
            splitOn: "Top")).ToLookup(pair => pair.Card.Id);
        var fields = standing.Scorer.Set.Criteria;
        var columns = fields.Select(field => standing.Scorer.Tree.Nodes.Select((node, index) => (node, index)).First(pair => pair.node.Code == field.Code).index).ToList();
        return new RoundBoard(fields, [.. standing.Units.Select((unit, u) =>
        {
            var card = rows[unit.ScorecardId].First().Card;
            var counted = rows[unit.ScorecardId].Where(pair => pair.Row.Top is not null).ToDictionary(pair => pair.Row.Top!, pair => pair.Row, StringComparer.Ordinal);
            var due = DueOf(round, card, counted.Values.Sum(row => row.Unsaid));
            var late = due is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : 0;
            var left = card.IsSubmitted ? null : (due?.DayNumber - today.DayNumber);
            return new BoardRow(
                card, due, late,
                [.. fields.Select((field, f) => CellOf(counted.GetValueOrDefault(field.Key, CellRow.Empty), card, left, late, (
                    standing.Claimed.Columns[columns[f]].Points[u], standing.Settled.Columns[columns[f]].Points[u], standing.Settled.Columns[columns[f]].MaxOf(u))))],
                standing.Claimed.Total.Points[u], standing.Settled.Total.Points[u], standing.Settled.Total.MaxOf(u));
        })]);
    }

    /// <summary>Last day of what a unit still owes in a round: its scorecard, or a word on what was cut. More time given to it counts.</summary>
    /// <param name="unsaid">Entries cut on which the unit has said nothing.</param>
    internal static DateOnly? DueOf(Round round, RoundScorecard card, int unsaid) => round.Stage switch
    {
        RoundStage.Preparation or RoundStage.Published => null,
        _ when !card.IsSubmitted => round.Due(RoundStage.SelfAssessment, card),
        RoundStage.Explanation when unsaid > 0 => round.Due(RoundStage.Explanation, card),
        RoundStage.SecondAppraisal when unsaid > 0 => card.ExplainTo,
        _ => null,
    };

    private static BoardCell CellOf(CellRow row, RoundScorecard card, int? left, int late, (decimal Claimed, decimal Settled, decimal Max) points)
    {
        var counts = new CellCounts(row.Entries, row.Answered, row.Returned, row.ToJudge, row.Judged, row.Explained, row.Replied, row.Decided);
        // Late with the explanation is late where something was cut and nothing is said.
        var facts = new CellFacts(
            counts, card.IsSubmitted, left, card.IsSubmitted && row.Unsaid == 0 ? 0 : late, row.Max > 0 ? 100 * (row.Points ?? 0) / row.Max : null, row.BeforeMax > 0 ? 100 * row.Before / row.BeforeMax : null, row.Returns);
        return new BoardCell(counts.State(card.IsSubmitted), facts, CellRisk.Of(facts), points.Claimed, points.Settled, points.Max, row.YearBefore);
    }

    private sealed record CellRow(
        string? Top, int Entries, int Answered, int Returned, int ToJudge, int Judged, int Explained, int Replied, int Decided, int Unsaid, int Returns, int? YearBefore, decimal? Points, decimal? Max,
        decimal? Before, decimal? BeforeMax)
    {
        public static CellRow Empty { get; } = new(null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null);
    }
}
