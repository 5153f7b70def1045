using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ParIndex.App.Surveys.Collecting.Sampled;

/// <summary>Seals what tells who somebody is: AES-256-GCM, bound to the person it is of, so that two cannot be swapped.</summary>
public static class IdentitySeal
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>Nonce, tag and sealed text.</summary>
    /// <param name="key">Of the wave.</param>
    /// <param name="person">Whose.</param>
    /// <param name="identity">Name of column and text.</param>
    public static byte[] Seal(byte[] key, Guid person, IReadOnlyDictionary<string, string> identity)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(identity);
        var whole = new byte[NonceBytes + TagBytes + text.Length];
        var nonce = whole.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, text, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.ASCII.GetBytes(person.ToString()));
        return whole;
    }

    /// <summary>What was sealed.</summary>
    /// <exception cref="CryptographicException">Another key, another person, or damaged.</exception>
    public static IReadOnlyDictionary<string, string> Open(byte[] key, Guid person, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length < NonceBytes + TagBytes)
            throw new CryptographicException("Too short for a sealed identity.");

        var text = new byte[content.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(content.AsSpan(0, NonceBytes), content.AsSpan(NonceBytes + TagBytes), content.AsSpan(NonceBytes, TagBytes), text, Encoding.ASCII.GetBytes(person.ToString()));
        return JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
    }
}
