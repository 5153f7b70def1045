using ParIndex.Core.Results;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>When a verdict was given.</summary>
public enum VerdictPass
{
    First,
    Second,

    /// <summary>Beside the first, without seeing it.</summary>
    Blind,
}

/// <summary>What an appraiser said of an entry.</summary>
/// <param name="EntryVersion">Version of the entry that was looked at.</param>
public sealed record Verdict(
    Guid ScorecardId, string Code, VerdictPass Pass, Judgement Judgement, CauseCategory? Category, string Reason, int EntryVersion, Guid? ById, string ByName, DateTime At, int Version);
