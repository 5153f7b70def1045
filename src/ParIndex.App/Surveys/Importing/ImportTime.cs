using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.App.Surveys.Importing;

/// <summary>Times as field systems and spreadsheet programs write them; without a zone they are Vietnam's.</summary>
internal static partial class ImportTime
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Day before month where the year comes last, as in Vietnam.</summary>
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd",
        "d/M/yyyy H:mm:ss", "d/M/yyyy H:mm", "d/M/yyyy", "H:mm:ss d/M/yyyy", "yyyy/M/d h:mm:ss tt", "yyyy/M/d H:mm:ss",
    ];

    /// <summary>Seconds since 1970 (UTC); null: no time.</summary>
    public static long? Read(string text)
    {
        var zone = Vietnam;
        var plain = text.Trim();
        if (Zone().Match(plain) is { Success: true } match)
        {
            plain = plain[..match.Index].Trim();
            zone = match.Groups["sign"].Success && int.TryParse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture, out var hours) && hours <= 14
                ? (match.Groups["sign"].Value == "-" ? -1 : 1) * new TimeSpan(hours, match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture) : 0, 0)
                : TimeSpan.Zero;
        }

        plain = plain.Replace(" SA", " AM", StringComparison.Ordinal).Replace(" CH", " PM", StringComparison.Ordinal);
        if (!DateTime.TryParseExact(plain, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) || time.Year is < 1990 or > 2200)
            return null;

        return new DateTimeOffset(time, zone).ToUnixTimeSeconds();
    }

    [GeneratedRegex(@"(?<=:\d{2}(?:\.\d+)?)(?:Z|\s*(?:GMT|UTC)?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?)$|\s*(?:GMT|UTC)(?:(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?)?$")]
    private static partial Regex Zone();
}
