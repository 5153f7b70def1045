namespace ParIndex.Core.Reports;

/// <summary>Structure of the set, the result by parts and fields, and fields by group, in words.</summary>
internal static class ResultSentences
{
    public static IEnumerable<ReportSentence> Structure(AnalysisReport report)
    {
        var set = report.Structure;
        yield return ReportSentence.Of($"Bộ tiêu chí xác định Chỉ số cải cách hành chính gồm {FigureOf.Count("structure.fields", set.Fields)} lĩnh vực, {FigureOf.Count("structure.criteria", set.Criteria)} tiêu chí, {FigureOf.Count("structure.sub_criteria", set.SubCriteria)} tiêu chí thành phần:");
        foreach (var field in report.Fields)
        {
            var path = FigureOf.PathOf(report, field);
            var below = field.SubCriteria == 0 ? ReportSentence.Empty : ReportSentence.Of($", {FigureOf.Count(path + ".sub_criteria", field.SubCriteria)} tiêu chí thành phần");
            yield return ReportSentence.Of($"- Lĩnh vực {field.Code}: {field.Title}: {FigureOf.Count(path + ".criteria", field.Criteria)} tiêu chí{below}.");
        }

        var survey = report.Survey.Max == 0
            ? ReportSentence.Empty
            : ReportSentence.Of($", trong đó qua thẩm định {FigureOf.Max("appraised", report.Appraised)} điểm, qua điều tra xã hội học {FigureOf.Max("survey", report.Survey)} điểm");
        yield return ReportSentence.Of($"Thang điểm: {FigureOf.Max("total", report.Total)} điểm{survey}.");
    }

    public static IEnumerable<ReportSentence> Result(AnalysisReport report)
    {
        yield return ReportSentence.Of($"Năm {FigureOf.Year(report)}, Chỉ số cải cách hành chính {report.Unit} {FigureOf.Reached("total", report.Total)}{Change(report)}{Group(report)}{Rank(report)}.");
        if (report.Survey.Max > 0)
            yield return ReportSentence.Of($"Trong đó: phần thẩm định {FigureOf.Reached("appraised", report.Appraised)}; phần điều tra xã hội học {FigureOf.Reached("survey", report.Survey)}{SurveyParts(report)}.");

        if (report.Unscored.Count > 0)
            yield return ReportSentence.Of($"Còn {FigureOf.Count("unscored_count", report.Unscored.Count)} tiêu chí, tiêu chí thành phần chưa có điểm ({string.Join(", ", report.Unscored)}); kết quả trên chưa tính các mục này.");

        yield return ReportSentence.Of($"Kết quả từng lĩnh vực:");
        foreach (var field in report.Fields)
            yield return ReportSentence.Of($"- Lĩnh vực {field.Code}: {field.Title} {FigureOf.Reached(FigureOf.PathOf(report, field), field.Result)}{Change(report, field)}.");
    }

    public static IEnumerable<ReportSentence> Groups(AnalysisReport report)
    {
        for (var i = 0; i < report.FieldGroups.Count; i++)
        {
            var group = report.FieldGroups[i];
            var path = FigureOf.At("field_groups", i);
            var members = report.Fields.Where(field => group.Members.Contains(field.Code)).OrderByDescending(field => field.Result.Percent);
            var list = group.Members.Count == 0 ? ReportSentence.Empty : ReportSentence.Of($": {FigureOf.Fields(report, members)}");
            yield return ReportSentence.Of($"- {Range(path, group)}: {FigureOf.Count(path + ".count", group.Members.Count)} lĩnh vực{list}.");
        }
    }

    /// <summary>"Nhóm B (từ 80% đến dưới 90%)".</summary>
    public static ReportSentence Range(string path, AchievementGroup group)
    {
        var name = group.Name.Length == 0 ? "Chưa xếp nhóm" : "Nhóm " + group.Name;
        return (group.From, group.To) switch
        {
            ({ } from, { } to) => ReportSentence.Of($"{name} (từ {Limit(path + ".from", from)}% đến dưới {Limit(path + ".to", to)}%)"),
            ({ } from, null) => ReportSentence.Of($"{name} (từ {Limit(path + ".from", from)}% trở lên)"),
            (null, { } to) => ReportSentence.Of($"{name} (dưới {Limit(path + ".to", to)}%)"),
            _ => ReportSentence.Of($"{name}"),
        };
    }

    private static ReportFigure Limit(string path, decimal percent) => new(path, percent, FigureKind.Limit);

    private static ReportSentence Group(AnalysisReport report) => report.Group is { } group ? ReportSentence.Of($", thuộc nhóm {group}") : ReportSentence.Empty;

    private static ReportSentence Rank(AnalysisReport report)
    {
        if (report.Rank is not { } rank)
            return ReportSentence.Empty;

        var moved = report.RankBefore?.Rank - rank.Rank;
        var change = moved switch
        {
            null => ReportSentence.Empty,
            0 => ReportSentence.Of($", giữ nguyên bậc so với năm {FigureOf.YearBefore(report)}"),
            { } places => ReportSentence.Of($", {(places > 0 ? "tăng" : "giảm")} {FigureOf.Count("rank.moved", Math.Abs(places))} bậc so với năm {FigureOf.YearBefore(report)}"),
        };
        return ReportSentence.Of($", xếp thứ {new ReportFigure("rank.rank", rank.Rank, FigureKind.Rank)}/{new ReportFigure("rank.of", rank.Of, FigureKind.Rank)}{change}");
    }

    private static ReportSentence Change(AnalysisReport report) => report.Change switch
    {
        null => ReportSentence.Empty,
        0 => ReportSentence.Of($", bằng năm {FigureOf.YearBefore(report)}"),
        { } points => ReportSentence.Of($", {(points > 0 ? "tăng" : "giảm")} {FigureOf.Points("before.difference", Math.Abs(points))} điểm so với năm {FigureOf.YearBefore(report)}"),
    };

    private static ReportSentence Change(AnalysisReport report, FieldResult field) => field.Change switch
    {
        null => ReportSentence.Empty,
        0 => ReportSentence.Of($", bằng năm {FigureOf.YearBefore(report)}"),
        { } change => ReportSentence.Of($", {(change > 0 ? "tăng" : "giảm")} {new ReportFigure(FigureOf.PathOf(report, field) + ".difference", Math.Abs(change), FigureKind.Percent)} điểm phần trăm so với năm {FigureOf.YearBefore(report)}"),
    };

    private static ReportSentence SurveyParts(AnalysisReport report) => report.Leaders.Max > 0 && report.Sipas.Max > 0
        ? ReportSentence.Of($", gồm khảo sát lãnh đạo, quản lý, đại biểu Hội đồng nhân dân {FigureOf.Reached("leaders", report.Leaders)} và Chỉ số hài lòng (SIPAS) {FigureOf.Reached("sipas", report.Sipas)}")
        : ReportSentence.Empty;
}
