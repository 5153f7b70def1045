using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;

namespace ParIndex.App.Notices;

/// <summary>Something that is still to be done in a round.</summary>
/// <param name="Code">The leaf; null: the scorecard as a whole, which is to be submitted.</param>
/// <param name="Field">Key of the field whose appraisers judge it; null with the code.</param>
/// <param name="Due">Last day, a unit's own where it was given more time; null: none was set.</param>
/// <param name="IsOpen">It can still be done; otherwise the stage for it is over.</param>
public sealed record Duty(DutyKind Kind, Guid RoundId, Guid ScorecardId, string UnitId, string? Code, string? Field, DateOnly? Due, bool IsOpen);

/// <summary>
/// What is still to be done, entry by entry: the same for reminders, lists of what is late, and nothing else decides it. Days are those of Vietnam; a day
/// belongs to its duty to the end.
/// </summary>
public sealed class Duties(Session session, TimeProvider clock)
{
    private const string Sql =
        """
        with card as materialized (
            select c.id, c.round_id, c.unit_id, r.stage, c.submitted_at is not null as submitted, x.fill, x.explain,
                   coalesce(x.fill, (select last_day from rounds.due where round_id = r.id and stage = 'SelfAssessment')) as fill_due,
                   coalesce(x.explain, (select last_day from rounds.due where round_id = r.id and stage = 'Explanation')) as explain_due,
                   (select last_day from rounds.due where round_id = r.id and stage = 'Appraisal') as appraise_due,
                   (select last_day from rounds.due where round_id = r.id and stage = 'SecondAppraisal') as answer_due
            from rounds.scorecard c
            join rounds.round r on r.id = c.round_id
            cross join lateral (
                select (select last_day from rounds.extension where scorecard_id = c.id and stage = 'SelfAssessment' order by at desc limit 1) as fill,
                       (select last_day from rounds.extension where scorecard_id = c.id and stage = 'Explanation' order by at desc limit 1) as explain) x
            where r.stage in ('SelfAssessment', 'Appraisal', 'Explanation', 'SecondAppraisal')
              and (@round::uuid is null or r.id = @round::uuid) and (@cards::uuid[] is null or c.id = any (@cards::uuid[]))
        ),
        duty as (
            select 'SelfAssessment' as kind, c.*, null::text as code, null::text as field, c.fill_due as due, c.stage = 'SelfAssessment' or c.fill >= @today as open
            from card c where not c.submitted and c.stage in ('SelfAssessment', 'Appraisal')
            union all
            select 'SelfAssessment', c.*, e.code, e.field, c.fill_due, c.stage = 'SelfAssessment' or c.fill >= @today
            from card c join rounds.entry e on e.scorecard_id = c.id and e.source = 'Appraised' and e.state in ('Missing', 'Incomplete', 'Invalid')
            where not c.submitted and c.stage in ('SelfAssessment', 'Appraisal')
            union all
            select 'Completion', c.*, e.code, e.field, e.returned_until, e.returned_until >= @today
            from card c join rounds.entry e on e.scorecard_id = c.id and e.returned_until is not null and e.version <= coalesce(e.returned_version, e.version)
            where c.stage in ('SelfAssessment', 'Appraisal', 'SecondAppraisal') and not exists (
                select from rounds.verdict v where v.scorecard_id = e.scorecard_id and v.code = e.code and v.pass in ('first', 'second') and v.at > e.returned_at)
            union all
            select 'Explanation', c.*, e.code, e.field, c.explain_due, true
            from card c join rounds.entry e on e.scorecard_id = c.id and e.source = 'Appraised'
            join rounds.verdict v on v.scorecard_id = e.scorecard_id and v.code = e.code and v.pass = 'first' and v.points < coalesce(e.points, 0)
            where (c.stage = 'Explanation' or (c.stage = 'SecondAppraisal' and c.explain >= @today))
              and not exists (select from rounds.explanation x where x.scorecard_id = e.scorecard_id and x.code = e.code)
            union all
            select 'Appraisal', c.*, e.code, e.field, c.appraise_due, true
            from card c join rounds.entry e on e.scorecard_id = c.id and e.source = 'Appraised' and e.state <> 'NotApplicable'
            where c.submitted and c.stage in ('SelfAssessment', 'Appraisal')
              and not coalesce(e.returned_until >= @today and e.version <= coalesce(e.returned_version, e.version), false)
              and not exists (select from rounds.verdict v where v.scorecard_id = e.scorecard_id and v.code = e.code and v.pass = 'first')
            union all
            select 'SecondAppraisal', c.*, e.code, e.field, c.answer_due, true
            from card c join rounds.entry e on e.scorecard_id = c.id
            join rounds.explanation x on x.scorecard_id = e.scorecard_id and x.code = e.code and not x.accepts
            where c.stage = 'SecondAppraisal'
              and not exists (select from rounds.verdict v where v.scorecard_id = e.scorecard_id and v.code = e.code and v.pass = 'second')
              and not exists (select from rounds.decision d where d.scorecard_id = e.scorecard_id and d.code = e.code)
        )
        select d.kind as Kind, d.round_id as RoundId, d.id as ScorecardId, d.unit_id as UnitId, d.code as Code, d.field as Field, d.due as Due, d.open as IsOpen
        from duty d
        where @before::date is null or d.due < @before::date or (d.kind = 'SelfAssessment' and exists (
            select from rounds.assignment a where a.scorecard_id = d.id and a.last_day < @before::date and (d.code is null or d.code = a.code or starts_with(d.code, a.code || '.'))))
        order by d.kind, d.unit_id, d.code
        """;

    /// <summary>What is still to be done.</summary>
    /// <param name="round">Of one round; null: of all that run.</param>
    /// <param name="cards">Of some scorecards; null: of all that may be seen.</param>
    /// <param name="before">Only what is due before this day, for all or for one it is assigned to.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<Duty>> OpenAsync(Guid? round = null, IReadOnlyCollection<Guid>? cards = null, DateOnly? before = null, CancellationToken cancel = default) =>
        (await (await session.ConnectionAsync(cancel)).QueryAsync<Duty>(Sql, new { round, cards = cards?.ToArray(), before, today = clock.Today() }, session.Transaction)).AsList();
}
