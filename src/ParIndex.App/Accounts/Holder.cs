namespace ParIndex.App.Accounts;

/// <summary>A role somebody holds today.</summary>
/// <param name="Unit">Unit it is for, with everything below; null: the whole installation.</param>
/// <param name="Field">Key of the one field it is for; null: all.</param>
public sealed record Assignment(Role Role, string? Unit = null, string? Field = null);

/// <summary>Whose rights are asked.</summary>
/// <param name="HomeUnit">Where the person works.</param>
/// <param name="Assignments">Roles held today; empty for the public.</param>
/// <param name="IsSignedIn">Whether there is an account.</param>
public sealed record Holder(string? HomeUnit, IReadOnlyList<Assignment> Assignments, bool IsSignedIn)
{
    /// <summary>Anyone.</summary>
    public static Holder Public { get; } = new(null, [], IsSignedIn: false);
}

/// <summary>What is asked.</summary>
/// <param name="Permission">May they …</param>
/// <param name="Unit">… for this unit; null: is there any unit they may.</param>
/// <param name="Field">… in this field; null: in any.</param>
/// <param name="Stage">… at this stage of the round; null: whatever the stage.</param>
public sealed record Question(Permission Permission, string? Unit = null, string? Field = null, RoundStage? Stage = null);

/// <summary>The answer.</summary>
/// <param name="IsAllowed">Yes or no.</param>
/// <param name="Reason">Fixed name: by which role it is allowed, or why it is not; see <see cref="Refusal"/>.</param>
public readonly record struct Decision(bool IsAllowed, string Reason);

/// <summary>Why something is refused.</summary>
public static class Refusal
{
    /// <summary>Not signed in.</summary>
    public const string Anonymous = "anonymous";

    /// <summary>No role of theirs has the permission.</summary>
    public const string NoRole = "no-role";

    /// <summary>A role has it, but for other units.</summary>
    public const string OtherUnit = "other-unit";

    /// <summary>A role has it, but for another field.</summary>
    public const string OtherField = "other-field";

    /// <summary>Not at this stage of the round.</summary>
    public const string WrongStage = "wrong-stage";

    /// <summary>Nobody appraises the own unit.</summary>
    public const string OwnUnit = "own-unit";

    /// <summary>An appraiser who stepped back from judging a unit.</summary>
    public const string Recused = "recused";

    /// <summary>Who appraises an entry blind gives no other verdict on it, and nobody else gives the blind one.</summary>
    public const string Blind = "blind";

    /// <summary>A mirror round is appraised above, in other software: nobody judges in it here.</summary>
    public const string Mirror = "mirror";

    /// <summary>The token of the program was not made for this.</summary>
    public const string OutOfScope = "out-of-scope";

    /// <summary>The role needs a second factor, which is not set up.</summary>
    public const string NoSecondFactor = "no-second-factor";
}
