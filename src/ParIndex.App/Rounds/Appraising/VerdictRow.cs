using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;

namespace ParIndex.App.Rounds.Appraising;

/// <summary>A row of rounds.verdict.</summary>
internal sealed class VerdictRow
{
    public Guid ScorecardId { get; init; }

    public string Code { get; init; } = "";

    public string Pass { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string? Figures { get; init; }

    public decimal Points { get; init; }

    public string? Category { get; init; }

    public string Reason { get; init; } = "";

    public int EntryVersion { get; init; }

    public Guid? ById { get; init; }

    public string ByName { get; init; } = "";

    public DateTime At { get; init; }

    public int Version { get; init; }

    /// <summary>Its columns, of the table by that name in the query.</summary>
    public static string ColumnsOf(string table) =>
        $"""
        {table}.scorecard_id as ScorecardId, {table}.code as Code, {table}.pass as Pass, {table}.outcome as Outcome, {table}.figures::text as Figures, {table}.points as Points,
        {table}.category as Category, {table}.reason as Reason, {table}.entry_version as EntryVersion, {table}.by_id as ById, {table}.by_name as ByName, {table}.at as At,
        {table}.version as Version
        """;

    public Verdict ToVerdict() => new(
        ScorecardId, Code, Enum.Parse<VerdictPass>(Pass, ignoreCase: true),
        new Judgement(Enum.Parse<VerdictOutcome>(Outcome, ignoreCase: true), Figures is null ? null : EntryRow.Read(Figures), Points),
        Category is null ? null : Enum.GetValues<CauseCategory>().First(one => one.Key() == Category), Reason, EntryVersion, ById, ByName, At, Version);
}
