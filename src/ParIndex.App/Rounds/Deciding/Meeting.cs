namespace ParIndex.App.Rounds.Deciding;

/// <summary>A meeting of the council (hội đồng thẩm định) with its minutes.</summary>
/// <param name="Version">Counts changes, for people editing at the same time.</param>
public sealed record Meeting(Guid Id, Guid RoundId, DateOnly HeldOn, string Place, string Chair, string Attendees, string Minutes, int Version, string ByName, DateTime At);

/// <summary>A meeting as somebody describes it.</summary>
public sealed record MeetingDraft(DateOnly? HeldOn, string? Place, string? Chair, string? Attendees, string? Minutes);

/// <summary>Points of an entry as the council decided.</summary>
public sealed record CouncilDecision(Guid ScorecardId, string Code, Guid MeetingId, decimal Points, string Reason, int Version, string ByName, DateTime At);
