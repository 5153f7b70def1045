using Xunit;

namespace ParIndex.Documents.Tests.TestKit;

/// <summary>Real documents of offices. They are not part of the repository; where they stand beside it, readers are tried on them.</summary>
internal static class Seeds
{
    public static string? Folder { get; } = Find();

    public static string[] All => Folder is null ? [] : [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)];

    /// <summary>Path of a document; skips the test visibly where the documents are absent.</summary>
    public static string Path(string name)
    {
        Assert.SkipWhen(Folder is null, "The folder shared/seeds with real documents is not beside the repository.");
        return System.IO.Path.Combine(Folder!, name);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var seeds = System.IO.Path.Combine(folder.FullName, "shared", "seeds");
            if (Directory.Exists(seeds))
            {
                return seeds;
            }
        }

        return null;
    }
}
