using ParIndex.Core.Results.Checking;
using ParIndex.Core.Text;

namespace ParIndex.Core.Reports;

/// <summary>Whether the fields a text prints add up to the index it prints: fields that were each cut fall short of it.</summary>
internal static class PrintedSums
{
    public static IEnumerable<ReportDifference> Of(IReadOnlyList<Statement> statements, AnalysisReport report)
    {
        var total = statements.FirstOrDefault(statement => statement.Subject!.IsTotal);
        var fields = report.Fields.Select(field => statements.FirstOrDefault(statement => statement.Subject!.Row is { Level: 1 } row && row.Code == field.Code)).ToList();
        if (total is null || fields.Count == 0 || fields.Contains(null))
            yield break;

        var sum = fields.Sum(field => field!.Points);
        var off = Math.Abs(sum - total.Points);
        if (off == 0)
            yield break;

        // Each field and the total may be off by less than one in the last digit printed.
        var digits = fields.Append(total).Min(figure => figure!.Points.Scale);
        var isDigits = off < (fields.Count + 1) * new decimal(1, 0, 0, false, (byte)Math.Clamp((int)digits, 0, 20));
        var (why, whyEn) = isDigits ? ("vì chữ số của từng lĩnh vực bị cắt hoặc làm tròn", "since the fields lost digits one by one") : ("sửa cho khớp", "make them agree");
        yield return new ReportDifference(
            isDigits ? DifferenceKind.Cut : DifferenceKind.Wrong, total.Paragraph.Source, TableView.TotalCode, "sum", Figures.Vi(sum), Figures.En(report.Total.Points),
            new Message(
                $"Điểm các lĩnh vực in trong lời văn cộng lại {Figures.Vi(sum)}, tổng điểm in {Figures.Vi(total.Points)} (tính được {Figures.Vi(report.Total.Points)}): lệch {Figures.Vi(off)}, {why}.",
                $"The fields printed in the text add up to {Figures.En(sum)}, the printed total is {Figures.En(total.Points)} (computed {Figures.En(report.Total.Points)}): off by {Figures.En(off)}, {whyEn}."));
    }
}
