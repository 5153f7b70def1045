using System.Security.Cryptography;

namespace ParIndex.App.Storage.Backup;

/// <summary>Copies bytes and tells what they were.</summary>
internal static class HashedCopy
{
    public static async Task<(long Size, string Sha256)> CopyAsync(Stream from, Stream to, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        long size = 0;
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
