namespace ParIndex.TestKit;

/// <summary>Folders for files of tests; gone once the run is over.</summary>
public static class Scratch
{
    private static readonly Lazy<DirectoryInfo> Top = new(Make);

    /// <summary>An empty folder nobody else has.</summary>
    public static string Folder() => Top.Value.CreateSubdirectory(Guid.CreateVersion7().ToString("N")).FullName;

    private static DirectoryInfo Make()
    {
        var top = Directory.CreateTempSubdirectory("parindex-scratch-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => top.Delete(recursive: true);
        return top;
    }
}
