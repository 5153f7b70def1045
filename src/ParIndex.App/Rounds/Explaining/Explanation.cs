namespace ParIndex.App.Rounds.Explaining;

/// <summary>What a unit says to the appraised points of an entry.</summary>
/// <param name="Accepts">It accepts them; otherwise it explains why they should be others.</param>
public sealed record Explanation(Guid ScorecardId, string Code, bool Accepts, string Text, int Version, string ByName, DateTime At);
