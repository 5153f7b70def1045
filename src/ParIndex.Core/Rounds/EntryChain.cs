using ParIndex.Core.Scoring;

namespace ParIndex.Core.Rounds;

/// <summary>What an appraiser decided about an entry.</summary>
public enum VerdictOutcome
{
    /// <summary>The unit's points stand.</summary>
    Accepted,

    /// <summary>Other points, with a reason.</summary>
    Cut,

    /// <summary>Other figures; points follow the rule.</summary>
    Corrected,
}

/// <summary>A verdict on an entry.</summary>
/// <param name="Figures">Figures in place of the unit's, when corrected.</param>
/// <param name="Points">Points it came to when it was given.</param>
public sealed record Judgement(VerdictOutcome Outcome, IReadOnlyDictionary<string, string>? Figures, decimal Points);

/// <summary>Who had the last word on an entry.</summary>
public enum EntryAuthority
{
    /// <summary>The unit itself: nobody appraised it.</summary>
    Unit,

    /// <summary>The first appraisal.</summary>
    FirstAppraisal,

    /// <summary>The appraisal after the unit's explanation.</summary>
    SecondAppraisal,

    /// <summary>The council.</summary>
    Council,
}

/// <summary>An entry with everything said of it, in order. The last word counts; nothing said before is lost.</summary>
/// <param name="Answer">The unit.</param>
/// <param name="First">First appraisal; null: not yet.</param>
/// <param name="Second">Appraisal after the explanation; null: none.</param>
/// <param name="Council">Points the council decided; null: it did not.</param>
public sealed record EntryChain(EntryAnswer Answer, Judgement? First = null, Judgement? Second = null, decimal? Council = null)
{
    /// <summary>Who had the last word.</summary>
    public EntryAuthority Authority => this switch
    {
        { Council: not null } => EntryAuthority.Council,
        { Second: not null } => EntryAuthority.SecondAppraisal,
        { First: not null } => EntryAuthority.FirstAppraisal,
        _ => EntryAuthority.Unit,
    };

    /// <summary>What the points follow from, as the scorer takes it.</summary>
    public ScorecardEntry Settled()
    {
        if (Council is { } decided)
            return Direct(decided);

        return (Second ?? First) switch
        {
            { Outcome: VerdictOutcome.Cut, Points: var points } => Direct(points),
            { Outcome: VerdictOutcome.Corrected, Figures: { } figures } => new(figures),
            _ => Answer.ToScorecardEntry(),
        };
    }

    private static ScorecardEntry Direct(decimal points) => new(new Dictionary<string, string>(), points);
}
