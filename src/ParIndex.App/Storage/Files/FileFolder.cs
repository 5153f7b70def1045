using System.Security.Cryptography;

namespace ParIndex.App.Storage.Files;

/// <summary>Where the bytes of files lie.</summary>
/// <param name="Path">Folder; made when first needed.</param>
/// <param name="LargestFile">Bytes of the largest file taken.</param>
/// <param name="Bucket">Where bytes last, the folder being a cache then; null: they last in the folder.</param>
public sealed record FileFolder(string Path, long LargestFile = FileFolder.UsualLargestFile, Bucket? Bucket = null)
{
    /// <summary>200 MB: a scanned decision of some hundred pages.</summary>
    public const long UsualLargestFile = 200L << 20;

    /// <summary>Path of a kept file, for reading only; fetched from the bucket when it is not here.</summary>
    /// <exception cref="StorageException">Its bytes are lost or damaged, or the bucket is away.</exception>
    public async Task<string> FetchAsync(string sha256, CancellationToken cancel = default)
    {
        var place = PlaceOf(sha256);
        return IsHere(place) || await CopyFromBucketAsync(sha256, cancel) ? place : throw StorageException.LostFile(sha256);
    }

    /// <summary>As <see cref="FetchAsync"/>, with the bytes proved; null: they are lost or damaged everywhere.</summary>
    internal async Task<string?> FetchProvenAsync(string sha256, CancellationToken cancel)
    {
        var place = PlaceOf(sha256);
        if (File.Exists(place))
        {
            await using var content = File.OpenRead(place);
            if (await FileStore.HashAsync(content, cancel) == sha256)
                return place;
        }

        return await CopyFromBucketAsync(sha256, cancel) ? place : null;
    }

    /// <summary>Whether the text is 64 small hexadecimal digits.</summary>
    internal static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Where a file with this content lies, if it is here. The name is checked, so nothing outside the folder can be named.</summary>
    /// <exception cref="ArgumentException">Not 64 small hexadecimal digits.</exception>
    internal string PlaceOf(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return IsHash(sha256) ? System.IO.Path.Combine(Path, sha256[..2], sha256) : throw new ArgumentException("Not a SHA-256.", nameof(sha256));
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

    /// <summary>Gives a file that was written aside its name: whole or not at all, whoever else does the same.</summary>
    internal void Place(FileStream file, string sha256)
    {
        file.Flush(flushToDisk: true);
        var place = PlaceOf(sha256);
        var parent = System.IO.Path.GetDirectoryName(place)!;
        Directory.CreateDirectory(parent);
        File.Move(file.Name, place, overwrite: true);
        Native.SyncFolder(parent);
    }

    /// <summary>Whether the file is here; in a cache its age begins again, a day being fine enough.</summary>
    private bool IsHere(string place)
    {
        if (new FileInfo(place) is not { Exists: true } file)
            return false;

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        if (Bucket is not null && now - file.LastWriteTimeUtc > TimeSpan.FromDays(1))
            file.LastWriteTimeUtc = now;

        return true;
    }

    /// <returns>Whether the bucket has these very bytes; they are here now.</returns>
    private async Task<bool> CopyFromBucketAsync(string sha256, CancellationToken cancel)
    {
        if (Bucket is null)
            return false;

        var aside = System.IO.Path.Combine(Aside, Guid.CreateVersion7().ToString("N"));
        try
        {
            Make();
            await using var file = new FileStream(aside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
            if (!await Bucket.CopyAsync(sha256, file, cancel))
                return false;

            file.Position = 0;
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)) != sha256)
                return false;

            Place(file, sha256);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw StorageException.OfFolder(Path, problem);
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
