using System.Collections.Concurrent;
using System.Net;

namespace ParIndex.Web.Accounts;

/// <summary>
/// Wrong tries by address of the caller: a whole office may sign in from one, so right ones do not count. Kept in the memory of this server;
/// each account has its own count in the database.
/// </summary>
public sealed class SignInGate(TimeProvider clock)
{
    /// <summary>Wrong tries from one address within <see cref="Window"/>.</summary>
    public const int Most = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private const int MostAddresses = 50_000;

    private readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <summary>Counts a try as wrong until <see cref="Forgive"/> says otherwise.</summary>
    /// <returns>False: too many, wait.</returns>
    public bool TryEnter(IPAddress? address)
    {
        if (counts.Count > MostAddresses)
            Sweep();

        var now = clock.GetTimestamp();
        var count = counts.AddOrUpdate(Key(address), _ => new Count(now, 1), (_, old) => clock.GetElapsedTime(old.Since, now) > Window ? new Count(now, 1) : old with { Tries = old.Tries + 1 });
        return count.Tries <= Most;
    }

    /// <summary>The try was right.</summary>
    public void Forgive(IPAddress? address)
    {
        var key = Key(address);
        while (counts.TryGetValue(key, out var old) && old.Tries > 0 && !counts.TryUpdate(key, old with { Tries = old.Tries - 1 }, old))
        {
        }
    }

    private void Sweep()
    {
        foreach (var (key, count) in counts)
        {
            if (clock.GetElapsedTime(count.Since) > Window)
                counts.TryRemove(key, out _);
        }
    }

    // An IPv6 caller owns a whole /64.
    private static string Key(IPAddress? address)
    {
        if (address is null)
            return "?";

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return Convert.ToHexString(bytes, 0, bytes.Length == 16 ? 8 : bytes.Length);
    }

    private sealed record Count(long Since, int Tries);
}
