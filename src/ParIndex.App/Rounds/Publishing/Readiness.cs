using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Publishing;

/// <summary>What a round still lacks before it is sealed.</summary>
/// <param name="NotSubmitted">Units that have not submitted.</param>
/// <param name="NotAppraised">Entries of units nobody has appraised.</param>
/// <param name="Unanswered">Explanations without a second verdict or a decision.</param>
/// <param name="NotEntered">Entries of surveys and statistics without points.</param>
public sealed record Readiness(int Units, IReadOnlyList<string> NotSubmitted, int NotAppraised, int Unanswered, int NotEntered)
{
    public bool IsComplete => NotSubmitted.Count == 0 && NotAppraised == 0 && Unanswered == 0 && NotEntered == 0;
}

/// <summary>Asks what a round still lacks, in one query.</summary>
public sealed class ReadinessQuery(Session session)
{
    public async Task<Readiness> OfAsync(Guid round, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var row = await connection.QuerySingleAsync<(int Units, string[] NotSubmitted, int NotAppraised, int Unanswered, int NotEntered)>(
            """
            select (select count(*)::int from rounds.scorecard where round_id = @round),
                   array(select unit_id from rounds.scorecard where round_id = @round and submitted_at is null order by unit_id),
                   count(*) filter (where e.source = 'Appraised' and e.state <> 'NotApplicable' and v.code is null and d.code is null)::int,
                   count(*) filter (where x.code is not null and not x.accepts and s.code is null and d.code is null)::int,
                   count(*) filter (where e.source <> 'Appraised' and e.state = 'Missing')::int
            from rounds.scorecard c
            join rounds.entry e on e.scorecard_id = c.id
            left join rounds.verdict v on v.scorecard_id = e.scorecard_id and v.code = e.code and v.pass = 'first'
            left join rounds.verdict s on s.scorecard_id = e.scorecard_id and s.code = e.code and s.pass = 'second'
            left join rounds.explanation x on x.scorecard_id = e.scorecard_id and x.code = e.code
            left join rounds.decision d on d.scorecard_id = e.scorecard_id and d.code = e.code
            where c.round_id = @round
            """,
            new { round },
            session.Transaction);
        return new Readiness(row.Units, row.NotSubmitted, row.NotAppraised, row.Unanswered, row.NotEntered);
    }
}
