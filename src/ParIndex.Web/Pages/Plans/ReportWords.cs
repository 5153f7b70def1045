using ParIndex.App.Plans.Reporting;

namespace ParIndex.Web.Pages.Plans;

/// <summary>Words of reports for people.</summary>
public static class ReportWords
{
    public static string Kind(ReportKind kind) => kind switch
    {
        ReportKind.Quarter => Texts.Key("Quý"),
        ReportKind.HalfYear => Texts.Key("6 tháng"),
        ReportKind.Year => Texts.Key("Năm"),
        ReportKind.AdHoc => Texts.Key("Đột xuất"),
        ReportKind.Field => Texts.Key("Chuyên đề một lĩnh vực"),
        ReportKind.MidTerm => Texts.Key("Sơ kết"),
        _ => Texts.Key("Tổng kết"),
    };

    public static string Section(ReportSection section) => section switch
    {
        ReportSection.Results => Texts.Key("Kết quả đạt được"),
        ReportSection.Limits => Texts.Key("Tồn tại, hạn chế và nguyên nhân"),
        ReportSection.Next => Texts.Key("Nhiệm vụ kỳ tới"),
        _ => Texts.Key("Kiến nghị, đề xuất"),
    };

    public static string Name(ProgressReport report, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Name(report.Kind, report.Subject, report.From, report.To, texts);
    }

    public static string Name(ReportWaiting report, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Name(report.Kind, report.Subject, report.From, report.To, texts);
    }

    private static string Name(ReportKind kind, string subject, DateOnly from, DateOnly to, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var year = from.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return kind switch
        {
            ReportKind.Quarter => texts["Báo cáo quý {0} năm {1}", ((from.Month - 1) / 3) + 1, year],
            ReportKind.HalfYear => texts["Báo cáo 6 tháng năm {0}", year],
            ReportKind.Year => texts["Báo cáo năm {0}", year],
            ReportKind.AdHoc => texts["Báo cáo đột xuất: {0}", subject],
            ReportKind.Field => texts["Báo cáo chuyên đề lĩnh vực {0}", subject],
            ReportKind.MidTerm => texts["Báo cáo sơ kết {0}–{1}", year, to.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            _ => texts["Báo cáo tổng kết {0}–{1}", year, to.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        };
    }
}
