using Microsoft.AspNetCore.Identity;
using ParIndex.Core.Text;

namespace ParIndex.Web.Accounts;

/// <summary>Names and addresses are kept and compared in small letters, NFC.</summary>
internal sealed class LowerNames : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : VietnameseText.Clean(name).ToLowerInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
