using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.App.Audit;

/// <summary>The newest link of the audit chain. Noted outside the database, it proves later that nothing before it was cut off or rewritten.</summary>
/// <param name="Sequence">Number of the link, from 1.</param>
/// <param name="Hash">Its hash, 64 hex digits.</param>
public sealed partial record AuditHead(long Sequence, string Hash)
{
    /// <summary>"12:ab34…".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sequence}:{Hash}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is no head.</summary>
    public static AuditHead? Parse(string? text) => Form().Match(text ?? "") is { Success: true } match
        && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        ? new AuditHead(sequence, match.Groups[2].Value)
        : null;

    [GeneratedRegex("^([0-9]+):([0-9a-f]{64})$")]
    private static partial Regex Form();
}
