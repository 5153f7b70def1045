using ParIndex.Core.Results;

namespace ParIndex.Core.Reports;

/// <summary>Figures of a report by their place in it.</summary>
internal static class FigureOf
{
    public static ReportFigure Count(string path, int value) => new(path, value, FigureKind.Count);

    public static ReportFigure Points(string path, decimal value) => new(path, value, FigureKind.Points);

    public static ReportFigure Year(AnalysisReport report) => new("year", report.Year, FigureKind.Year);

    public static ReportFigure YearBefore(AnalysisReport report) => new("year_before", report.Year - 1, FigureKind.Year);

    /// <summary>"đạt 56,94/66,5 điểm, đạt chỉ số 85,63%".</summary>
    public static ReportSentence Reached(string path, PartPoints part) =>
        ReportSentence.Of($"đạt {Points(path + ".points", part.Points)}/{Max(path, part)} điểm, đạt chỉ số {Percent(path, part)}%");

    public static ReportFigure Max(string path, PartPoints part) => new(path + ".max", part.Max, FigureKind.Max);

    public static ReportFigure Percent(string path, PartPoints part) => new(path + ".percent", part.Percent, FigureKind.Percent);

    /// <summary>"lĩnh vực 3 (99,58%), lĩnh vực 1 (88,24%)".</summary>
    public static ReportSentence Fields(AnalysisReport report, IEnumerable<FieldResult> fields) =>
        ReportSentence.Join(", ", fields.Select(field => ReportSentence.Of($"lĩnh vực {field.Code} ({Percent(PathOf(report, field), field.Result)}%)")));

    public static string PathOf(AnalysisReport report, FieldResult field) => At("fields", IndexOf(report.Fields, field));

    /// <summary>"6,82 điểm ở 22 tiêu chí, tiêu chí thành phần" of a total of the ledger.</summary>
    public static ReportSentence LostAt(string list, int index, LostTotal total)
    {
        var path = At("lost." + list, index);
        return ReportSentence.Of($"{Points(path + ".lost", total.Lost)} điểm ở {Count(path + ".leaves", total.Leaves)} nội dung");
    }

    public static string At(string list, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{list}[{index}]");

    private static int IndexOf(IReadOnlyList<FieldResult> fields, FieldResult field)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (ReferenceEquals(fields[i], field))
                return i;
        }

        throw new ArgumentException("The field is not of this report.", nameof(field));
    }
}
