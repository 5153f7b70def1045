namespace ParIndex.Core.Reports;

/// <summary>What next year's draft plan asks, in words: goal, agencies that answer for lost points, gaps to fill.</summary>
internal static class TaskSentences
{
    public static IEnumerable<ReportSentence> Of(AnalysisReport report)
    {
        var plan = report.Plan;
        var next = new ReportFigure("plan.year", plan.Year, FigureKind.Year);
        var lost = report.Ledger;
        var more = plan.Target - plan.Last;
        var where = lost.Rows.Count == 0 ? "" : " Mục tiêu, nhiệm vụ của từng nội dung bị trừ điểm nêu tại Phụ lục III.";
        yield return ReportSentence.Of($"Dự kiến phấn đấu năm {next}: {FigureOf.Points("plan.target", plan.Target)} điểm trên tổng {FigureOf.Max("total", report.Total)} điểm{(more > 0 ? ReportSentence.Of($", tăng {FigureOf.Points("plan.won", more)} điểm so với năm {FigureOf.Year(report)}") : ReportSentence.Empty)}.{where}");
        var number = 0;
        foreach (var (total, index) in lost.ByAgency.Select((total, i) => (total, i)).Where(pair => pair.total.Name.Length > 0))
            yield return ReportSentence.Of($"{Number(++number)} {total.Name}: chủ trì khắc phục {FigureOf.LostAt("by_agency", index, total)} ({Codes(report, total.Name)}).");

        if (lost.WithoutCause.Count > 0)
            yield return ReportSentence.Of($"{Number(++number)} Cơ quan chủ trì làm rõ nguyên nhân của {FigureOf.Count("lost.without_cause_count", lost.WithoutCause.Count)} nội dung chưa nêu nguyên nhân.");

        if (lost.WithoutLead.Count > 0)
            yield return ReportSentence.Of($"{Number(++number)} Ủy ban nhân dân giao cơ quan chủ trì đối với {FigureOf.Count("lost.without_lead_count", lost.WithoutLead.Count)} nội dung chưa có cơ quan chịu trách nhiệm.");

        yield return ReportSentence.Of($"{Number(++number)} Các cơ quan giữ kết quả ở {FigureOf.Count("full_leaves", report.FullLeaves)} tiêu chí, tiêu chí thành phần đã có điểm tối đa: điểm được tính lại từ đầu mỗi năm.");
    }

    private static string Codes(AnalysisReport report, string agency) => string.Join(", ", report.Ledger.Rows.Where(row => row.Lead.Contains(agency)).Select(row => row.Code));

    private static string Number(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}.");
}
