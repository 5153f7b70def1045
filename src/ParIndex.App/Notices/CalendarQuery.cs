using System.Globalization;
using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Storage;

namespace ParIndex.App.Notices;

/// <summary>Whose day it is.</summary>
public enum CalendarKind
{
    /// <summary>A stage of a round ends; for who runs, appraises or decides.</summary>
    Stage,

    /// <summary>A stage ends for a unit of theirs.</summary>
    Unit,

    /// <summary>A criterion assigned to them has a last day of its own.</summary>
    Assigned,

    /// <summary>An entry was sent back.</summary>
    Returned,
}

/// <summary>A day in somebody's calendar.</summary>
/// <param name="Uid">The same for the same thing, also when its day moves.</param>
/// <param name="Stage">The stage that ends; null: none.</param>
/// <param name="Code">The criterion; null: none.</param>
public sealed record CalendarItem(string Uid, CalendarKind Kind, DateOnly Day, Guid RoundId, string RoundName, int Year, Guid? ScorecardId, string? UnitId, RoundStage? Stage, string? Code);

/// <summary>Days of rounds that run: those of somebody's units and assignments, and of the stages they run, appraise or decide in.</summary>
public sealed class CalendarQuery(Session session, RoundStore rounds)
{
    /// <summary>The days of somebody, in their order.</summary>
    /// <param name="account">Who.</param>
    /// <param name="units">Units they fill scorecards for.</param>
    /// <param name="rights">Their written rights.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<IReadOnlyList<CalendarItem>> OfAsync(Guid account, IReadOnlyCollection<string> units, Rights rights, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(rights);
        var connection = await session.ConnectionAsync(cancel);
        var own = await connection.QueryAsync<CalendarItem>(
            """
            with card as (
                select c.*, r.name, r.year, r.stage,
                       coalesce((select last_day from rounds.extension where scorecard_id = c.id and stage = 'SelfAssessment' order by at desc limit 1),
                                (select last_day from rounds.due where round_id = r.id and stage = 'SelfAssessment')) as fill_due,
                       coalesce((select last_day from rounds.extension where scorecard_id = c.id and stage = 'Explanation' order by at desc limit 1),
                                (select last_day from rounds.due where round_id = r.id and stage = 'Explanation')) as explain_due
                from rounds.scorecard c join rounds.round r on r.id = c.round_id and r.stage not in ('Preparation', 'Published')
            )
            select c.id || '-self-assessment' as Uid, 'Unit' as Kind, c.fill_due as Day, c.round_id as RoundId, c.name as RoundName, c.year as Year, c.id as ScorecardId, c.unit_id as UnitId,
                   'SelfAssessment' as Stage, null::text as Code
            from card c where c.unit_id = any (@units) and c.submitted_at is null and c.stage in ('SelfAssessment', 'Appraisal') and c.fill_due is not null
            union all
            select c.id || '-explanation', 'Unit', c.explain_due, c.round_id, c.name, c.year, c.id, c.unit_id, 'Explanation', null
            from card c where c.unit_id = any (@units) and c.stage <> 'Council' and c.explain_due is not null
            union all
            select a.id || '-assigned', 'Assigned', a.last_day, c.round_id, c.name, c.year, c.id, c.unit_id, null, a.code
            from rounds.assignment a join card c on c.id = a.scorecard_id
            where (a.account_id = @account or a.unit_id = any (@units)) and a.last_day is not null and c.submitted_at is null
            union all
            select c.id || '-' || e.code || '-returned', 'Returned', e.returned_until, c.round_id, c.name, c.year, c.id, c.unit_id, null, e.code
            from card c join rounds.entry e on e.scorecard_id = c.id and e.returned_until is not null and e.version <= coalesce(e.returned_version, e.version)
            where c.unit_id = any (@units)
            """,
            new { account, units = units.ToArray() },
            session.Transaction);
        var items = own.AsList();
        foreach (var round in (await rounds.ListAsync(cancel: cancel)).Where(round => round.Stage != RoundStage.Published))
        {
            var stages = await StagesAsync(round, rights, cancel);
            items.AddRange(round.Calendar.Where(due => stages.Contains(due.Key)).Select(due => new CalendarItem(
                string.Create(CultureInfo.InvariantCulture, $"{round.Id}-{due.Key.ToString().ToLowerInvariant()}"), CalendarKind.Stage, due.Value, round.Id, round.Name, round.Year, null, null, due.Key, null)));
        }

        return [.. items.OrderBy(item => item.Day).ThenBy(item => item.Uid, StringComparer.Ordinal)];
    }

    /// <summary>Stages of a round somebody works in, their own unit's aside.</summary>
    private async Task<IReadOnlyCollection<RoundStage>> StagesAsync(Round round, Rights rights, CancellationToken cancel)
    {
        if (rights(new Question(Permission.ManageRound, round.OrganiserId)).IsAllowed)
            return Enum.GetValues<RoundStage>();

        var stages = new List<RoundStage>();
        if (rights(new Question(Permission.DecideInCouncil, round.OrganiserId)).IsAllowed)
            stages.Add(RoundStage.Council);

        if (rights(new Question(Permission.Appraise)).IsAllowed && (await rounds.CardsAsync(round.Id, cancel)).Any(card => rights(new Question(Permission.Appraise, card.UnitId)).IsAllowed))
            stages.AddRange([RoundStage.Appraisal, RoundStage.SecondAppraisal]);

        return stages;
    }
}
