using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using ParIndex.App.Accounts;

namespace ParIndex.Web.Accounts;

/// <summary>Codes of an authenticator (TOTP, RFC 6238: SHA-1, 30 s, six digits). One step early or late is let pass; a code counts once.</summary>
public sealed class AuthenticatorCodes(SignInTurns turns, TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    private const int Seconds = 30;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => await manager.GetAuthenticatorKeyAsync(user) is not null;

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException("The authenticator makes the codes.");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { } key && Match(key, token) is { } step && await turns.UseCodeAsync(user.Id, step);

    /// <summary>The time step whose code this is; null: of none near now.</summary>
    public long? Match(string key, string code)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        foreach (var step in new[] { now, now - 1, now + 1 })
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(Code(key, step)), System.Text.Encoding.UTF8.GetBytes(code)))
                return step;
        }

        return null;
    }

    /// <summary>A new key of 160 bits.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Letters, 32);

    /// <summary>The six digits of a step.</summary>
    internal static string Code(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // SHA-1 is what authenticators compute; an HMAC with it is sound.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in key)
        {
            held = ((held << 5) | Letters.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)((held >> bits) & 0xFF));
            }
        }

        return [.. bytes];
    }
}
