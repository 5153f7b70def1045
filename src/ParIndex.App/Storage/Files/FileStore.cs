using System.Security.Cryptography;
using Dapper;

namespace ParIndex.App.Storage.Files;

/// <summary>A file kept.</summary>
/// <param name="Sha256">Of its bytes, small hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Told from its content.</param>
public sealed record StoredFile(string Sha256, long Size, string MediaType);

/// <summary>Files by their content: the bytes lie in the data folder or the bucket under their SHA-256, lasting before a row refers to them.</summary>
public sealed class FileStore(Session session, FileFolder folder)
{
    /// <summary>Keeps the bytes and their row; the same bytes are kept once. Writes in the open process.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="mediaType">When the caller has told it from the content already; null: told here.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>SHA-256 in small hexadecimal digits.</returns>
    /// <exception cref="StorageException">The file is too large, the disk is full, or the bucket is away.</exception>
    public async Task<string> AddAsync(Stream content, string? mediaType = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (sha256, size, told) = await FileBytes.WriteAsync(folder, content, name => FileSweep.HoldAsync(session, name, cancel), cancel);
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
    /// <exception cref="StorageException">They are lost, or the bucket is away.</exception>
    public async Task<Stream> OpenReadAsync(string sha256, CancellationToken cancel = default) => new FileStream(await FetchAsync(sha256, cancel), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);

    /// <summary>Path of a kept file that is here now, for outside programs that only read.</summary>
    /// <exception cref="StorageException">Its bytes are lost, or the bucket is away.</exception>
    public Task<string> FetchAsync(string sha256, CancellationToken cancel = default) => folder.FetchAsync(sha256, cancel);

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
