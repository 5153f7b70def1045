namespace ParIndex.App.Sample;

/// <summary>Where the sample data lies: beside the program, or in the clone it runs from.</summary>
public static class SampleFolder
{
    private const int RootWithin = 10;

    /// <summary>Path of a sample file.</summary>
    /// <exception cref="FileNotFoundException">The program was copied without its samples.</exception>
    public static string File(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, "samples", .. parts]);
            if (System.IO.File.Exists(path))
                return path;

            if (folder.FullName.Split(Path.DirectorySeparatorChar).Length < 2 || Depth(folder) > RootWithin)
                break;
        }

        throw new FileNotFoundException("There is no sample " + Path.Combine(parts));
    }

    private static int Depth(DirectoryInfo folder) =>
        AppContext.BaseDirectory.Count(c => c == Path.DirectorySeparatorChar) - folder.FullName.Count(c => c == Path.DirectorySeparatorChar);
}
