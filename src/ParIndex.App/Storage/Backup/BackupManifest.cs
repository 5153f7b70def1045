namespace ParIndex.App.Storage.Backup;

/// <summary>What a backup holds; written last, so an archive without one is not whole.</summary>
public sealed record BackupManifest
{
    /// <summary>Format this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    internal const string EntryName = "manifest.json";
    internal const string DumpName = "database.dump";
    internal const string FilePrefix = "files/";

    public int Format { get; init; } = CurrentFormat;

    public required string Program { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Postgres { get; init; }

    /// <summary>Migrations that had run, in order.</summary>
    public required IReadOnlyList<string> Migrations { get; init; }

    /// <summary>Rows of each table.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>Head of the audit chain; null: the log was empty.</summary>
    public string? AuditHead { get; init; }

    /// <summary>Entries of the archive with their checksums.</summary>
    public required IReadOnlyList<BackupEntry> Entries { get; init; }

    /// <summary>Files the database names whose bytes were lost or damaged before the backup.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];
}

/// <summary>One entry of the archive.</summary>
/// <param name="Name">Name in the archive.</param>
/// <param name="Size">Bytes, uncompressed.</param>
/// <param name="Sha256">Of the uncompressed bytes.</param>
public sealed record BackupEntry(string Name, long Size, string Sha256);
