using System.Globalization;
using ParIndex.Core.Reports;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Reports;

/// <summary>Charts of a report. Each shows figures that a table or the text has too.</summary>
internal static class ReportCharts
{
    /// <summary>Percent of each field, beside the year before where known.</summary>
    public static BarChart Fields(AnalysisReport report, decimal top)
    {
        var year = report.Year.ToString(CultureInfo.InvariantCulture);
        List<ChartSeries> series = [new($"Năm {year}", [.. report.Fields.Select(field => (decimal?)field.Result.Percent)])];
        if (report.Fields.Any(field => field.Before is not null))
            series.Insert(0, new($"Năm {(report.Year - 1).ToString(CultureInfo.InvariantCulture)}", [.. report.Fields.Select(field => field.Before?.Percent)]));

        return new BarChart($"Chỉ số của từng lĩnh vực năm {year} (%)", Names(report), series) { Max = top, Description = $"Biểu đồ cột: {string.Join("; ", report.Fields.Select(field => $"lĩnh vực {field.Code} {ReportTables.Percent(field.Result.Percent)}%"))}." };
    }

    /// <summary>Points each field lost.</summary>
    public static BarChart LostByField(AnalysisReport report) => new(
        "Số điểm bị trừ theo lĩnh vực", Names(report), [new("Điểm bị trừ", [.. report.Fields.Select(field => (decimal?)field.Result.Lost)])])
    {
        Description = "Biểu đồ cột: số điểm bị trừ của từng lĩnh vực, như chênh lệch giữa điểm tối đa và điểm đạt được ở bảng chỉ số của từng lĩnh vực.",
    };

    private static List<string> Names(AnalysisReport report) => [.. report.Fields.Select(field => "LV " + field.Code)];
}
