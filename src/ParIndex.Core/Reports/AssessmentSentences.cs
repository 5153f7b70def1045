using ParIndex.Core.Results;

namespace ParIndex.Core.Reports;

/// <summary>The assessment, said from figures only: what is above and below, what rose and fell, what is not explained yet.</summary>
internal static class AssessmentSentences
{
    public static IEnumerable<ReportSentence> Achieved(AnalysisReport report)
    {
        var leaves = FigureOf.Count("structure.leaves", report.Structure.Leaves);
        if (report.FullLeaves > 0)
            yield return ReportSentence.Of($"- {FigureOf.Count("full_leaves", report.FullLeaves)} trong {leaves} tiêu chí, tiêu chí thành phần chấm điểm được điểm tối đa.");

        if (report.Best.Count > 0)
            yield return ReportSentence.Of($"- Lĩnh vực có chỉ số cao nhất: {FigureOf.Fields(report, report.Best)}.");

        var rose = report.Fields.Where(field => field.Change > 0).OrderByDescending(field => field.Change).ToList();
        if (rose.Count > 0)
            yield return ReportSentence.Of($"- So với năm {FigureOf.YearBefore(report)}, {FigureOf.Count("fields_up", rose.Count)} lĩnh vực có chỉ số tăng: {Moves(report, rose)}.");

        if (report.Change > 0)
            yield return ReportSentence.Of($"- Tổng điểm tăng {FigureOf.Points("before.difference", report.Change.Value)} điểm so với năm {FigureOf.YearBefore(report)}.");

        if (report.Sipas.Max > 0 && report.Sipas.Percent > report.Total.Percent)
            yield return ReportSentence.Of($"- Mức hài lòng của người dân, tổ chức là {FigureOf.Percent("sipas", report.Sipas)}%, cao hơn chỉ số chung ({FigureOf.Percent("total", report.Total)}%).");
    }

    public static IEnumerable<ReportSentence> Limits(AnalysisReport report)
    {
        if (report.Worst.Count > 0)
        {
            yield return ReportSentence.Of($"- Lĩnh vực có chỉ số thấp nhất: {FigureOf.Fields(report, report.Worst)}.");
            var most = report.Fields.MaxBy(field => field.Result.Lost)!;
            if (most.Result.Lost > 0)
                yield return ReportSentence.Of($"- Lĩnh vực {most.Code} bị trừ nhiều điểm nhất: {FigureOf.Points(FigureOf.PathOf(report, most) + ".lost", most.Result.Lost)} điểm ở {FigureOf.Count(FigureOf.PathOf(report, most) + ".lost_leaves", most.LostLeaves)} nội dung.");
        }

        var fell = report.Fields.Where(field => field.Change < 0).OrderBy(field => field.Change).ToList();
        if (fell.Count > 0)
            yield return ReportSentence.Of($"- So với năm {FigureOf.YearBefore(report)}, {FigureOf.Count("fields_down", fell.Count)} lĩnh vực có chỉ số giảm: {Moves(report, fell)}.");

        if (report.Survey.Max > 0 && report.Survey.Percent < report.Appraised.Percent)
            yield return ReportSentence.Of($"- Phần điều tra xã hội học chỉ đạt {FigureOf.Percent("survey", report.Survey)}%, thấp hơn phần thẩm định ({FigureOf.Percent("appraised", report.Appraised)}%){Leaders(report)}.");

        if (report.Sipas.Max > 0 && report.Sipas.Percent < report.Total.Percent)
            yield return ReportSentence.Of($"- Mức hài lòng của người dân, tổ chức là {FigureOf.Percent("sipas", report.Sipas)}%, thấp hơn chỉ số chung ({FigureOf.Percent("total", report.Total)}%).");

        var again = report.Ledger.Rows.Count(row => row.Recurs == true);
        if (again > 0)
            yield return ReportSentence.Of($"- {FigureOf.Count("lost.again", again)} nội dung đã bị trừ điểm năm {FigureOf.YearBefore(report)} nay tiếp tục bị trừ điểm.");

        if (Queue(report.Ledger.WithoutCause) is { Text.Length: > 0 } causes)
            yield return ReportSentence.Of($"- Chưa nêu nguyên nhân bị trừ điểm ở {FigureOf.Count("lost.without_cause_count", report.Ledger.WithoutCause.Count)} nội dung ({causes}).");

        if (Queue(report.Ledger.WithoutLead) is { Text.Length: > 0 } leads)
            yield return ReportSentence.Of($"- Chưa nêu cơ quan chịu trách nhiệm ở {FigureOf.Count("lost.without_lead_count", report.Ledger.WithoutLead.Count)} nội dung ({leads}).");
    }

    private static ReportSentence Queue(IReadOnlyList<LostPoint> rows) => ReportSentence.Of($"{string.Join(", ", rows.Select(row => row.Code))}");

    private static ReportSentence Leaders(AnalysisReport report) => report.Leaders.Max > 0 && report.Sipas.Max > 0
        ? ReportSentence.Of($"; riêng khảo sát lãnh đạo, quản lý, đại biểu Hội đồng nhân dân là {FigureOf.Percent("leaders", report.Leaders)}%")
        : ReportSentence.Empty;

    private static ReportSentence Moves(AnalysisReport report, IEnumerable<FieldResult> fields) => ReportSentence.Join(", ", fields.Select(field =>
        ReportSentence.Of($"lĩnh vực {field.Code} ({(field.Change > 0 ? "tăng" : "giảm")} {new ReportFigure(FigureOf.PathOf(report, field) + ".difference", Math.Abs(field.Change!.Value), FigureKind.Percent)} điểm phần trăm)")));
}
