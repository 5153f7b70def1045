using ParIndex.Core.Plans;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Reports;

/// <summary>The appendices on lost points: what was lost and why, and what is planned about it.</summary>
internal static class LostTables
{
    private const string Unstated = "Chưa nêu";

    /// <summary>Every leaf that lost points, with cause and responsible agencies. Rows are counted, and codes stand before titles: the table is an extract of appendix I, not a tree.</summary>
    public static DocxTable Lost(AnalysisReport report) => new(
        [6, 38, 8, 10, 10, 36, 18, 20],
        1,
        [
            DocxRow.Header("TT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm đạt được", "Điểm bị trừ", "Nguyên nhân bị trừ điểm", "Chủ trì", "Phối hợp"),
            .. report.Ledger.Rows.Select((row, i) => new DocxRow(
            [
                Number(i), DocxCell.Of($"{row.Code}. {row.Title}"), DocxCell.Centered(ReportTables.Points(row.Max)), DocxCell.Centered(ReportTables.Points(row.Points)),
                DocxCell.Centered(ReportTables.Points(row.Lost)), DocxCell.Of(CauseOf(row)), DocxCell.Of(Names(row.Lead)), DocxCell.Of(string.Join("; ", row.Coordinators)),
            ])),
        ]);

    /// <summary>The same leaves with the target and tasks of next year's draft.</summary>
    public static DocxTable Tasks(AnalysisReport report)
    {
        var lost = report.Ledger.Rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        return new DocxTable(
            [6, 38, 8, 10, 10, 44, 18, 20],
            1,
            [
                DocxRow.Header("TT", "Tiêu chí, tiêu chí thành phần", "Điểm tối đa", "Điểm đạt được", "Mục tiêu", "Nhiệm vụ, giải pháp", "Chủ trì", "Phối hợp"),
                .. report.Plan.Leaves.Where(line => lost.Contains(line.Code)).Select(Task),
            ]);
    }

    private static DocxRow Task(PlanLine line, int index) => new(
    [
        Number(index), DocxCell.Of($"{line.Code}. {line.Title}"), DocxCell.Centered(ReportTables.Points(line.Max)), DocxCell.Centered(ReportTables.Points(line.Last)),
        DocxCell.Centered(ReportTables.Points(line.AtStake)), new DocxCell(line.Tasks.Count == 1 ? [line.Tasks[0].Text] : [.. line.Tasks.Select(task => "- " + task.Text)]),
        DocxCell.Of(Names(line.Lead)), DocxCell.Of(string.Join("; ", line.Coordinators)),
    ]);

    private static DocxCell Number(int index) => DocxCell.Centered((index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static string CauseOf(LostPoint row) => row switch
    {
        { Cause.Length: > 0 } => row.Cause,
        { Step: { } step } => step.Text.Vietnamese,
        { Category: CauseCategory.Unstated } => Unstated,
        _ => row.Category.Name().Vietnamese,
    };

    private static string Names(IReadOnlyList<string> agencies) => agencies.Count == 0 ? Unstated : string.Join("; ", agencies);
}
