namespace ParIndex.App.Storage;

/// <summary>The folder everything lasting lies in: the private cluster, and the files by content.</summary>
public static class DataFolder
{
    /// <summary>The folder named by <c>PARINDEX_DATA</c>, else "data" below the working folder.</summary>
    public static string Resolve(string? configured) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? "data" : configured));

    /// <summary>Where uploads under way lie.</summary>
    public static string Uploads(string root) => Path.Combine(root, "uploads");

    /// <summary>Where files lie.</summary>
    public static string Files(string root) => Path.Combine(root, "files");
}
