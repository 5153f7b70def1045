using System.Globalization;
using ParIndex.Core.Numbers;
using ParIndex.Core.Reports;
using ParIndex.Core.Results;
using ParIndex.Core.Scoring;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Reports;

/// <summary>Tables in the text of a report.</summary>
internal static class ReportTables
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Each field with maximum, points, percent, last year where known, and group.</summary>
    public static DocxTable Fields(AnalysisReport report)
    {
        var hasBefore = report.Fields.Any(field => field.Before is not null);
        var before = string.Create(CultureInfo.InvariantCulture, $"Năm {report.Year - 1} (%)");
        List<string> header = ["TT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt được", "Đạt chỉ số (%)", .. hasBefore ? [before, "Tăng, giảm (%)"] : Array.Empty<string>(), "Nhóm"];
        List<int> widths = [6, 44, 11, 12, 12, .. hasBefore ? [12, 12] : Array.Empty<int>(), 9];
        var rows = report.Fields.Select(field => new DocxRow(
        [
            DocxCell.Centered(field.Code), DocxCell.Of(field.Title), DocxCell.Centered(Points(field.Result.Max)), DocxCell.Centered(Points(field.Result.Points)), DocxCell.Centered(Percent(field.Result.Percent)),
            .. hasBefore ? [DocxCell.Centered(field.Before is { } last ? Percent(last.Percent) : "–"), DocxCell.Centered(field.Change is { } change ? Signed(change) : "–")] : Array.Empty<DocxCell>(),
            DocxCell.Centered(field.Group ?? "–"),
        ]));
        var total = new DocxRow(
        [
            Bold(""), Bold("Tổng") with { Look = TextLook.TableText with { Bold = true } }, Bold(Points(report.Total.Max)), Bold(Points(report.Total.Points)), Bold(Percent(report.Total.Percent)),
            .. hasBefore ? [Bold(report.Before is { } was ? Percent(was.Percent) : "–"), Bold(report.Before is { } earlier ? Signed(report.Total.Percent - earlier.Percent) : "–")] : Array.Empty<DocxCell>(),
            Bold(report.Group ?? "–"),
        ]);
        return new DocxTable(widths, 1, [DocxRow.Header(header), .. rows, total]);
    }

    /// <summary>Lost points by cause.</summary>
    public static DocxTable Causes(AnalysisReport report)
    {
        var names = Enum.GetValues<CauseCategory>().ToDictionary(category => category.Key(), category => category.Name().Vietnamese, StringComparer.Ordinal);
        return Totals("Nguyên nhân", report.Ledger.ByCause, total => names[total.Name], report, withSum: true);
    }

    /// <summary>Lost points by lead agency; a criterion with several leads counts for each, so there is no sum.</summary>
    public static DocxTable Agencies(AnalysisReport report) =>
        Totals("Cơ quan chủ trì", report.Ledger.ByAgency, total => total.Name.Length == 0 ? "Chưa nêu" : total.Name, report, withSum: false);

    /// <summary>Points with every digit, as the appendices print them.</summary>
    public static string Points(decimal value) => value.ToString("0.############################", Vietnamese);

    /// <summary>Percent with two digits.</summary>
    public static string Percent(decimal value) => Rounding.Round(value, 2).ToString("0.00", Vietnamese);

    private static DocxTable Totals(string name, IReadOnlyList<LostTotal> totals, Func<LostTotal, string> nameOf, AnalysisReport report, bool withSum)
    {
        var rows = totals.Select((total, i) => new DocxRow(
        [
            DocxCell.Centered((i + 1).ToString(CultureInfo.InvariantCulture)), DocxCell.Of(nameOf(total)), DocxCell.Centered(total.Leaves.ToString(CultureInfo.InvariantCulture)),
            DocxCell.Centered(Points(total.Lost)), DocxCell.Centered(Share(total.Lost, report)),
        ]));
        var sum = withSum
            ? new[] { new DocxRow([Bold(""), Bold("Tổng") with { Look = TextLook.TableText with { Bold = true } }, Bold(report.Ledger.Rows.Count.ToString(CultureInfo.InvariantCulture)), Bold(Points(report.Ledger.Lost)), Bold(Share(report.Ledger.Lost, report))]) }
            : [];
        return new DocxTable([6, 50, 14, 16, 14], 1, [DocxRow.Header("TT", name, "Số nội dung", "Số điểm bị trừ", "Tỷ trọng (%)"), .. rows, .. sum]);
    }

    private static string Share(decimal lost, AnalysisReport report) => Percent(Percentages.Of(lost, report.Ledger.Lost) ?? 0);

    private static string Signed(decimal value) => Rounding.Round(value, 2).ToString("+0.00;−0.00;0.00", Vietnamese);

    private static DocxCell Bold(string text) => DocxCell.Header(text);
}
