using ParIndex.App.Storage;

namespace ParIndex.App.Evidence.Uploading;

/// <summary>Where the bytes of uploads under way lie, in the data folder, so that a server that ends finds them again.</summary>
/// <param name="Path">Folder; made when first needed.</param>
public sealed record UploadFolder(string Path)
{
    private string PlaceOf(Guid id) => System.IO.Path.Combine(Path, id.ToString("N"));

    /// <summary>Writes bytes at their place and syncs them: what is acknowledged after that lasts.</summary>
    /// <exception cref="StorageException">The disk is full.</exception>
    public async Task WriteAsync(Guid id, long offset, ReadOnlyMemory<byte> part, CancellationToken cancel = default)
    {
        try
        {
            Make();
            await using var file = new FileStream(PlaceOf(id), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.Position = offset;
            await file.WriteAsync(part, cancel);
            file.Flush(flushToDisk: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw StorageException.OfFolder(Path, problem);
        }
    }

    /// <summary>Bytes that lie there; 0: none.</summary>
    public long LengthOf(Guid id) => new FileInfo(PlaceOf(id)) is { Exists: true } file ? file.Length : 0;

    public Stream OpenRead(Guid id) => new FileStream(PlaceOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);

    public void Remove(Guid id)
    {
        if (Directory.Exists(Path))
            File.Delete(PlaceOf(id));
    }

    /// <summary>Removes what nobody has written to since then, whatever the database knows of it.</summary>
    public int RemoveOld(DateTimeOffset before)
    {
        if (!Directory.Exists(Path))
            return 0;

        var old = new DirectoryInfo(Path).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before).ToList();
        old.ForEach(file => file.Delete());
        return old.Count;
    }

    private void Make()
    {
        if (Directory.Exists(Path))
            return;

        Directory.CreateDirectory(Path);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
