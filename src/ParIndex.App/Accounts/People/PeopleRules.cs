namespace ParIndex.App.Accounts.People;

/// <summary>Who manages people: their rights, and which unit stands under which.</summary>
public sealed record PeopleManager(Holder Holder, UnitReach Reach)
{
    /// <summary>Units whose people they manage; null: every unit.</summary>
    public IReadOnlySet<string>? Units => RightsRules.Units(Holder, Permission.ManagePeople, Reach);
}

/// <summary>
/// Nobody makes or touches somebody above: an administrator gives any role; a coordinator roles below their own, in their units. Whoever could take over
/// a stronger account, by a reset, would have its rights.
/// </summary>
public static class PeopleRules
{
    /// <summary>May they give or take this role there?</summary>
    public static bool MayGive(PeopleManager manager, Assignment wanted)
    {
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(wanted);
        return manager.Holder.Assignments.Any(held => held.Role switch
        {
            Role.Administrator => true,
            Role.Coordinator => wanted.Role is not (Role.Administrator or Role.Coordinator) && IsWithin(manager, wanted.Unit, held.Unit),
            _ => false,
        });
    }

    /// <summary>May they change, lock or reset an account?</summary>
    /// <param name="manager">Who.</param>
    /// <param name="homeUnit">Where the person works.</param>
    /// <param name="assignments">Roles the person holds or will hold.</param>
    public static bool MayManage(PeopleManager manager, string? homeUnit, IEnumerable<Assignment> assignments)
    {
        ArgumentNullException.ThrowIfNull(manager);
        return manager.Holder.Assignments.Any(held => held.Role == Role.Administrator || (held.Role == Role.Coordinator && IsWithin(manager, homeUnit, held.Unit)))
            && assignments.All(assignment => MayGive(manager, assignment));
    }

    private static bool IsWithin(PeopleManager manager, string? unit, string? root) => root is null || (unit is not null && manager.Reach.IsWithin(unit, root));
}
