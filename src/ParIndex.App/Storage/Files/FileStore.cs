using System.Security.Cryptography;
using Dapper;

namespace ParIndex.App.Storage.Files;

/// <summary>A file kept.</summary>
/// <param name="Sha256">Of its bytes, small hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Told from its content.</param>
public sealed record StoredFile(string Sha256, long Size, string MediaType);

/// <summary>Files by their content: the bytes lie in the data folder under their SHA-256, synced before a row refers to them.</summary>
public sealed class FileStore(Session session, FileFolder folder)
{
    /// <summary>Keeps the bytes and their row; the same bytes are kept once. Writes in the open process.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="mediaType">When the caller has told it from the content already; null: told here.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>SHA-256 in small hexadecimal digits.</returns>
    /// <exception cref="StorageException">The file is too large, or the disk is full.</exception>
    public async Task<string> AddAsync(Stream content, string? mediaType = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (sha256, size, told) = await FileBytes.WriteAsync(folder, content, cancel);
        var connection = await session.ConnectionAsync(cancel);
        // The update changes nothing and leaves no event, but holds the row against the sweep until this transaction ends.
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into files.file (sha256, size, media_type) values (@sha256, @size, @mediaType) on conflict (sha256) do update set size = files.file.size",
            new { sha256, size, mediaType = mediaType ?? told },
            session.Transaction,
            cancellationToken: cancel));
        return sha256;
    }

    /// <summary>What is known of a file; null when there is none.</summary>
    public async Task<StoredFile?> FindAsync(string sha256, CancellationToken cancel = default)
    {
        var connection = await session.ConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<StoredFile>(new CommandDefinition(
            "select sha256, size, media_type as mediaType from files.file where sha256 = @sha256", new { sha256 }, session.Transaction, cancellationToken: cancel));
    }

    /// <summary>The bytes of a kept file.</summary>
    public Stream OpenRead(string sha256) => new FileStream(PlaceOf(sha256), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Path of a kept file, for outside programs that only read.</summary>
    public string PlaceOf(string sha256) => folder.PlaceOf(sha256);

    /// <summary>SHA-256 of bytes that can be read again; goes back to their start.</summary>
    public static async Task<string> HashAsync(Stream content, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        content.Position = 0;
        var hash = await SHA256.HashDataAsync(content, cancel);
        content.Position = 0;
        return Convert.ToHexStringLower(hash);
    }
}
