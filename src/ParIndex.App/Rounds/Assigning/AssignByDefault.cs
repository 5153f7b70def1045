using Dapper;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Rounds;
using ParIndex.Core.Units;

namespace ParIndex.App.Rounds.Assigning;

/// <summary>
/// Gives criteria of a scorecard to the units under the assessed one that the criteria set names as lead and coordinators. Where a person has assigned a
/// criterion, or one above it, the set is not asked. What the set says in general, and names that are no unit, is left to people: see <see cref="Plan"/>.
/// </summary>
public sealed class AssignByDefault(Session session, RoundStore rounds, RoundScorers scorers, TimeProvider clock)
{
    /// <summary>Who the set names for the criteria of a unit of a round.</summary>
    public static IReadOnlyList<NamedAgency> Plan(UnitRegister register, Core.Criteria.CriteriaSet set, Round round, string unitId)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(round);
        return register.Find(unitId) is null ? [] : new NamedAgencies(register).Of(set, unitId, UnitRegister.YearEnd(round.Year));
    }

    /// <summary>Assigns what is not assigned yet, on every scorecard whose unit has units under it. Writes in the open process; doing it again changes nothing.</summary>
    /// <param name="round">The round.</param>
    /// <param name="only">One scorecard; null: all.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>How many were assigned.</returns>
    public async Task<int> RunAsync(Round round, Guid? only = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var set = (await scorers.GetAsync(session, round.SetVersionId, cancel)).Set;
        if (!set.All().Any(node => node.Lead.Count + node.Coordinators.Count > 0))
            return 0;

        var register = await new UnitStore(session, new UnitRegisterCache()).RegisterAsync(cancel);
        var tree = register.TreeOf(round.Year);
        var agencies = new NamedAgencies(register);
        var rows = (await rounds.CardsAsync(round.Id, cancel)).Where(card => (only is null || card.Id == only) && register.Find(card.UnitId) is not null && tree.Children(card.UnitId).Any())
            .SelectMany(card => agencies.Of(set, card.UnitId, tree.Date).Where(named => named.Outcome == AgencyOutcome.Unit).Select(named => (Card: card.Id, Named: named))).ToList();
        var paths = rows.Select(row => row.Named.Code).Distinct().SelectMany(code => RoundFields.Path(set, code).Select(above => (code, above))).ToList();
        var now = clock.GetUtcNow();
        return await (await session.ConnectionAsync(cancel)).ExecuteAsync(
            """
            with path as (select * from unnest(@below, @above) as p (code, above))
            insert into rounds.assignment (id, scorecard_id, code, unit_id, role, is_default, by_name, at)
            select n.id, n.card, n.code, n.unit, n.role, true, @Name, @now from unnest(@ids, @cards, @codes, @units, @roles) as n (id, card, code, unit, role)
            where not exists (
                select from path p join rounds.assignment a on a.scorecard_id = n.card and a.code = p.above and not a.is_default where p.code = n.code)
            on conflict (scorecard_id, code, unit_id, account_id) do nothing
            """,
            new
            {
                session.Actor.Name,
                now,
                ids = rows.Select(_ => Guid.CreateVersion7(now)).ToArray(),
                cards = rows.Select(row => row.Card).ToArray(),
                codes = rows.Select(row => row.Named.Code).ToArray(),
                units = rows.Select(row => row.Named.Unit!.Id).ToArray(),
                roles = rows.Select(row => row.Named.IsLead ? "lead" : "coordinator").ToArray(),
                below = paths.Select(path => path.code).ToArray(),
                above = paths.Select(path => path.above).ToArray(),
            },
            session.Transaction);
    }
}
