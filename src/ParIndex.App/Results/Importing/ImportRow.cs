using ParIndex.Core.Text;

namespace ParIndex.App.Results.Importing;

/// <summary>A row of results.import as the database gives it.</summary>
internal sealed class ImportRow
{
    public Guid Id { get; init; }

    public string FileSha256 { get; init; } = "";

    public string FileName { get; init; } = "";

    public long FileSize { get; init; }

    public string State { get; init; } = "";

    public string? ProblemVi { get; init; }

    public string? ProblemEn { get; init; }

    public bool IsOcr { get; init; }

    public int? TableNumber { get; init; }

    public string? UnitId { get; init; }

    public int? Year { get; init; }

    public Guid? SetVersionId { get; init; }

    public string SourceNumber { get; init; } = "";

    public DateOnly? SourceDate { get; init; }

    public string SourceIssuer { get; init; } = "";

    public int Version { get; init; }

    public Guid? BegunBy { get; init; }

    public string BegunName { get; init; } = "";

    public DateTime BegunAt { get; init; }

    public Import ToImport() => new()
    {
        Id = Id,
        FileSha256 = FileSha256,
        FileName = FileName,
        FileSize = FileSize,
        State = Enum.Parse<ImportState>(State, ignoreCase: true),
        Problem = ProblemVi is null ? null : new Message(ProblemVi, ProblemEn!),
        IsOcr = IsOcr,
        Description = new ImportDescription(TableNumber, UnitId, Year, SetVersionId, SourceNumber, SourceDate, SourceIssuer),
        Version = Version,
        BegunBy = BegunBy,
        BegunName = BegunName,
        BegunAt = BegunAt,
    };
}

/// <summary>A row of results.correction as the database gives it.</summary>
internal sealed class CorrectionRow
{
    public int Sequence { get; init; }

    public int Table { get; init; }

    public int Row { get; init; }

    public string Field { get; init; } = "";

    public string Kind { get; init; } = "";

    public string OldValue { get; init; } = "";

    public string NewValue { get; init; } = "";

    public string Reason { get; init; } = "";

    public string ByName { get; init; } = "";

    public DateTime At { get; init; }

    public Correction ToCorrection() =>
        new(Sequence, Table, Row, Field, Enum.Parse<CorrectionKind>(Kind, ignoreCase: true), OldValue, NewValue, Reason, ByName, At);
}
