using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Units;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>Somebody who appraises.</summary>
/// <param name="Rights">Their written rights today.</param>
public sealed record Appraiser(Guid Id, string Name, Rights Rights);

/// <summary>Everybody who appraises today, with their rights: to draw second appraisers and to name deputies.</summary>
public sealed class AppraiserRoster(Session session, UnitStore units, UnitReachCache reaches, TimeProvider clock)
{
    public async Task<IReadOnlyList<Appraiser>> AllAsync(CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = await connection.QueryAsync<Row>(
            """
            select a.id as Id, a.name as Name, a.unit_id as HomeUnit, x.role as Role, x.unit_id as Unit, x.field as Field
            from accounts.account a join accounts.assignment x on x.account_id = a.id and x.withdrawn_at is null and x.valid @> @today
            where a.locked_at is null and exists (
                select from accounts.assignment y where y.account_id = a.id and y.role = 'appraiser' and y.withdrawn_at is null and y.valid @> @today)
            order by a.name, a.id
            """,
            new { today = clock.Today() },
            session.Transaction);
        var reach = reaches.Of(await units.RegisterAsync(cancel), clock.Today());
        return [.. rows.GroupBy(row => (row.Id, row.Name, row.HomeUnit)).Select(group =>
        {
            var holder = new Holder(
                group.Key.HomeUnit, [.. group.Where(row => Roles.Find(row.Role) is not null).Select(row => new Assignment(Roles.Find(row.Role)!.Value, row.Unit, row.Field))], IsSignedIn: true);
            return new Appraiser(group.Key.Id, group.Key.Name, question => RightsRules.Decide(holder, question, reach));
        })];
    }

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string? HomeUnit { get; init; }

        public string Role { get; init; } = "";

        public string? Unit { get; init; }

        public string? Field { get; init; }
    }
}
