using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Importing;

/// <summary>Number, day and issuer of the document, from "(Kèm theo Kế hoạch số … ngày … của …)" or from the letterhead.</summary>
internal static partial class SourceGuess
{
    private const int HeadLines = 25;
    private const int LongestLine = 400;

    public static (string Number, DateOnly? Date, string Issuer) Of(OfficialDocument document)
    {
        var lines = document.Tables.Select(table => table.Caption).Concat(document.Prose.Select(text => text.Text)).Where(line => line.Length <= LongestLine).ToList();
        foreach (var line in lines)
        {
            if (Attached().Match(line) is { Success: true } match)
                return ($"{match.Groups["kind"].Value} {match.Groups["number"].Value}", Day(match), match.Groups["issuer"].Value.TrimEnd(')', ' ', '.', ';', '-'));
        }

        var head = document.Prose.Take(HeadLines).Select(text => text.Text).Where(line => line.Length <= LongestLine).ToList();
        var number = head.Select(line => Number().Match(line)).FirstOrDefault(match => match.Success);
        var day = head.Select(line => Signed().Match(line)).FirstOrDefault(match => match.Success);
        var issuer = head.Select(line => Issuer().Match(line)).FirstOrDefault(match => match.Success);
        return (number is null ? "" : $"Văn bản {number.Groups["number"].Value}", day is null ? null : Day(day), number is null || issuer is null ? "" : issuer.Value);
    }

    private static DateOnly? Day(Match match) =>
        DateOnly.TryParseExact(
            $"{match.Groups["day"].Value}/{match.Groups["month"].Value}/{match.Groups["year"].Value}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : null;

    [GeneratedRegex(
        @"(?<kind>Kế hoạch|Báo cáo|Quyết định|Công văn|Thông báo|Tờ trình|Nghị quyết)\s+(?:số\s*:?\s*)?(?<number>\d{1,5}\s?/[\p{Lu}\d][\p{Lu}\d/\-]{1,30})\s+ngày\s+(?<day>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?<month>\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(?<year>20\d\d)\s+của\s+(?<issuer>[^)(;]{2,120})",
        RegexOptions.CultureInvariant, 200)]
    private static partial Regex Attached();

    [GeneratedRegex(@"Số\s*:?\s*(?<number>\d{1,5}\s?/[\p{Lu}\d][\p{Lu}\d/\-]{1,30})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();

    [GeneratedRegex(@"ngày\s+(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>20\d\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex Signed();

    [GeneratedRegex(@"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|SỞ|BỘ)(?:\s\p{Lu}+){1,8}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Issuer();
}
