namespace ParIndex.App.Accounts;

/// <summary>A role held by an account.</summary>
/// <param name="UnitIds">Units it holds for, the chosen one with all below; null: everywhere.</param>
/// <param name="FieldCode">Field it is limited to; null: all.</param>
public sealed record Assignment(Role Role, IReadOnlySet<string>? UnitIds = null, string? FieldCode = null);

/// <summary>The one table of who may do what. See docs/rights.md, which a test holds equal to it.</summary>
public static class Rights
{
    private static readonly Permission[] ForAnyone = [Permission.ReadPublished, Permission.SignIn];
    private static readonly Permission[] ForPeople = [.. ForAnyone, Permission.UseOwnAccount];

    private static readonly Dictionary<Role, Permission[]> ByRole = new()
    {
        [Role.Administrator] = [Permission.ManageUnits, Permission.ManagePeople, Permission.EditCriteria, Permission.ReadLog],
        [Role.Coordinator] = [Permission.ImportResults, Permission.PublishResults, Permission.EditCriteria, Permission.ManageUnits, Permission.ReadLog],
        [Role.Officer] = [],
        [Role.Head] = [],
        [Role.Appraiser] = [],
        [Role.CouncilSecretary] = [],
        [Role.Leader] = [Permission.ReadLog],
        [Role.Surveyor] = [],
    };

    /// <summary>What anyone may do without signing in.</summary>
    public static IReadOnlyList<Permission> Public => ForAnyone;

    /// <summary>What a role adds to what every signed-in person may do.</summary>
    public static IReadOnlyList<Permission> Of(Role role) => ByRole[role];

    /// <summary>Whether someone may do something, for a unit where it is bound to one.</summary>
    /// <param name="assignments">Roles held; null for someone not signed in.</param>
    /// <param name="permission">What is asked.</param>
    /// <param name="unitId">Unit it is about; null: not bound to one.</param>
    public static bool Allow(IReadOnlyList<Assignment>? assignments, Permission permission, string? unitId = null)
    {
        if (ForAnyone.Contains(permission))
            return true;

        return assignments is not null && (ForPeople.Contains(permission)
            || assignments.Any(held => ByRole[held.Role].Contains(permission) && (unitId is null || held.UnitIds is null || held.UnitIds.Contains(unitId))));
    }

    /// <summary>
    /// What row-level security lets through: leaders, coordinators, administrators, secretaries and appraisers of everywhere read all;
    /// everyone else what is published and the units of their roles.
    /// </summary>
    public static string Sees(IReadOnlyList<Assignment>? assignments)
    {
        if (assignments is null)
            return "published";

        return assignments.Any(held => held.UnitIds is null && held.Role is not (Role.Surveyor or Role.Officer or Role.Head))
            ? "all"
            : string.Join(',', assignments.Where(held => held.UnitIds is not null).SelectMany(held => held.UnitIds!).Distinct(StringComparer.Ordinal)) is { Length: > 0 } units
                ? units
                : "published";
    }
}
