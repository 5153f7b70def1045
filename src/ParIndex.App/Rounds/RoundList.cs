using Dapper;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds;

/// <summary>How far the scorecards of a round are that may be seen.</summary>
/// <param name="Cards">Scorecards that may be seen.</param>
/// <param name="Submitted">Of these, submitted.</param>
public sealed record RoundCount(Guid RoundId, int Cards, int Submitted);

/// <summary>How far a scorecard is.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Own">Entries the unit answers itself.</param>
/// <param name="Answered">Of these, answered or not applicable.</param>
/// <param name="Judged">Entries of the unit with a verdict.</param>
/// <param name="Cut">Of these, not simply accepted.</param>
/// <param name="Returned">Sent back and open.</param>
public sealed record FieldProgress(Guid ScorecardId, string Field, int Own, int Answered, int Judged, int Cut, int Returned, DateTime? LastAt);

/// <summary>Counts for lists and boards of rounds, in one query each.</summary>
public sealed class RoundList(Session session)
{
    public async Task<IReadOnlyDictionary<Guid, RoundCount>> CountsAsync(CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<RoundCount>(
            "select round_id as RoundId, count(*)::int as Cards, count(submitted_at)::int as Submitted from rounds.scorecard group by round_id", transaction: session.Transaction))
        .ToDictionary(count => count.RoundId);

    /// <summary>Progress by scorecard and field of a round; of one scorecard when it is named.</summary>
    public async Task<IReadOnlyList<FieldProgress>> ProgressAsync(Guid round, Guid? card = null, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<FieldProgress>(
            """
            select e.scorecard_id as ScorecardId, e.field as Field, count(*) filter (where e.source = 'Appraised')::int as Own,
                   count(*) filter (where e.source = 'Appraised' and (e.version > 0 or e.inapplicable is not null))::int as Answered,
                   count(v.code) filter (where e.source = 'Appraised')::int as Judged, count(v.code) filter (where e.source = 'Appraised' and v.outcome <> 'accepted')::int as Cut,
                   count(*) filter (where e.returned_until is not null)::int as Returned, max(e.at) as LastAt
            from rounds.scorecard c
            join rounds.entry e on e.scorecard_id = c.id
            left join rounds.verdict v on v.scorecard_id = e.scorecard_id and v.code = e.code and v.pass = 'first'
            where c.round_id = @round and (@card::uuid is null or c.id = @card::uuid)
            group by e.scorecard_id, e.field order by min(e.position)
            """,
            new { round, card },
            session.Transaction)).AsList();
}
