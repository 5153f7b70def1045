namespace ParIndex.Core.Scoring;

/// <summary>What one unit answered in a round: values of inputs and direct points per leaf code.</summary>
/// <param name="Unit">Name or code of the unit.</param>
/// <param name="Entries">By code of the leaf.</param>
public sealed record Scorecard(string Unit, IReadOnlyDictionary<string, ScorecardEntry> Entries);

/// <summary>Answer for one leaf.</summary>
/// <param name="Values">Input slot ("on_time", "revenue@last", "units@2015") → value as text; empty for direct points.</param>
/// <param name="Points">Direct points, for leaves without a rule or as a stated override.</param>
/// <param name="NotApplicable">The unit says it does not apply.</param>
/// <param name="Cause">Stated cause of lost points.</param>
public sealed record ScorecardEntry(
    IReadOnlyDictionary<string, string> Values,
    decimal? Points = null,
    bool NotApplicable = false,
    string? Cause = null);
