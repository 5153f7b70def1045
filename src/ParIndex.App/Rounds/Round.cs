using ParIndex.App.Accounts;

namespace ParIndex.App.Rounds;

/// <summary>A round (kỳ đánh giá): a signed criteria set used for a year by one organiser.</summary>
/// <param name="OrganiserId">Authority that runs it; assessed units stand below it, or are itself in a mirror round.</param>
/// <param name="IsMirror">The organiser's own index, appraised above it in other software.</param>
/// <param name="IsRehearsal">For training: never published.</param>
/// <param name="Version">Counts changes, for people editing at the same time.</param>
public sealed record Round(Guid Id, string OrganiserId, string Name, int Year, Guid SetVersionId, bool IsMirror, bool IsRehearsal, RoundStage Stage, string Note, int Version)
{
    /// <summary>Last day of each stage; of Preparation the day it opens, of Council the day of the meeting, of Published the day of publication.</summary>
    public IReadOnlyDictionary<RoundStage, DateOnly> Calendar { get; init; } = new Dictionary<RoundStage, DateOnly>();

    public DateOnly? Due(RoundStage stage) => Calendar.TryGetValue(stage, out var day) ? day : null;

    /// <summary>Last day of self-assessment or explanation for one unit: more time given to it counts.</summary>
    public DateOnly? Due(RoundStage stage, RoundScorecard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return (stage == RoundStage.SelfAssessment ? card.ExtendedTo : stage == RoundStage.Explanation ? card.ExplainTo : null) ?? Due(stage);
    }

    /// <summary>Whether the current stage has gone on past its last day.</summary>
    public bool IsOverdue(DateOnly today) => Stage != RoundStage.Published && Due(Stage) < today;
}

/// <summary>A unit's answers in a round.</summary>
/// <param name="ExtendedTo">More time for self-assessment; null: none.</param>
/// <param name="ExplainTo">More time for explanations; null: none.</param>
public sealed record RoundScorecard(
    Guid Id, Guid RoundId, string UnitId, DateTime? FilledAt, string? FilledName, DateTime? SubmittedAt, string? SubmittedName, DateOnly? ExtendedTo, DateOnly? ExplainTo)
{
    public bool IsSubmitted => SubmittedAt is not null;
}
