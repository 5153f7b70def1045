namespace ParIndex.App.Results.Importing.Pdf;

/// <summary>A folder for the files of outside programs. Goes away with its owner; one whose owner was killed is swept at the next start.</summary>
public sealed class WorkFolder : IDisposable
{
    private const string LockName = "owner";

    private static readonly string[] Prefixes = ["parindex-ocr-", "parindex-page-"];
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder;
    private readonly FileStream owner;

    private WorkFolder(string prefix)
    {
        folder = Directory.CreateTempSubdirectory(prefix);
        owner = new FileStream(In(LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>For pictures that are recognised.</summary>
    internal static WorkFolder ForRecognition() => new(Prefixes[0]);

    /// <summary>For pages that are drawn.</summary>
    internal static WorkFolder ForDrawing() => new(Prefixes[1]);

    /// <summary>Path of a file in it.</summary>
    public string In(string name) => Path.Combine(folder.FullName, name);

    public void Dispose()
    {
        owner.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>Removes what killed processes left; the folders of those that live are held by them, whatever container they live in.</summary>
    /// <returns>Folders removed.</returns>
    public static int Sweep(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var swept = 0;
        foreach (var left in Prefixes.SelectMany(prefix => new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories(prefix + "*")))
        {
            try
            {
                var owner = Path.Combine(left.FullName, LockName);
                if (File.Exists(owner))
                    new FileStream(owner, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                else if (clock.GetUtcNow().UtcDateTime - left.LastWriteTimeUtc < Young)
                    continue;

                left.Delete(recursive: true);
                swept++;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // It is held, somebody else's, or gone already.
            }
        }

        return swept;
    }
}
