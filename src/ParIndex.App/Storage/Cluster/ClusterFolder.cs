using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParIndex.App.Storage;

/// <summary>Where the parts of a private cluster lie: below the data folder, or, where PostgreSQL cannot go there, in a place it can.</summary>
/// <param name="Root">The data folder as the operator named it.</param>
/// <param name="Home">Folder that holds <see cref="Data"/>; the root itself unless the server's user cannot enter it.</param>
/// <param name="Socket">Folder of the unix socket; short enough for one.</param>
internal sealed record ClusterFolder(string Root, string Home, string Socket)
{
    /// <summary>Bytes of the longest path of a unix socket, less the name PostgreSQL gives it ("/.s.PGSQL.5432.lock" is no socket).</summary>
    private const int LongestSocketFolder = 107 - 14;

    private const string ElsewhereRoot = "/var/lib/parindex";

    public string Data => Path.Combine(Home, "data");

    /// <summary>Begins the names of clusters being made; one becomes <see cref="Data"/> when whole. Each try has a name of its own: the initdb of a killed
    /// program may be at work in its folder still, and empties it when it fails.</summary>
    public const string AsidePrefix = "data.new";

    public string PidFile => Path.Combine(Data, "postmaster.pid");

    public bool IsElsewhere => Home != Root;

    /// <summary>Whether there is a cluster.</summary>
    public bool IsMade => File.Exists(Path.Combine(Data, "PG_VERSION"));

    /// <summary>Major version of PostgreSQL that made the cluster; null: there is none.</summary>
    public int? Major => IsMade && int.TryParse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), NumberStyles.None | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var major)
        ? major
        : null;

    /// <summary>Finds the places and makes the root; <paramref name="canEnter"/> asks whether the server's user can enter a folder.</summary>
    public static async Task<ClusterFolder> PrepareAsync(string root, Func<string, Task<bool>> canEnter)
    {
        var home = root;
        var data = Path.Combine(root, "data");
        if (new FileInfo(data).LinkTarget is { } target)
        {
            // Placed elsewhere before: it stays there, whatever the rights are today.
            home = Path.GetDirectoryName(target)!;
        }
        else if (!Directory.Exists(data) && !await OpenAsync(root, canEnter))
        {
            home = Path.Combine(ElsewhereRoot, $"{Path.GetFileName(Path.GetDirectoryName(root))}-{Short(root)}");
            Directory.CreateDirectory(home);
            if (!await OpenAsync(ElsewhereRoot, canEnter) || !await OpenAsync(home, canEnter))
                throw StorageException.Unreachable(root);
        }

        var folder = new ClusterFolder(root, home, "");
        return folder with { Socket = folder.SocketFolder() };
    }

    /// <summary>Lets the server's user pass through a folder of ours; parents are left as they are.</summary>
    private static async Task<bool> OpenAsync(string path, Func<string, Task<bool>> canEnter)
    {
        if (OperatingSystem.IsWindows() || await canEnter(path))
            return true;

        var mode = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        if (await canEnter(path))
            return true;

        File.SetUnixFileMode(path, mode);
        return false;
    }

    /// <summary>Beside the data where a socket's path may be so long and a connection string takes it as it is; else a short one.</summary>
    private string SocketFolder()
    {
        var own = Path.Combine(Home, "socket");
        if (own.Length <= LongestSocketFolder && own.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-".Contains(letter, StringComparison.Ordinal)))
            return own;

        var shortParent = PostgresPrograms.ChangesUser ? "/run"
            : Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and < 60 } runtime && Directory.Exists(runtime) ? runtime
            : "/tmp";
        return Path.Combine(shortParent, "parindex-" + Short(Home));
    }

    private static string Short(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
