using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ParIndex.App.Surveys.Sampling.Drawing;

/// <summary>
/// Seals bytes of any length under a key used for nothing else: AES-256-GCM in pieces of a megabyte. The number of a piece, and whether it is the last, is part of its seal, so none can be
/// moved, left out or changed.
/// </summary>
internal static class SealedBytes
{
    private const int PieceBytes = 1 << 20;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Seals all of a stream. The last piece is shorter than the others, if need be empty.</summary>
    public static async Task SealAsync(byte[] key, Stream from, Stream into, CancellationToken cancel)
    {
        using var cipher = new AesGcm(key, TagBytes);
        var (plain, whole) = (new byte[PieceBytes], new byte[TagBytes + PieceBytes]);
        for (var number = 0L; ; number++)
        {
            var count = await from.ReadAtLeastAsync(plain, PieceBytes, throwOnEndOfStream: false, cancel);
            cipher.Encrypt(Nonce(number, count), plain.AsSpan(0, count), whole.AsSpan(TagBytes, count), whole.AsSpan(0, TagBytes));
            await into.WriteAsync(whole.AsMemory(0, TagBytes + count), cancel);
            if (count < PieceBytes)
                return;
        }
    }

    /// <summary>Opens what was sealed.</summary>
    /// <exception cref="CryptographicException">Another key, or damaged.</exception>
    public static async Task OpenAsync(byte[] key, Stream from, Stream into, CancellationToken cancel)
    {
        using var cipher = new AesGcm(key, TagBytes);
        var (plain, whole) = (new byte[PieceBytes], new byte[TagBytes + PieceBytes]);
        for (var number = 0L; ; number++)
        {
            var count = await from.ReadAtLeastAsync(whole, whole.Length, throwOnEndOfStream: false, cancel) - TagBytes;
            if (count < 0)
                throw new CryptographicException("The last piece is missing.");

            cipher.Decrypt(Nonce(number, count), whole.AsSpan(TagBytes, count), whole.AsSpan(0, TagBytes), plain.AsSpan(0, count));
            await into.WriteAsync(plain.AsMemory(0, count), cancel);
            if (count < PieceBytes)
                return;
        }
    }

    private static byte[] Nonce(long number, int count)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64LittleEndian(nonce, number);
        nonce[^1] = count < PieceBytes ? (byte)1 : (byte)0;
        return nonce;
    }
}
