using System.Globalization;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Units;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Plans.Reporting;

/// <summary>A report on a plan as an official document in the form of Decree 30/2020/NĐ-CP: text, figures by field, and an appendix with every task. All figures are the report's own.</summary>
public static class ReportPaper
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Writes the report as DOCX.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="report">The report.</param>
    /// <param name="plan">The plan it is on.</param>
    /// <param name="figures">Its figures: as sent, or as they stand.</param>
    /// <param name="texts">Its texts.</param>
    /// <param name="register">Units, for names.</param>
    public static void Write(Stream stream, ProgressReport report, Plan plan, ReportFigures figures, IReadOnlyDictionary<ReportSection, string> texts, UnitRegister register)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(register);
        var unit = register.Find(report.UnitId);
        string NameOf(string id) => register.Find(id)?.NameAt(UnitRegister.YearEnd(plan.YearFrom)).Full ?? id;
        var name = NameOf(report.UnitId);
        var isCommittee = unit?.Kind.IsTerritorial() ?? false;
        var issuer = isCommittee ? "Ủy ban nhân dân " + Lower(name) : name;
        var writer = new DocxWriter()
            .Letterhead(new Letterhead(issuer, isCommittee ? "BC-UBND" : "BC", Letterhead.PlaceOf(isCommittee ? Lower(name) : Lower(NameOf(report.OwnerId)))))
            .Title("Báo cáo", $"Kết quả thực hiện {Lower(plan.Name)}, {PeriodOf(report)}");
        var done = figures.Lights.GetValueOrDefault(TaskLight.Done);
        Section(writer, "I. TÌNH HÌNH CHUNG",
        [
            string.Create(Vietnamese, $"Tính đến ngày {figures.Day:dd/MM/yyyy}, {(report.IsMerged ? "kế hoạch" : "đơn vị")} có {figures.Count} nhiệm vụ: {Words(figures)}."),
            .. figures.Count == 0 ? [] : new[] { string.Create(Vietnamese, $"Tỷ lệ nhiệm vụ đã hoàn thành và được xác nhận: {100m * done / figures.Count:0.##}%.") },
            .. figures.Won == 0 ? [] : new[] { string.Create(Vietnamese, $"Các tiêu chí có nhiệm vụ hoàn thành tăng {figures.Won:0.####} điểm so với năm trước.") },
            .. figures.Approved + figures.Spent == 0 ? [] : new[] { string.Create(Vietnamese, $"Kinh phí được duyệt {figures.Approved:0.##} triệu đồng, đã chi {figures.Spent:0.##} triệu đồng.") },
            .. report.IsMerged && figures.NotSent.Count > 0 ? new[] { string.Create(Vietnamese, $"{figures.NotSent.Count} đơn vị chưa gửi báo cáo: {string.Join("; ", figures.NotSent.Select(NameOf))}.") } : [],
            .. figures.Silent.Any() ? new[] { string.Create(Vietnamese, $"{figures.Silent.Count()} nhiệm vụ không có báo cáo tiến độ trong kỳ (xem Phụ lục).") } : [],
        ]);
        if (figures.Fields.Count > 1)
        {
            writer.Table(new DocxTable([10, 60, 22, 22, 22, 22], 1,
            [
                DocxRow.Header("STT", "Lĩnh vực", "Nhiệm vụ", "Hoàn thành", "Có nguy cơ", "Quá hạn"),
                .. figures.Fields.Select(field => new DocxRow([DocxCell.Of(field.Code), DocxCell.Of(field.Title), Number(field.Tasks), Number(field.Done), Number(field.AtRisk), Number(field.Late)])),
            ]));
        }

        foreach (var (section, title) in Titles)
            Section(writer, title, texts.GetValueOrDefault(section) is { Length: > 0 } text ? text.Split('\n') : ["Không."]);

        writer.Signature(new SignatureBlock(
            [report.IsMerged ? "Cơ quan cấp trên (để báo cáo)" : NameOf(report.OwnerId) + " (để tổng hợp)", "Lưu: VT"], isCommittee ? ["TM. Ủy ban nhân dân", "CHỦ TỊCH"] : ["THỦ TRƯỞNG CƠ QUAN"], ""));
        writer.Section(landscape: true).AppendixTitle("Phụ lục", "TIẾN ĐỘ TỪNG NHIỆM VỤ", $"(Kèm theo Báo cáo của {issuer})").Table(new DocxTable([16, 75, 42, 27, 20, 26, 50], 1,
        [
            DocxRow.Header("Mã", "Nhiệm vụ", "Chủ trì", "Hạn", "Tiến độ", "Đánh giá", "Kết quả trong kỳ"),
            .. figures.Tasks.Select(task => new DocxRow(
            [
                DocxCell.Of(task.Code), DocxCell.Of(task.Text), DocxCell.Of(task.Leads.Count > 6 ? string.Create(Vietnamese, $"{task.Leads.Count} cơ quan, đơn vị") : string.Join("; ", task.Leads.Select(NameOf))),
                DocxCell.Of(task.Due?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "Thường xuyên"), DocxCell.Of(string.Create(Vietnamese, $"{task.Percent}%")), DocxCell.Of(LightOf(task.Light)),
                DocxCell.Of(task.Note.Length > 0 ? task.Note : task.Light is TaskLight.Done or TaskLight.NotBegun ? "" : "Không có báo cáo trong kỳ"),
            ])),
        ]));
        writer.Save(stream);
    }

    /// <summary>The period of a report in words.</summary>
    public static string PeriodOf(ProgressReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Kind switch
        {
            ReportKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"quý {Roman[(report.From.Month - 1) / 3]} năm {report.From.Year}"),
            ReportKind.HalfYear => string.Create(CultureInfo.InvariantCulture, $"6 tháng {(report.From.Month == 1 ? "đầu" : "cuối")} năm {report.From.Year}"),
            ReportKind.Year => string.Create(CultureInfo.InvariantCulture, $"năm {report.From.Year}"),
            ReportKind.MidTerm => string.Create(CultureInfo.InvariantCulture, $"sơ kết {report.From.Year}-{report.To.Year}"),
            ReportKind.Final => string.Create(CultureInfo.InvariantCulture, $"tổng kết {report.From.Year}-{report.To.Year}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(report.Kind == ReportKind.Field ? "lĩnh vực " : "")}{report.Subject}, từ {report.From:dd/MM/yyyy} đến {report.To:dd/MM/yyyy}"),
        };
    }

    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    private static readonly (ReportSection Section, string Title)[] Titles =
    [
        (ReportSection.Results, "II. KẾT QUẢ ĐẠT ĐƯỢC"), (ReportSection.Limits, "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"), (ReportSection.Next, "IV. NHIỆM VỤ KỲ TỚI"), (ReportSection.Proposals, "V. KIẾN NGHỊ, ĐỀ XUẤT"),
    ];

    private static string Words(ReportFigures figures) => string.Join("; ", Enum.GetValues<TaskLight>().Where(light => figures.Lights.GetValueOrDefault(light) > 0)
        .Select(light => string.Create(Vietnamese, $"{figures.Lights[light]} {LightOf(light).ToLower(Vietnamese)}")));

    internal static string LightOf(TaskLight light) => light switch
    {
        TaskLight.Done => "Hoàn thành",
        TaskLight.Reported => "Chờ xác nhận",
        TaskLight.NotBegun => "Chưa đến hạn bắt đầu",
        TaskLight.OnTrack => "Đúng tiến độ",
        TaskLight.AtRisk => "Có nguy cơ",
        _ => "Quá hạn",
    };

    private static DocxCell Number(int count) => DocxCell.Centered(count.ToString(Vietnamese));

    internal static string Lower(string name) => name.Length == 0 ? name : char.ToLower(name[0], Vietnamese) + name[1..];

    private static void Section(DocxWriter writer, string title, IReadOnlyList<string> paragraphs)
    {
        writer.Paragraph(title, TextLook.Body with { Bold = true });
        foreach (var paragraph in paragraphs)
            writer.Paragraph(paragraph, TextLook.Body);
    }
}
