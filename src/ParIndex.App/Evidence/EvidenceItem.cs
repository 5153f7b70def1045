namespace ParIndex.App.Evidence;

/// <summary>How a document is kept.</summary>
public enum EvidenceKind
{
    /// <summary>Its bytes.</summary>
    File,

    /// <summary>Where it stands on the web.</summary>
    Link,

    /// <summary>Its number only: others keep it.</summary>
    Number,
}

/// <summary>What people say of a document.</summary>
/// <param name="Number">Number and symbol (số, ký hiệu).</param>
/// <param name="Summary">What it is about (trích yếu).</param>
/// <param name="Address">Of a link; null otherwise.</param>
public sealed record EvidenceDescription(string Number, string Issuer, DateOnly? IssuedOn, string Summary, string? Address = null)
{
    public static EvidenceDescription Empty { get; } = new("", "", null, "");
}

/// <summary>The bytes of a document.</summary>
/// <param name="MediaType">Told from the content.</param>
/// <param name="Flags">See <see cref="EvidenceFlags"/>.</param>
/// <param name="IsRead">Whether its text has been looked for.</param>
/// <param name="Pages">Of a PDF that was read; null otherwise.</param>
public sealed record EvidenceFile(string Sha256, string Name, long Size, string MediaType, IReadOnlyList<string> Flags, bool IsRead, int? Pages)
{
    /// <summary>Shown as a picture by every browser.</summary>
    public bool IsPicture => MediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp";

    public bool IsPdf => MediaType == "application/pdf";
}

/// <summary>A document of a unit's library.</summary>
/// <param name="File">Null: a link or a number.</param>
/// <param name="Version">Counts changes, for people editing at the same time.</param>
/// <param name="OtherUnits">Units that claim the same bytes, of those who asks may see.</param>
/// <param name="WithdrawnAt">Taken out of the library then; null: it is in it.</param>
public sealed record EvidenceItem(
    Guid Id, string UnitId, EvidenceKind Kind, EvidenceDescription Said, EvidenceFile? File, IReadOnlyList<string> OtherUnits, int Version, Guid? ById, string ByName, DateTime At, DateTime? WithdrawnAt,
    string? WithdrawnReason)
{
    /// <summary>What to call it: its summary, else its number, name or address.</summary>
    public string Title => Said.Summary.Length > 0 ? Said.Summary : Said.Number.Length > 0 ? Said.Number : File?.Name ?? Said.Address ?? "";

    /// <summary>What to look out for, whatever it is used for.</summary>
    public IReadOnlyList<string> Flags => OtherUnits.Count == 0 ? File?.Flags ?? [] : [.. File?.Flags ?? [], EvidenceFlags.Shared];

    /// <summary>Whether it says enough of itself for an appraiser to find it.</summary>
    public bool IsDescribed => Said.Number.Length > 0 || Said.Summary.Length > 0;
}

/// <summary>Where a document is used.</summary>
/// <param name="Code">The leaf.</param>
/// <param name="Year">Of the round.</param>
/// <param name="Page">Page to look at.</param>
/// <param name="Asked">What the criterion asks for that it answers.</param>
public sealed record EvidenceUse(
    Guid ItemId, Guid ScorecardId, string Code, Guid RoundId, string RoundName, int Year, string UnitId, int? Page, string Note, IReadOnlyList<string> Asked, string ByName, DateTime At);

/// <summary>What to look out for in a document.</summary>
public static class EvidenceFlags
{
    /// <summary>Opens with a password only.</summary>
    public const string Encrypted = "encrypted";

    /// <summary>Holds macros, JavaScript or what starts programs.</summary>
    public const string Script = "script";

    /// <summary>Damaged, or of a kind nothing here reads.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>There is nothing in it.</summary>
    public const string Empty = "empty";

    /// <summary>Pictures of pages: its text cannot be searched.</summary>
    public const string Scan = "scan";

    /// <summary>A scan whose text was read by character recognition: it is found by it, and it may be wrong.</summary>
    public const string Recognised = "ocr";

    /// <summary>The suffix is not that of the content.</summary>
    public const string Mislabelled = "mislabelled";

    /// <summary>Dated outside the year of the round it is used in.</summary>
    public const string OutsideYear = "outside-year";

    /// <summary>Another unit claims the same bytes.</summary>
    public const string Shared = "shared";

    /// <summary>Used for nothing yet.</summary>
    public const string Unused = "unused";

    /// <summary>All a library can be filtered by.</summary>
    public static IReadOnlyList<string> All { get; } = [OutsideYear, Encrypted, Script, Unreadable, Empty, Scan, Recognised, Mislabelled, Shared, Unused];
}
