using ParIndex.App.Accounts;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>An appraiser who does not judge a unit, and who does instead.</summary>
/// <param name="Fields">Fields the appraiser is for; null: all.</param>
public sealed record Recusal(
    Guid AccountId, string AccountName, string UnitId, Guid? DeputyId, string? DeputyName, string Reason, string ByName, DateTime At, IReadOnlyList<string>? Fields);

/// <summary>Who of a round has stepped back from which unit; with the written rights it decides who appraises what.</summary>
/// <param name="all">Everybody who stepped back.</param>
/// <param name="isMirror">The round is appraised above, in other software.</param>
public sealed class Recusals(IReadOnlyList<Recusal> all, bool isMirror = false)
{
    public IReadOnlyList<Recusal> All => all;

    /// <summary>
    /// May they appraise this? Who stepped back may not; their deputy, who must be an appraiser too, may do so in fields of the one they stand in for.
    /// </summary>
    /// <param name="account">Who asks.</param>
    /// <param name="rights">Their written rights.</param>
    /// <param name="unit">The assessed unit.</param>
    /// <param name="field">Key of the field.</param>
    /// <param name="stage">Where the entry stands; null: whatever the stage.</param>
    public Decision Decide(Guid? account, Rights rights, string unit, string field, RoundStage? stage)
    {
        ArgumentNullException.ThrowIfNull(rights);
        if (isMirror)
            return new Decision(false, Refusal.Mirror);

        if (account is { } id && all.Any(one => one.AccountId == id && one.UnitId == unit))
            return new Decision(false, Refusal.Recused);

        var decision = rights(new Question(Permission.Appraise, unit, field, stage));
        return decision is { IsAllowed: false, Reason: Refusal.OtherField } && all.Any(one => one.DeputyId == account && one.UnitId == unit && one.Fields?.Contains(field) != false)
            ? rights(new Question(Permission.Appraise, unit, null, stage))
            : decision;
    }
}
