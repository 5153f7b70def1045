using System.Text.Json;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rounds;
using ParIndex.Core.Scoring;

namespace ParIndex.App.Rounds.Filling;

/// <summary>A line of a scorecard as stored.</summary>
/// <param name="Field">Key of the field whose appraisers judge it.</param>
/// <param name="Points">Self-score as it was saved; null while nothing is given.</param>
/// <param name="Version">Counts changes of the answer; 0: never answered.</param>
/// <param name="ReturnedUntil">Last day it is open again after being sent back.</param>
public sealed record Entry(
    Guid ScorecardId, string Code, string Key, string Field, decimal Max, SourceKind Source, EntryAnswer Answer, decimal? Points, NodeState State, int Version, string? ByName, DateTime? At,
    DateOnly? ReturnedUntil, string? ReturnedReason)
{
    /// <summary>Filled by the unit; the others (surveys, statistics) by who runs the round.</summary>
    public bool IsOfUnit => Source == SourceKind.Appraised;

    /// <summary>Nothing more is needed for points.</summary>
    public bool IsComplete => Completes(State);

    /// <summary>Whether points follow at this state.</summary>
    public static bool Completes(NodeState state) => state is NodeState.Scored or NodeState.Direct or NodeState.NotApplicable;
}

/// <summary>A row of rounds.entry.</summary>
internal sealed class EntryRow
{
    public const string Columns =
        """
        e.scorecard_id as ScorecardId, e.code as Code, e.key as Key, e.field as Field, e.max as Max, e.source as Source, e.figures::text as Figures, e.claim as Claim,
        e.claim_reason as ClaimReason, e.inapplicable as Inapplicable, e.remark as Remark, e.points as Points, e.state as State, e.version as Version, e.by_name as ByName,
        e.at as At, e.returned_until as ReturnedUntil, e.returned_reason as ReturnedReason
        """;

    public Guid ScorecardId { get; init; }

    public string Code { get; init; } = "";

    public string Key { get; init; } = "";

    public string Field { get; init; } = "";

    public decimal Max { get; init; }

    public SourceKind Source { get; init; }

    public string Figures { get; init; } = "{}";

    public decimal? Claim { get; init; }

    public string ClaimReason { get; init; } = "";

    public string? Inapplicable { get; init; }

    public string Remark { get; init; } = "";

    public decimal? Points { get; init; }

    public NodeState State { get; init; }

    public int Version { get; init; }

    public string? ByName { get; init; }

    public DateTime? At { get; init; }

    public DateOnly? ReturnedUntil { get; init; }

    public string? ReturnedReason { get; init; }

    public Entry ToEntry() => new(
        ScorecardId, Code, Key, Field, Max, Source, new EntryAnswer(Read(Figures), Claim, ClaimReason, Inapplicable, Remark), Points, State, Version, ByName, At, ReturnedUntil, ReturnedReason);

    internal static IReadOnlyDictionary<string, string> Read(string figures) => JsonSerializer.Deserialize<Dictionary<string, string>>(figures)!;
}
