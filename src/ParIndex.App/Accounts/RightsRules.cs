namespace ParIndex.App.Accounts;

/// <summary>The one place that decides: a pure function of who, what, where, when.</summary>
public static class RightsRules
{
    /// <summary>May they?</summary>
    /// <param name="holder">Who.</param>
    /// <param name="question">What, where, when.</param>
    /// <param name="reach">Which unit stands under which.</param>
    public static Decision Decide(Holder holder, Question question, UnitReach reach)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(reach);
        var permission = question.Permission;
        if (RightsTable.Of(Role.Public, permission) != Reach.None)
            return new Decision(true, Role.Public.Key());

        if (!holder.IsSignedIn)
            return new Decision(false, Refusal.Anonymous);

        // Whoever has an account has the account, also without a role.
        if (permission == Permission.UseOwnAccount)
            return new Decision(true, "account");

        var refusal = Refusal.NoRole;
        foreach (var assignment in holder.Assignments)
        {
            if (Refuse(assignment, question, reach) is not { } reason)
                return Limit(holder, question, assignment);

            refusal = Nearer(refusal, reason);
        }

        return new Decision(false, refusal);
    }

    /// <summary>Units they have a permission for; null: every unit.</summary>
    public static IReadOnlySet<string>? Units(Holder holder, Permission permission, UnitReach reach)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(reach);
        var granted = holder.Assignments.Where(assignment => RightsTable.Of(assignment.Role, permission) is Reach.Below or Reach.OwnUnit).ToList();
        if (granted.Any(assignment => assignment.Unit is null))
            return null;

        var within = reach.Within(granted.Where(assignment => RightsTable.Of(assignment.Role, permission) == Reach.Below).Select(assignment => assignment.Unit!));
        return within.Concat(granted.Select(assignment => assignment.Unit!)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// What row-level security lets through: "all", "published", or the ids of units joined by commas. Follows from who may read results
    /// before they are published.
    /// </summary>
    public static string Sees(Holder holder, UnitReach reach) => Units(holder, Permission.ReadResults, reach) switch
    {
        null => "all",
        { Count: 0 } => "published",
        var units => string.Join(',', units),
    };

    private static string? Refuse(Assignment assignment, Question question, UnitReach reach)
    {
        var how = RightsTable.Of(assignment.Role, question.Permission);
        if (how == Reach.None)
            return Refusal.NoRole;

        if (how == Reach.Whole)
            return assignment.Unit is null ? null : Refusal.OtherUnit;

        if (question.Unit is { } unit && assignment.Unit is { } own && !(how switch
        {
            Reach.OwnUnit => unit == own,
            Reach.Below => reach.IsWithin(unit, own),
            _ => true,
        }))
            return Refusal.OtherUnit;

        return question.Permission.IsOfField() && question.Field is { } field && assignment.Field is { } one && field != one ? Refusal.OtherField : null;
    }

    private static Decision Limit(Holder holder, Question question, Assignment by)
    {
        if (question.Stage is { } stage && question.Permission.Stages() is { Count: > 0 } stages && !stages.Contains(stage))
            return new Decision(false, Refusal.WrongStage);

        if (question.Permission == Permission.Appraise && question.Unit is { } unit && IsOwn(holder, unit))
            return new Decision(false, Refusal.OwnUnit);

        return new Decision(true, by.Role.Key());
    }

    private static bool IsOwn(Holder holder, string unit) =>
        holder.HomeUnit == unit || holder.Assignments.Any(assignment => assignment.Role is Role.Officer or Role.Head && assignment.Unit == unit);

    /// <summary>Of several reasons the one that came nearest to a yes is told.</summary>
    private static string Nearer(string one, string other) => Order(other) > Order(one) ? other : one;

    private static int Order(string refusal) => refusal switch { Refusal.OtherField => 2, Refusal.OtherUnit => 1, _ => 0 };
}
