using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>The rank and the change that prose gives with the unit's total, when it gives them more than once.</summary>
internal static partial class RestatementCheck
{
    /// <summary>Ranks stand close behind the points they belong to.</summary>
    private const int Reach = 200;

    public static IEnumerable<Finding> Check(DocumentView document)
    {
        var totals = document.Statements.Where(statement => statement.Subject?.IsTotal == true).ToList();
        return Repeats(totals, Rank(), "xếp hạng", "rank", match => match.Groups["r"].Value.TrimStart('0') + "/" + match.Groups["n"].Value)
            .Concat(Repeats(totals, Steps(), "thay đổi thứ bậc", "change of rank", match => $"{match.Groups["way"].Value.ToLowerInvariant()} {int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture)} bậc"))
            .Concat(Repeats(totals, Change(), "thay đổi điểm", "change of points", match => $"{match.Groups["way"].Value.ToLowerInvariant()} {match.Groups["n"].Value.Replace('.', ',')} điểm"));
    }

    private static IEnumerable<Finding> Repeats(IReadOnlyList<Statement> totals, Regex pattern, string what, string whatEn, Func<Match, string> value)
    {
        (string Value, Statement Statement)? first = null;
        foreach (var statement in totals)
        {
            var match = pattern.Match(statement.After[..Math.Min(Reach, statement.After.Length)]);
            if (!match.Success)
            {
                continue;
            }

            var stated = value(match);
            if (first is not { } known)
            {
                first = (stated, statement);
            }
            else if (known.Value != stated)
            {
                yield return Report.Prose(
                    FindingKinds.Contradiction, FindingSeverity.Error, statement.Paragraph.Source, TableView.TotalCode, "prose", match.Value, known.Value,
                    $"Cùng một kết quả mà {what} ghi khác nhau: {known.Value} ({known.Statement.Paragraph.Source}) và {stated}. Sửa chỗ sai.",
                    $"The same result has two values of {whatEn}: {known.Value} ({known.Statement.Paragraph.Source.ToMessage().English}) and {stated}. Correct one.");
            }
        }
    }

    [GeneratedRegex(@"(?:thứ|hạng|vị trí)\s(?<r>\d{1,3})\s?/\s?(?<n>\d{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    [GeneratedRegex(@"(?<way>[Tt]ăng|[Gg]iảm)\s(?<n>\d{1,3})\sbậc", RegexOptions.CultureInvariant)]
    private static partial Regex Steps();

    [GeneratedRegex(@"(?<way>[Tt]ăng|[Gg]iảm)\s(?<n>\d{1,3}[.,]\d{1,5})\sđiểm", RegexOptions.CultureInvariant)]
    private static partial Regex Change();
}
