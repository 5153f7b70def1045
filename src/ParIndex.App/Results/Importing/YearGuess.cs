using System.Globalization;
using System.Text.RegularExpressions;
using ParIndex.Core.Results;

namespace ParIndex.App.Results.Importing;

/// <summary>The index year a table is about.</summary>
internal static partial class YearGuess
{
    private const int ProseLines = 60;

    public static int? Of(OfficialDocument document, OfficialTable table) =>
        table.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Score)?.Year
        ?? First(AboutIndex(), table.Caption)
        ?? First(Year(), table.Caption)
        ?? MostNamed(document.Prose.Take(ProseLines).SelectMany(text => AboutIndex().Matches(text.Text)))
        ?? MostNamed(document.Prose.Take(ProseLines).SelectMany(text => Year().Matches(text.Text)))
        ?? First(Bare(), document.File);

    private static int? First(Regex form, string text) => form.Match(text) is { Success: true } match ? Parsed(match) : null;

    private static int? MostNamed(IEnumerable<Match> matches) =>
        matches.GroupBy(Parsed).OrderByDescending(group => group.Count()).Select(group => (int?)group.Key).FirstOrDefault();

    private static int Parsed(Match match) => int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:chỉ số|kết quả|par\s?index)[^.;]{0,160}?năm\s(?<year>20\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex AboutIndex();

    [GeneratedRegex(@"năm\s(?<year>20\d\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<!\d)(?<year>20\d\d)(?!\d)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Bare();
}
