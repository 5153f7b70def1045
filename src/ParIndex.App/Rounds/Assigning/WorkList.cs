using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;

namespace ParIndex.App.Rounds.Assigning;

/// <summary>A scorecard somebody has work in.</summary>
/// <param name="Open">Entries still to answer: assigned to them where anything is, else the unit's.</param>
/// <param name="Returned">Entries sent back and open.</param>
public sealed record WorkLine(Guid ScorecardId, Guid RoundId, string RoundName, int Year, RoundStage Stage, string UnitId, bool IsSubmitted, DateOnly? Due, int Entries, int Open, int Returned, bool IsAssigned);

/// <summary>What waits for somebody: scorecards of their units, and criteria of others assigned to them or their units.</summary>
public sealed class WorkList(Session session)
{
    /// <param name="account">Who asks.</param>
    /// <param name="units">Units they fill scorecards for.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<WorkLine>> OfAsync(Guid account, IReadOnlyCollection<string> units, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<WorkLine>(
            """
            with mine as (
                select a.scorecard_id, a.code, a.last_day from rounds.assignment a
                where a.account_id = @account or a.unit_id = any (@units)
            ),
            line as (
                select c.id, e.code, e.version, e.inapplicable, e.returned_until, m.code is not null as assigned, m.last_day
                from rounds.scorecard c
                join rounds.entry e on e.scorecard_id = c.id and e.source = 'Appraised'
                left join mine m on m.scorecard_id = c.id and (e.code = m.code or starts_with(e.code, m.code || '.'))
                where c.unit_id = any (@units) or m.code is not null
            ),
            chosen as (
                select id, bool_or(assigned) as any_assigned from line group by id
            )
            select c.id as ScorecardId, r.id as RoundId, r.name as RoundName, r.year as Year, r.stage as Stage, c.unit_id as UnitId, c.submitted_at is not null as IsSubmitted,
                   coalesce(min(l.last_day), (select last_day from rounds.extension x where x.scorecard_id = c.id and x.stage = r.stage order by at desc limit 1), d.last_day) as Due,
                   count(distinct l.code)::int as Entries, count(distinct l.code) filter (where l.version = 0 and l.inapplicable is null)::int as Open,
                   count(distinct l.code) filter (where l.returned_until is not null)::int as Returned, k.any_assigned as IsAssigned
            from chosen k
            join line l on l.id = k.id and (l.assigned or not k.any_assigned)
            join rounds.scorecard c on c.id = k.id
            join rounds.round r on r.id = c.round_id and r.stage <> 'Published'
            left join rounds.due d on d.round_id = r.id and d.stage = r.stage
            group by c.id, r.id, d.last_day, k.any_assigned
            order by Due nulls last, r.year desc, c.unit_id
            """,
            new { account, units = units.ToArray() },
            session.Transaction)).AsList();
}
