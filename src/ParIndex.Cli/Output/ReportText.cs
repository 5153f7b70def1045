using ParIndex.Core.Reports;

namespace ParIndex.Cli.Output;

/// <summary>A report in a few lines, and what a printed report says otherwise.</summary>
internal static class ReportText
{
    public static void Print(Terminal terminal, AnalysisReport report, ReportComparison? comparison)
    {
        string Show(decimal value, int digits) => Figures.Fixed(value, digits, terminal.Language);
        var (total, lost) = (report.Total, report.Ledger.Rows.Count);
        terminal.Line(terminal.Say(new(
            $"{report.Unit}, năm {report.Year}: {Show(total.Points, 2)}/{Show(total.Max, 0)} điểm; thẩm định {Show(report.Appraised.Points, 2)}/{Show(report.Appraised.Max, 2)}, điều tra {Show(report.Survey.Points, 2)}/{Show(report.Survey.Max, 2)}; bị trừ {Show(report.Ledger.Lost, 2)} điểm ở {lost} tiêu chí.",
            $"{report.Unit}, {report.Year}: {Show(total.Points, 2)}/{Show(total.Max, 0)} points; appraised {Show(report.Appraised.Points, 2)}/{Show(report.Appraised.Max, 2)}, surveys {Show(report.Survey.Points, 2)}/{Show(report.Survey.Max, 2)}; {Show(report.Ledger.Lost, 2)} lost at {lost} leaves.")));
        if (report.Unscored.Count > 0)
        {
            var codes = string.Join(", ", report.Unscored);
            terminal.Line(terminal.Say(new($"  ! {report.Unscored.Count} tiêu chí chưa có điểm: {codes}.", $"  ! {report.Unscored.Count} leaves have no points: {codes}.")));
        }

        if (comparison is not null)
            Print(terminal, comparison);
    }

    private static void Print(Terminal terminal, ReportComparison comparison)
    {
        var (rounded, cut, wrong) = (comparison.Of(DifferenceKind.Rounded).Count(), comparison.Of(DifferenceKind.Cut).Count(), comparison.Of(DifferenceKind.Wrong).Count());
        terminal.Line(terminal.Say(new(
            $"So với văn bản đã in: {comparison.Compared} số trong lời văn được đối chiếu; khác số tính được: {rounded} làm tròn, {cut} cắt chữ số, {wrong} sai.",
            $"Beside the printed text: {comparison.Compared} figures of its prose compared; other than computed: {rounded} rounded, {cut} cut, {wrong} wrong.")));
        foreach (var difference in comparison.Differences.Where(difference => difference.Kind == DifferenceKind.Wrong || (difference.Kind == DifferenceKind.Cut && !difference.IsInTable)).OrderByDescending(difference => difference.Kind))
        {
            var code = difference.Code.Length == 0 ? "" : difference.Code + " · ";
            terminal.Line($"  {(difference.Kind == DifferenceKind.Wrong ? "✗" : "·")} {code}{terminal.Say(difference.Message)} ({terminal.Say(difference.Source.ToMessage())})");
        }

        // Every one of them stands in the JSON, and the check command tells them one by one.
        var cells = comparison.Of(DifferenceKind.Cut).Where(difference => difference.IsInTable).Select(difference => difference.Code).Distinct(StringComparer.Ordinal).ToList();
        if (cells.Count > 0)
            terminal.Line(terminal.Say(new($"  · Số trong bảng bị cắt chữ số ở: {string.Join(", ", cells)}.", $"  · Figures of the table that were cut: {string.Join(", ", cells)}.")));
    }
}
