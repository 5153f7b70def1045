using ParIndex.Core.Scoring;

namespace ParIndex.Core.Rounds;

/// <summary>What a unit says of one leaf of its scorecard.</summary>
/// <param name="Figures">Input slot ("on_time", "revenue@last") → value as plain text; empty values are left out.</param>
/// <param name="Claim">Points claimed instead of the rule's, or where the leaf has no rule; null: as the rule gives.</param>
/// <param name="ClaimReason">Why other points than the rule's are claimed.</param>
/// <param name="Inapplicable">Why the criterion does not apply to the unit; null: it applies.</param>
/// <param name="Remark">Free words to the appraiser.</param>
public sealed record EntryAnswer(
    IReadOnlyDictionary<string, string> Figures,
    decimal? Claim = null,
    string ClaimReason = "",
    string? Inapplicable = null,
    string Remark = "")
{
    /// <summary>Nothing said.</summary>
    public static EntryAnswer Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>Whether anything is said that points follow from.</summary>
    public bool IsGiven => Figures.Count > 0 || Claim is not null || Inapplicable is not null;

    /// <summary>As the scorer takes it: a claim stands above the figures, for it is what the unit asks for.</summary>
    public ScorecardEntry ToScorecardEntry() => this switch
    {
        { Inapplicable: not null } => new(new Dictionary<string, string>(), NotApplicable: true),
        { Claim: { } points } => new(new Dictionary<string, string>(), points),
        _ => new(Figures),
    };
}
