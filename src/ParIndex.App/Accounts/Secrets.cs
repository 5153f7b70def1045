using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ParIndex.App.Accounts;

/// <summary>Random secrets, and what is stored of them.</summary>
public static class Secrets
{
    // Letters and digits that are not taken for one another.
    private const string Readable = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>256 random bits for a link or token.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A stamp that was never used.</summary>
    public static string NewStamp() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Something to be read from a screen and typed: groups of four letters, 19.8 bits each.</summary>
    public static string NewCode(int groups) =>
        string.Join('-', RandomNumberGenerator.GetString(Readable, groups * 4).Chunk(4).Select(part => new string(part)));

    /// <summary>What was typed for a code, as it was made: capitals, without blanks and dashes.</summary>
    public static string Normal(string? typed) => new([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);

    /// <summary>What is stored of a secret of many random bits.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
