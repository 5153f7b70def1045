using Dapper;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Explaining;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Deciding;

/// <summary>An entry before the council.</summary>
/// <param name="Decision">What it decided; null: nothing yet.</param>
public sealed record CouncilLine(string UnitId, Entry Entry, Verdict? First, Explanation? Explanation, Verdict? Second, CouncilDecision? Decision)
{
    /// <summary>Points as they stand before the council.</summary>
    public decimal Appraised => (Second ?? First)?.Judgement.Points ?? Entry.Points ?? 0;

    /// <summary>The unit explained, and was not given what it asks.</summary>
    public bool IsInDispute => Explanation is { Accepts: false } && Appraised < (Entry.Points ?? 0);
}

/// <summary>Entries before the council: in dispute, decided, or looked up by unit and code.</summary>
public sealed class CouncilList(Session session, DecideEntry decisions)
{
    /// <summary>Entries in dispute or decided, and of one scorecard all that were appraised.</summary>
    /// <param name="round">The round.</param>
    /// <param name="card">Scorecard whose other entries are wanted too; null: none.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<CouncilLine>> OfRoundAsync(Guid round, Guid? card = null, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var decided = (await decisions.OfRoundAsync(round, cancel)).ToDictionary(one => (one.ScorecardId, one.Code));
        var rows = await connection.QueryAsync<EntryRow, Extra, VerdictRow?, VerdictRow?, CouncilLine>(
            $"""
            select {EntryRow.Columns}, c.unit_id as UnitId, x.accepts as Accepts, x.text as Text, x.version as ExplanationVersion, x.by_name as ExplainedBy, x.at as ExplainedAt,
                   {VerdictRow.ColumnsOf("f")}, {VerdictRow.ColumnsOf("s")}
            from rounds.scorecard c
            join rounds.entry e on e.scorecard_id = c.id and e.source = 'Appraised'
            left join rounds.explanation x on x.scorecard_id = e.scorecard_id and x.code = e.code
            left join rounds.verdict f on f.scorecard_id = e.scorecard_id and f.code = e.code and f.pass = 'first'
            left join rounds.verdict s on s.scorecard_id = e.scorecard_id and s.code = e.code and s.pass = 'second'
            where c.round_id = @round and (c.id = @card::uuid or (not x.accepts and coalesce(s.points, f.points) < e.points)
                or exists (select from rounds.decision d where d.scorecard_id = e.scorecard_id and d.code = e.code))
            order by c.unit_id, e.position
            """,
            (entry, extra, first, second) => new CouncilLine(
                extra.UnitId, entry.ToEntry(), first?.ToVerdict(), extra.ToExplanation(entry), second?.ToVerdict(), decided.GetValueOrDefault((entry.ScorecardId, entry.Code))),
            new { round, card },
            session.Transaction,
            splitOn: "UnitId,ScorecardId,ScorecardId");
        return [.. rows];
    }

    private sealed class Extra
    {
        public string UnitId { get; init; } = "";

        public bool? Accepts { get; init; }

        public string? Text { get; init; }

        public int? ExplanationVersion { get; init; }

        public string? ExplainedBy { get; init; }

        public DateTime? ExplainedAt { get; init; }

        public Explanation? ToExplanation(EntryRow entry) =>
            Accepts is { } accepts ? new Explanation(entry.ScorecardId, entry.Code, accepts, Text!, ExplanationVersion!.Value, ExplainedBy!, ExplainedAt!.Value) : null;
    }
}
