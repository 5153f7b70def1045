using ParIndex.App.Accounts;

namespace ParIndex.App.Rounds;

/// <summary>
/// At which stage an entry stands for those who want to write it. A round moves on as a whole; a unit with more time stays behind, one that has
/// submitted is ahead, and what was sent back is open again. Pure: rights are asked with the stage this gives.
/// </summary>
public static class EntryGate
{
    /// <summary>Stage of an entry.</summary>
    /// <param name="round">Its round.</param>
    /// <param name="card">Its scorecard.</param>
    /// <param name="returnedUntil">Last day of an entry that was sent back for completion; null: it was not.</param>
    /// <param name="today">The day in Vietnam.</param>
    public static RoundStage StageOf(Round round, RoundScorecard card, DateOnly? returnedUntil, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(card);
        return round.Stage switch
        {
            RoundStage.SelfAssessment when !card.IsSubmitted => RoundStage.SelfAssessment,
            RoundStage.SelfAssessment or RoundStage.Appraisal or RoundStage.SecondAppraisal when returnedUntil >= today => RoundStage.SelfAssessment,
            // Appraisers need not wait for the last unit.
            RoundStage.SelfAssessment => RoundStage.Appraisal,
            RoundStage.Appraisal when !card.IsSubmitted && card.ExtendedTo >= today => RoundStage.SelfAssessment,
            RoundStage.SecondAppraisal when card.ExplainTo >= today => RoundStage.Explanation,
            var stage => stage,
        };
    }

    /// <summary>Stage of the scorecard as a whole.</summary>
    public static RoundStage StageOf(Round round, RoundScorecard card, DateOnly today) => StageOf(round, card, null, today);
}
