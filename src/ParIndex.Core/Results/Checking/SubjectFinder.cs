using System.Globalization;
using System.Text.RegularExpressions;

namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Tells which row, or part of the table, a stated figure is about: by "Lĩnh vực N", by its maximum together with the words around it,
/// or as the total of the document's own unit. A figure that fits nothing has no subject; nothing is guessed from names of criteria.
/// </summary>
internal sealed partial class SubjectFinder
{
    private const double LeastOverlap = 0.3;

    private static readonly string[] OtherIndexes = ["sipas", "papi", "pci", "ict", "dti", "linh vuc", "tieu chi", "trung binh", "ca nuoc", "khu vuc"];

    private readonly DocumentView _document;

    private readonly TableView _table;

    private readonly TableParts _parts;

    private readonly int? _year;

    private readonly Subject? _total;

    public SubjectFinder(DocumentView document, TableView table)
    {
        _document = document;
        _table = table;
        _parts = new TableParts(table);
        _total = Subject.Of(table.Total, isCertain: true);
        _year = table.Table.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Score)?.Year ?? Years(table.Table.Caption).Cast<int?>().FirstOrDefault();
    }

    /// <param name="before">Everything before the figure in its paragraph.</param>
    /// <param name="clause">The clause that leads to it.</param>
    /// <param name="points">Stated points.</param>
    /// <param name="max">Stated maximum.</param>
    public Subject? Find(string before, string clause, decimal points, decimal? max)
    {
        if (_year is { } year && Years(clause).Cast<int?>().LastOrDefault() is { } stated && stated != year)
        {
            return null;
        }

        if (Field().Matches(before) is { Count: > 0 } fields)
        {
            return InField(fields[^1], clause, max);
        }

        if (_total is not null && (max is null || max == _total.Max))
        {
            return IsOwnTotal(clause) ? _total : max is null ? null : ScaleOfSurvey(clause, _total);
        }

        return max is { } stated2 ? _parts.Survey(stated2) ?? ByTitle(_table.Rows, clause, stated2, 0.6) : null;
    }

    private Subject? InField(Match match, string clause, decimal? max)
    {
        var number = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        if (_table.Find(number) is not { } field || max is null)
        {
            return null;
        }

        if (clause.Contains(match.Value, StringComparison.Ordinal))
        {
            return field.Max == max || Words.Overlap(field.Title, clause) >= LeastOverlap ? Subject.Of(field, isCertain: true) : null;
        }

        return ByTitle(_table.ChildrenOf(field).ToList(), clause, max.Value, 0) ?? _parts.RestOf(field, max.Value);
    }

    /// <summary>The only row with this maximum, or of several the one whose title fits best.</summary>
    private static Subject? ByTitle(IReadOnlyList<OfficialRow> rows, string clause, decimal max, double least)
    {
        var fitting = rows.Where(row => row.Max == max).Take(200).Select(row => (Row: row, Overlap: Words.Overlap(row.Title, clause))).OrderByDescending(pair => pair.Overlap).Take(2).ToList();
        return fitting.Count == 0 || fitting[0].Overlap < least || (fitting.Count == 2 && fitting[0].Overlap - fitting[1].Overlap < 0.2)
            ? null
            : Subject.Of(fitting[0].Row, isCertain: false);
    }

    /// <summary>"Điểm đánh giá qua điều tra xã hội học: 33,50/100 điểm" tells how the total is divided, not what was won.</summary>
    private Subject? ScaleOfSurvey(string clause, Subject total)
    {
        var folded = Words.Fold(clause);
        return _parts.SurveyMax > 0 && folded.Contains("dieu tra", StringComparison.Ordinal) && !folded.Contains("dat", StringComparison.Ordinal)
            ? new Subject("điểm tối đa của phần điều tra xã hội học", "the maximum of the survey part", null, _parts.SurveyMax, total.Max, false)
            : null;
    }

    private bool IsOwnTotal(string clause)
    {
        var folded = Words.Fold(clause);
        return folded.TrimEnd(' ', ':').EndsWith("dat", StringComparison.Ordinal)
            && !OtherIndexes.Any(other => folded.Contains(other, StringComparison.Ordinal))
            && (UnitNames.Names(clause, _document.OwnUnit) || (UnitNames.IsAboutOwn(clause, _document.OwnUnit) && NamesIndex(folded)));
    }

    private static bool NamesIndex(string folded) =>
        folded.Contains("par index", StringComparison.Ordinal) || folded.Contains("chi so cchc", StringComparison.Ordinal)
        || folded.Contains("chi so cai cach hanh chinh", StringComparison.Ordinal) || folded.Contains("tong diem", StringComparison.Ordinal);

    private static IEnumerable<int> Years(string text) =>
        Year().Matches(Comparison().Replace(text, "")).Select(match => int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?i:năm)\s(?<y>20\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    /// <summary>The year a figure is compared with is not the year of the figures that follow.</summary>
    [GeneratedRegex(@"(?i:so với|cao hơn|thấp hơn)[^,;.()]{0,30}?(?i:năm)\s20\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"(?i:lĩnh vực)\s(?:số\s)?(?<n>\d{1,2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
