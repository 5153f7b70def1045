namespace ParIndex.App.Rounds.Publishing;

/// <summary>A sealed snapshot of a round.</summary>
/// <param name="Number">1 is the first; each correction is the next.</param>
/// <param name="Sha256">Of the results, figures and set together: what is compared when it is published.</param>
/// <param name="FileSha256">Of the package file.</param>
/// <param name="Reason">Why it replaces the one before.</param>
public sealed record Seal(
    Guid Id, Guid RoundId, int Number, string Sha256, string FileSha256, string DecisionNumber, DateOnly? DecisionDate, string Reason, string ByName, DateTime At, DateTime? PublishAt, DateTime? PublishedAt);
