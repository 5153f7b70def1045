namespace ParIndex.App.Storage.Files;

/// <summary>Where the bytes of files lie.</summary>
/// <param name="Path">Folder; made when first needed.</param>
/// <param name="LargestFile">Bytes of the largest file taken.</param>
public sealed record FileFolder(string Path, long LargestFile = FileFolder.UsualLargestFile)
{
    /// <summary>200 MB: a scanned decision of some hundred pages.</summary>
    public const long UsualLargestFile = 200L << 20;

    /// <summary>Where a file with this content lies. The name is checked, so nothing outside the folder can be named.</summary>
    /// <exception cref="ArgumentException">Not 64 small hexadecimal digits.</exception>
    public string PlaceOf(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower))
            throw new ArgumentException("Not a SHA-256.", nameof(sha256));

        return System.IO.Path.Combine(Path, sha256[..2], sha256);
    }

    /// <summary>Folder of files being written.</summary>
    internal string Aside => System.IO.Path.Combine(Path, "aside");

    /// <summary>Makes the folder; only we look into it.</summary>
    internal void Make()
    {
        if (Directory.Exists(Aside))
            return;

        Directory.CreateDirectory(Aside);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
