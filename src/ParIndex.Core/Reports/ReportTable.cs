using ParIndex.Core.Numbers;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Core.Reports;

/// <summary>The result table of a report: sums and percents computed anew, causes and agencies as stated.</summary>
internal static class ReportTable
{
    private const int PercentDigits = 2;

    public static OfficialTable Of(ReportSource source, ImprovementPlan plan)
    {
        var stated = source.Table.Rows.ToLookup(row => row.Code, StringComparer.Ordinal);
        var lost = source.Ledger.Rows.DistinctBy(row => row.Code, StringComparer.Ordinal).ToDictionary(row => row.Code, StringComparer.Ordinal);
        var rows = plan.Lines.Select((line, i) => Row(line, stated[line.Code].First(), lost.GetValueOrDefault(line.Code), i + 1)).ToList();
        return new OfficialTable
        {
            Columns =
            [
                new(ColumnKind.Code, "STT"), new(ColumnKind.Title, "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"), new(ColumnKind.Max, "Điểm tối đa"),
                new(ColumnKind.Score, "Điểm đạt được", source.Year), new(ColumnKind.Percent, "Đạt chỉ số %"), new(ColumnKind.Cause, "Nguyên nhân bị trừ điểm"),
                new(ColumnKind.Lead, "Chủ trì"), new(ColumnKind.Coordinators, "Phối hợp"),
            ],
            Rows =
            [
                .. rows,
                new OfficialRow
                {
                    Code = "TOTAL", Title = "TỔNG ĐIỂM", Max = plan.Max, Score = plan.Last, Percent = Percent(plan.Last, plan.Max), Source = SourcePlace.AtLine(rows.Count + 1),
                },
            ],
        };
    }

    /// <summary>A printed table may state cause and agencies once for a group; each lost leaf then repeats them, as the ledger has them.</summary>
    private static OfficialRow Row(PlanLine line, OfficialRow stated, LostPoint? lost, int number) => new()
    {
        Code = line.Code,
        Parent = line.Parent,
        Level = line.Level,
        Title = line.Title,
        Max = line.Max,
        Score = line.IsLeaf ? stated.Score : line.Last,
        Percent = Percent(line.Last, line.Max),
        Cause = lost is { Cause.Length: > 0 } ? lost.Cause : line.IsLeaf ? lost?.Step?.Text.Vietnamese ?? "" : stated.Cause,
        Lead = line.IsLeaf ? lost?.Lead ?? [] : stated.Lead,
        Coordinators = line.IsLeaf ? lost?.Coordinators ?? [] : stated.Coordinators,
        Survey = line.Survey,
        Source = SourcePlace.AtLine(number),
    };

    private static decimal? Percent(decimal points, decimal max) => Percentages.Of(points, max) is { } percent ? Rounding.Round(percent, PercentDigits) : null;
}
