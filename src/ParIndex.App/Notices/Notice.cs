using System.Text.Json;
using System.Text.Json.Serialization;
using ParIndex.App.Accounts;

namespace ParIndex.App.Notices;

/// <summary>What the sentence of a notice is made of; which parts are there follows from the kind.</summary>
public sealed record NoticeFacts
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A criterion.</summary>
    public string? Code { get; init; }

    /// <summary>Key of a field.</summary>
    public string? Field { get; init; }

    /// <summary>An assessed unit, where there is no scorecard to tell it.</summary>
    public string? Unit { get; init; }

    /// <summary>A data call.</summary>
    public Guid? Call { get; init; }

    /// <summary>A plan.</summary>
    public Guid? Plan { get; init; }

    /// <summary>A task of a plan.</summary>
    public Guid? Task { get; init; }

    /// <summary>A report on a plan.</summary>
    public Guid? Report { get; init; }

    /// <summary>Last day, in Vietnam.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>As a person wrote it.</summary>
    public string? Reason { get; init; }

    public RoundStage? Stage { get; init; }

    public DutyKind? Duty { get; init; }

    /// <summary>Entries, units or mails still open.</summary>
    public int? Count { get; init; }

    /// <summary>Tasks at risk.</summary>
    public int? AtRisk { get; init; }

    /// <summary>Obstacles that wait for an answer.</summary>
    public int? Obstacles { get; init; }

    /// <summary>The first of these entries.</summary>
    public IReadOnlyList<string>? Codes { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static NoticeFacts Read(string json) => JsonSerializer.Deserialize<NoticeFacts>(json, Json)!;
}

/// <summary>A notice to be told.</summary>
/// <param name="Account">To whom.</param>
/// <param name="Key">Told once under this name; null: each time.</param>
public sealed record Told(Guid Account, NoticeKind Kind, Guid? Round, Guid? Scorecard, NoticeFacts Facts, string? Key = null);

/// <summary>A notice as its reader sees it.</summary>
/// <param name="UnitId">The assessed unit it is about.</param>
/// <param name="Top">Key of the top criterion its criterion stands in: part of the address of its page.</param>
/// <param name="ReadAt">Null: not read yet.</param>
public sealed record Notice(
    Guid Id, NoticeKind Kind, Guid? RoundId, string? RoundName, int? Year, Guid? ScorecardId, string? UnitId, string? Top, NoticeFacts Facts, DateTime At, string? ByName, DateTime? ReadAt);
