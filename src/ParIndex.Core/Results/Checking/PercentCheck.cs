using ParIndex.Core.Numbers;

namespace ParIndex.Core.Results.Checking;

/// <summary>
/// Printed percents against points over maximum. Rounding to the printed digits is right; digits that were cut, or a percent taken from points
/// that had lost digits before, are told as such; what none of these explains is wrong.
/// </summary>
internal static class PercentCheck
{
    /// <summary>Digits to which offices shorten points before they compute a percent.</summary>
    private const int PointDigits = 2;

    public static IEnumerable<Finding> Check(DocumentView document) =>
        from table in document.Tables
        from row in table.Table.Rows
        let finding = Check(table, row)
        where finding is not null
        select finding;

    /// <summary>How a stated percent comes from points; null when nothing explains it.</summary>
    public static PercentOrigin? Explain(decimal score, decimal max, decimal percent)
    {
        var exact = score / max * 100;
        var agreement = Figures.Compare(exact, percent);
        if (agreement is not Agreement.None)
        {
            return new PercentOrigin(agreement, score, exact);
        }

        foreach (var shortened in new[] { Rounding.Cut(score, PointDigits), Rounding.Round(score, PointDigits) })
        {
            var fromShortened = shortened / max * 100;
            if (shortened != score && Figures.Compare(fromShortened, percent) is var found and not Agreement.None)
            {
                return new PercentOrigin(found, shortened, fromShortened);
            }
        }

        return null;
    }

    /// <summary>The sum of the leaves, where the printed points of a parent are that sum with digits lost and the percent was taken from it.</summary>
    private static decimal WithAllDigits(TableView table, OfficialRow row, decimal score, decimal max, decimal percent)
    {
        if (table.IsLeaf(row) || Explain(score, max, percent) is not null)
        {
            return score;
        }

        var sum = table.Subtree(row).Where(table.IsLeaf).Sum(leaf => PointColumn.Score.Of(leaf) ?? 0);
        return Figures.Compare(sum, score, 1) != Agreement.None && Explain(sum, max, percent) is not null ? sum : score;
    }

    private static Finding? Check(TableView table, OfficialRow row)
    {
        if (row.Percent is not { } percent || PointColumn.Score.Of(row) is not { } score || PointColumn.Max.Of(row) is not { } max || max <= 0
            || Math.Abs(percent) > 1_000_000)
        {
            return null;
        }

        score = WithAllDigits(table, row, score, max, percent);
        var exact = score / max * 100;
        var expected = Figures.Short(exact, Math.Max((int)percent.Scale, 2));
        var origin = Explain(score, max, percent);
        if (origin is { Agreement: Agreement.Exact or Agreement.Rounded } && origin.Points == score)
        {
            return null;
        }

        var (sum, sumEn) = (InWords(score, max, exact, Figures.Vi), InWords(score, max, exact, Figures.En));
        if (origin is null && percent <= 1 && Explain(score, max, percent * 100) is not null)
        {
            return Make(
                FindingKinds.PercentFormat, FindingSeverity.Warning, row, percent, expected,
                $"Tỷ lệ in {Figures.Vi(percent)} là phân số, không phải phần trăm ({sum}). Ghi {Figures.Vi(expected)}%.",
                $"The share is printed as the fraction {Figures.En(percent)}, not as a percent ({sumEn}). Write {Figures.En(expected)}%.");
        }

        if (origin is null)
        {
            return Make(
                FindingKinds.PercentWrong, FindingSeverity.Error, row, percent, expected,
                $"Tỷ lệ in {Figures.Vi(percent)}% không khớp điểm: {sum}. Không cách làm tròn nào giải thích được. Sửa thành {Figures.Vi(expected)}% hoặc sửa điểm.",
                $"The printed {Figures.En(percent)}% does not fit the points: {sumEn}. No rounding explains it. Correct it to {Figures.En(expected)}%, or the points.");
        }

        var (how, howEn) = InWords(origin, score, max);
        return Make(
            FindingKinds.PercentCut, FindingSeverity.Info, row, percent, expected,
            $"Tỷ lệ in {Figures.Vi(percent)}%; {sum}. {how}. Làm tròn đúng là {Figures.Vi(expected)}%.",
            $"{Figures.En(percent)}% is printed; {sumEn}. {howEn}. Rounded it is {Figures.En(expected)}%.");
    }

    private static (string Vietnamese, string English) InWords(PercentOrigin origin, decimal score, decimal max)
    {
        if (origin.Points == score)
        {
            return ("Chữ số thừa bị cắt, không làm tròn", "Further digits were cut, not rounded");
        }

        var (way, wayEn) = origin.Points == Rounding.Cut(score, PointDigits) ? ("cắt", "cut") : ("làm tròn", "rounded");
        var (then, thenEn) = origin.Agreement == Agreement.Cut ? (", rồi cắt", ", then cut") : ("", "");
        return (
            $"Tính từ điểm đã {way} còn {PointDigits} chữ số: {InWords(origin.Points, max, origin.Exact, Figures.Vi)}{then}",
            $"Computed from points {wayEn} to {PointDigits} digits: {InWords(origin.Points, max, origin.Exact, Figures.En)}{thenEn}");
    }

    private static string InWords(decimal score, decimal max, decimal exact, Func<decimal, string> number) =>
        $"{number(score)} / {number(max)} × 100 = {number(Figures.Short(exact))}";

    private static Finding Make(string kind, FindingSeverity severity, OfficialRow row, decimal percent, decimal expected, string vietnamese, string english) =>
        Report.Cell(kind, severity, row, ColumnKind.Percent, "percent", Figures.En(percent), Figures.En(expected), vietnamese, english);
}

/// <summary>How a percent was come by.</summary>
/// <param name="Agreement">Of the percent with <paramref name="Exact"/>.</param>
/// <param name="Points">The points used: as printed, or shortened first.</param>
/// <param name="Exact">The percent of those points with all digits.</param>
internal sealed record PercentOrigin(Agreement Agreement, decimal Points, decimal Exact);
