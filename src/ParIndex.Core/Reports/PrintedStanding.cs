using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results.Checking;
using ParIndex.Core.Text;

namespace ParIndex.Core.Reports;

/// <summary>The rank and the change of points a text gives beside the unit's total, where the report knows them.</summary>
internal static partial class PrintedStanding
{
    /// <summary>They stand close behind the points they belong to.</summary>
    private const int Reach = 200;

    public static IEnumerable<ReportDifference> Of(IReadOnlyList<Statement> statements, AnalysisReport report, out int compared)
    {
        compared = 0;
        var found = new List<ReportDifference>();
        foreach (var statement in statements.Where(statement => statement.Subject!.IsTotal))
        {
            var after = statement.After[..Math.Min(Reach, statement.After.Length)];
            if (report.Rank is { } rank && Rank().Match(after) is { Success: true } place)
            {
                compared++;
                var stated = new RankPlace(int.Parse(place.Groups["r"].Value, CultureInfo.InvariantCulture), int.Parse(place.Groups["n"].Value, CultureInfo.InvariantCulture));
                if (stated != rank)
                    found.Add(Make(DifferenceKind.Wrong, statement, "rank", $"{stated.Rank}/{stated.Of}", $"{rank.Rank}/{rank.Of}", "thứ hạng", "the rank"));
            }

            if (report.Change is { } change && Change().Match(after) is { Success: true } moved && PrintedNumber.TryParse(moved.Groups["n"].Value, out var points))
            {
                compared++;
                var printed = moved.Groups["way"].Value is "tăng" or "Tăng" ? points.Value : -points.Value;
                var agreement = Figures.Compare(change, printed);
                if (agreement != Agreement.Exact)
                    found.Add(Make(agreement switch { Agreement.Rounded => DifferenceKind.Rounded, Agreement.Cut => DifferenceKind.Cut, _ => DifferenceKind.Wrong }, statement, "change", Figures.Vi(printed), Figures.En(change), "mức tăng, giảm điểm", "the change of points"));
            }
        }

        return found;
    }

    private static ReportDifference Make(DifferenceKind kind, Statement statement, string field, string printed, string computed, string what, string whatEn) => new(
        kind, statement.Paragraph.Source, TableView.TotalCode, field, printed, computed,
        new Message($"Tổng điểm: văn bản ghi {what} {printed}, tính được {computed.Replace('.', ',')}.", $"The total: {whatEn} is printed as {printed}, computed {computed}."));

    [GeneratedRegex(@"(?:thứ|hạng|vị trí)\s(?<r>\d{1,3})\s?/\s?(?<n>\d{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    [GeneratedRegex(@"(?<way>[Tt]ăng|[Gg]iảm)\s(?<n>\d{1,3}[.,]\d{1,5})\sđiểm", RegexOptions.CultureInvariant)]
    private static partial Regex Change();
}
