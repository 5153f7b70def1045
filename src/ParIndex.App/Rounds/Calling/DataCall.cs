using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Calling;

/// <summary>A data call (thu thập số liệu): figures many units are asked for, to fill in one entry.</summary>
/// <param name="AskerId">Unit that asks: the assessed one, or one the entry is assigned to.</param>
/// <param name="Rolled">Input slot → what was last put into the entry from here.</param>
public sealed record DataCall(
    Guid Id, Guid ScorecardId, string Code, string AskerId, string Question, DateOnly LastDay, DateTime? ClosedAt, string? ClosedName, IReadOnlyDictionary<string, string> Rolled, string ByName, DateTime At)
{
    public IReadOnlyList<CallFigure> Figures { get; init; } = [];

    public bool IsClosed => ClosedAt is not null;
}

/// <summary>A unit asked, and what it says.</summary>
/// <param name="Figures">Figure of the call → plain text, as <see cref="Core.Rules.InputValue"/> reads it.</param>
/// <param name="SentAt">When it was sent, which locks it; null: not yet.</param>
/// <param name="ReturnedReason">Why it was sent back; null: it was not, or is sent again.</param>
/// <param name="Version">Counts changes, for people writing at the same time.</param>
public sealed record CallAnswer(
    Guid CallId, string UnitId, IReadOnlyDictionary<string, string> Figures, string Note, DateTime? SentAt, string? ReturnedReason, int Version, string? ByName, DateTime? At)
{
    public bool IsSent => SentAt is not null;
}

/// <summary>A data call that waits for a unit.</summary>
public sealed record CallWaiting(Guid CallId, string UnitId, string AskerId, string Question, DateOnly LastDay, string? ReturnedReason, bool IsBegun);

/// <summary>How far the data calls of an entry are.</summary>
public sealed record CallCount(string Code, int Asked, int Sent);
