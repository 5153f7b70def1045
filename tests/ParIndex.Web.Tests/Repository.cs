namespace ParIndex.Web.Tests;

/// <summary>The working copy the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ParIndex.slnx")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run from inside the repository.");
    }
}
