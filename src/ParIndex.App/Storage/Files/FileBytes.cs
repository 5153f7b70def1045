using System.Security.Cryptography;
using ParIndex.Core.Text;

namespace ParIndex.App.Storage.Files;

/// <summary>Bytes on the disk under their SHA-256: written aside, synced, renamed, so a file that has its name is whole and lasts.</summary>
internal static class FileBytes
{
    private const int BufferSize = 1 << 17;

    /// <summary>Writes the content; the same content is written once. With a bucket the bytes are there before they are here.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="hold">Told the SHA-256 before the bucket gets the bytes, to keep the sweep away from them; null: there is no sweep.</param>
    /// <param name="cancel">Stops; nothing is left.</param>
    /// <exception cref="StorageException">Larger than the folder takes, the disk is full, or the bucket is away.</exception>
    public static async Task<(string Sha256, long Size, string MediaType)> WriteAsync(FileFolder folder, Stream content, Func<string, Task>? hold, CancellationToken cancel)
    {
        var aside = "";
        try
        {
            folder.Make();
            aside = Path.Combine(folder.Aside, Guid.CreateVersion7().ToString("N"));
            await using var file = new FileStream(aside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var (sha256, size) = await CopyAsync(content, file, folder.LargestFile, cancel);
            var mediaType = MediaTypes.Of(file);
            if (folder.Bucket is { } bucket)
            {
                await (hold?.Invoke(sha256) ?? Task.CompletedTask);
                await bucket.PutAsync(sha256, file, cancel);
            }

            if (!TouchExisting(folder.PlaceOf(sha256), size))
                folder.Place(file, sha256);

            return (sha256, size, mediaType);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw StorageException.OfFolder(folder.Path, problem);
        }
        finally
        {
            if (aside.Length > 0)
                File.Delete(aside);
        }
    }

    /// <summary>Whether the file is there; its age begins again, so that the sweep leaves it to whoever refers to it next.</summary>
    private static bool TouchExisting(string place, long size)
    {
        try
        {
            if (new FileInfo(place) is not { Exists: true } there || there.Length != size)
                return false;

            File.SetLastWriteTimeUtc(place, TimeProvider.System.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static async Task<(string Sha256, long Size)> CopyAsync(Stream content, FileStream file, long largest, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long size = 0;
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            size += read;
            if (size > largest)
            {
                throw new StorageException(new Message(
                    $"Tệp lớn hơn {largest >> 20} MB. Hãy nén hoặc tách tệp.", $"The file is larger than {largest >> 20} MB. Compress or split it."));
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
