using System.Security.Cryptography;

namespace ParIndex.Web.Accounts;

/// <summary>
/// Guards the first account of an installation: a code made at start and told on the console only. Whoever reads the console sets up the
/// administrator; the code dies with the first account.
/// </summary>
internal sealed class FirstSignIn
{
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>Four groups of four letters.</summary>
    public string Code { get; } = string.Join('-', RandomNumberGenerator.GetString(Letters, 16).Chunk(4).Select(part => new string(part)));

    public bool IsRight(string? given) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(Code), System.Text.Encoding.UTF8.GetBytes((given ?? "").Trim().ToUpperInvariant()));
}
