using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ParIndex.Core.Rounds;

/// <summary>Draws entries to be appraised a second time. The same seed always draws the same entries, so that anybody can check the draw.</summary>
public static class BlindDraw
{
    /// <summary>The entries drawn, in the order they were drawn.</summary>
    /// <param name="seed">Kept with the draw.</param>
    /// <param name="candidates">Unit and code of each entry.</param>
    /// <param name="share">Above 0 to 1; rounded up to whole entries.</param>
    public static IReadOnlyList<(string Unit, string Code)> Select(string seed, IEnumerable<(string Unit, string Code)> candidates, decimal share)
    {
        ArgumentException.ThrowIfNullOrEmpty(seed);
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var all = candidates.OrderBy(one => Lot(seed, one), StringComparer.Ordinal).ToList();
        return all[..(int)Math.Ceiling(share * all.Count)];
    }

    /// <summary>The lot of an entry: SHA-256 of "seed/unit/code" in hexadecimal. The smallest are drawn.</summary>
    public static string Lot(string seed, (string Unit, string Code) entry) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{entry.Unit}/{entry.Code}"))));
}
