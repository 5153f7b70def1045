using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Units;

namespace ParIndex.App.Notices;

/// <summary>Somebody who may be told something, with the roles that decide what.</summary>
public sealed record NoticePerson(Guid Id, string Name, Holder Holder, UnitReach Reach)
{
    /// <summary>Their written rights: what they may not see they are not told of.</summary>
    public Decision Decide(Question question) => RightsRules.Decide(Holder, question, Reach);

    public bool May(Permission permission, string? unit, string? field = null) => Decide(new Question(permission, unit, field)).IsAllowed;

    /// <summary>Whether they answer for the scorecard of a unit as its head.</summary>
    public bool Heads(string unit) => Holder.Assignments.Any(one => one.Role == Role.Head && one.Unit == unit);
}

/// <summary>Finds the people a deed may concern, whoever does it: the rights of each then decide.</summary>
public sealed class NoticePeople(Session session, UnitRegisterCache registers, UnitReachCache reaches, TimeProvider clock)
{
    /// <summary>People who hold one of the roles today, officers and heads of the units named only.</summary>
    public async Task<IReadOnlyList<NoticePerson>> OfAsync(IReadOnlyCollection<Role> roles, IReadOnlyCollection<string> units, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<Row>(
            "select id as Id, name as Name, home as HomeUnit, role as Role, unit as Unit, field as Field from notices.people(@roles, @units, @today)",
            new { roles = roles.Select(role => role.Key()).ToArray(), units = units.ToArray(), today = clock.Today() },
            session.Transaction)).AsList();
        if (rows.Count == 0)
            return [];

        // A deed that tells of itself changes no unit: the kept register is as good as one read anew inside its process.
        var last = await connection.ExecuteScalarAsync<int?>("select max(sequence) from units.event", transaction: session.Transaction) ?? 0;
        var reach = reaches.Of(registers.Find(last) ?? await new UnitStore(session, registers).RegisterAsync(cancel), clock.Today());
        return [.. rows.GroupBy(row => (row.Id, row.Name, row.HomeUnit)).Select(group => new NoticePerson(group.Key.Id, group.Key.Name, new Holder(
            group.Key.HomeUnit,
            [.. group.Where(row => Roles.Find(row.Role) is not null).Select(row => new Assignment(Roles.Find(row.Role)!.Value, row.Unit, row.Field))],
            IsSignedIn: true), reach))];
    }

    private sealed record Row(Guid Id, string Name, string? HomeUnit, string Role, string? Unit, string? Field);
}
