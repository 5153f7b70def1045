using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>How far the reading of an uploaded document is.</summary>
public enum ImportState
{
    /// <summary>Waits for the worker: PDF, which outside programs read.</summary>
    Reading,

    /// <summary>Could not be read; the problem says why.</summary>
    Failed,

    /// <summary>Recognised; people say what it is, correct it and store it.</summary>
    Draft,
}

/// <summary>One uploaded document on its way to a result.</summary>
public sealed record Import
{
    public required Guid Id { get; init; }

    /// <summary>Content of the file.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>Name the file was uploaded under.</summary>
    public required string FileName { get; init; }

    public long FileSize { get; init; }

    public required ImportState State { get; init; }

    /// <summary>Why it could not be read.</summary>
    public Message? Problem { get; init; }

    /// <summary>Read from a picture: numbers are confirmed one by one.</summary>
    public bool IsOcr { get; init; }

    /// <summary>What people say it is.</summary>
    public required ImportDescription Description { get; init; }

    /// <summary>Counts changes of the description and storings, for people working at the same time.</summary>
    public required int Version { get; init; }

    /// <summary>Account that uploaded it; null: the program.</summary>
    public Guid? BegunBy { get; init; }

    public required string BegunName { get; init; }

    public required DateTimeOffset BegunAt { get; init; }
}

/// <summary>What a document is said to be.</summary>
/// <param name="TableNumber">Which of the recognised tables, from 1.</param>
/// <param name="UnitId">Assessed unit.</param>
/// <param name="Year">Index year.</param>
/// <param name="SetVersionId">Version of the criteria set; null: none.</param>
/// <param name="Number">Kind and number: "Kế hoạch 475/KH-UBND".</param>
/// <param name="Date">Day it was signed.</param>
/// <param name="Issuer">Who issued it: "UBND tỉnh Đắk Nông".</param>
public sealed record ImportDescription(
    int? TableNumber, string? UnitId, int? Year, Guid? SetVersionId, string Number = "", DateOnly? Date = null, string Issuer = "")
{
    public static ImportDescription Empty { get; } = new(null, null, null, null);

    /// <summary>Whether enough is said to store a result.</summary>
    public bool IsComplete => TableNumber is not null && UnitId is not null && Year is not null && Source.Length > 0;

    /// <summary>The source in words, as told to readers of the result.</summary>
    public string Source => string.Join(' ', new[]
    {
        Number.Trim(),
        Date is { } day ? $"ngày {day.Day:00}/{day.Month}/{day.Year}" : "",
        Issuer.Trim().Length > 0 ? "của " + Issuer.Trim() : "",
    }.Where(part => part.Length > 0));
}
