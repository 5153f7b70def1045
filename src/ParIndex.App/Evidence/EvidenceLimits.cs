namespace ParIndex.App.Evidence;

/// <summary>How much evidence is taken.</summary>
/// <param name="Quota">Bytes of files a unit may keep.</param>
public sealed record EvidenceLimits(long Quota = EvidenceLimits.UsualQuota)
{
    /// <summary>20 GB: a thousand scanned documents a year for many years.</summary>
    public const long UsualQuota = 20L << 30;

    /// <summary>100 MB: a scanned document of some hundred pages.</summary>
    public const long LargestFile = 100L << 20;

    /// <summary>Bytes of a part of an upload.</summary>
    public const int PartSize = 4 << 20;

    /// <summary>An upload nobody goes on with is forgotten after this.</summary>
    public static readonly TimeSpan UploadPatience = TimeSpan.FromDays(3);
}
