using System.Globalization;
using ParIndex.App.Plans.Reporting;
using ParIndex.Core.Plans.Tracking;
using ParIndex.Core.Units;
using ParIndex.Documents.Templates;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Plans.Templates;

/// <summary>The data a report's document is filled with.</summary>
internal sealed record ReportFacts(ProgressReport Report, Plan Plan, ReportFigures Figures, IReadOnlyDictionary<ReportSection, string> Texts, UnitRegister Register)
{
    public string NameOf(string unit) => Register.Find(unit)?.NameAt(UnitRegister.YearEnd(Plan.YearFrom)).Full ?? unit;

    public bool IsCommittee => Register.Find(Report.UnitId)?.Kind.IsTerritorial() ?? false;

    public string Issuer => IsCommittee ? "Ủy ban nhân dân " + ReportPaper.Lower(NameOf(Report.UnitId)) : NameOf(Report.UnitId);

    public string Place => Letterhead.PlaceOf(ReportPaper.Lower(NameOf(IsCommittee ? Report.UnitId : Report.OwnerId)));

    public int Count(TaskLight light) => Figures.Lights.GetValueOrDefault(light);
}

/// <summary>A progress report as fields of a template; figures are the report's own, as sent or as they stand.</summary>
public static class ReportTemplateFields
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly FieldTable<ReportFacts> Table = new FieldTable<ReportFacts>()
        .Add("co_quan", "Cơ quan báo cáo", "Body that reports", facts => facts.Issuer)
        .Add("dia_danh", "Địa danh trước ngày ký", "Place before the date", facts => facts.Place)
        .Add("so_ky_hieu", "Số, ký hiệu: “Số:        /BC-UBND”", "Number and symbol: “Số:        /BC-UBND”", facts => new Letterhead("", facts.IsCommittee ? "BC-UBND" : "BC", "").NumberLine)
        .Add("dia_danh_ngay_thang", "Địa danh, ngày tháng năm ký", "Place and date of issue", facts => new Letterhead("", "", facts.Place).DateLine)
        .Add("ten_ke_hoach", "Tên kế hoạch được báo cáo", "Plan the report is on", facts => facts.Plan.Name)
        .Add("ky_bao_cao", "Kỳ báo cáo bằng chữ: “quý I năm 2026”", "Period in words", facts => ReportPaper.PeriodOf(facts.Report))
        .Add("tu_ngay", "Ngày đầu kỳ", "First day of the period", facts => Day(facts.Report.From))
        .Add("den_ngay", "Ngày cuối kỳ", "Last day of the period", facts => Day(facts.Report.To))
        .Add("ngay_so_lieu", "Ngày lấy số liệu", "Day of the figures", facts => Day(facts.Figures.Day))
        .Add("so_nhiem_vu", "Số nhiệm vụ", "Tasks", facts => Count(facts.Figures.Count))
        .Add("so_hoan_thanh", "Số nhiệm vụ hoàn thành", "Tasks done", facts => Count(facts.Count(TaskLight.Done)))
        .Add("so_cho_xac_nhan", "Số nhiệm vụ chờ xác nhận", "Tasks waiting to be confirmed", facts => Count(facts.Count(TaskLight.Reported)))
        .Add("so_dung_tien_do", "Số nhiệm vụ đúng tiến độ", "Tasks on track", facts => Count(facts.Count(TaskLight.OnTrack)))
        .Add("so_co_nguy_co", "Số nhiệm vụ có nguy cơ", "Tasks at risk", facts => Count(facts.Count(TaskLight.AtRisk)))
        .Add("so_qua_han", "Số nhiệm vụ quá hạn", "Tasks late", facts => Count(facts.Count(TaskLight.Late)))
        .Add("so_chua_bat_dau", "Số nhiệm vụ chưa đến hạn bắt đầu", "Tasks not begun", facts => Count(facts.Count(TaskLight.NotBegun)))
        .Add("so_khong_bao_cao", "Số nhiệm vụ không có báo cáo trong kỳ", "Tasks nothing was reported of", facts => Count(facts.Figures.Silent.Count()))
        .Add("ty_le_hoan_thanh", "Tỷ lệ hoàn thành (%)", "Share done (%)", facts => facts.Figures.Count == 0 ? "" : (100m * facts.Count(TaskLight.Done) / facts.Figures.Count).ToString("0.##", Vietnamese))
        .Add("diem_tang", "Điểm tăng của tiêu chí có nhiệm vụ hoàn thành", "Points won by tasks done", facts => PlanDigits.Vi(facts.Figures.Won))
        .Add("kinh_phi_duyet", "Kinh phí được duyệt, triệu đồng", "Approved money, million dong", facts => Money(facts.Figures.Approved))
        .Add("kinh_phi_chi", "Kinh phí đã chi, triệu đồng", "Money spent, million dong", facts => Money(facts.Figures.Spent))
        .Add("don_vi_chua_gui", "Đơn vị chưa gửi báo cáo", "Units whose report is missing", facts => string.Join("; ", facts.Figures.NotSent.Select(facts.NameOf)))
        .Add("ket_qua", "Phần kết quả đạt được", "What was done", facts => Text(facts, ReportSection.Results))
        .Add("ton_tai", "Phần tồn tại, hạn chế và nguyên nhân", "What was not, and why", facts => Text(facts, ReportSection.Limits))
        .Add("nhiem_vu_ky_toi", "Phần nhiệm vụ kỳ tới", "What comes next", facts => Text(facts, ReportSection.Next))
        .Add("kien_nghi", "Phần kiến nghị, đề xuất", "What is asked of others", facts => Text(facts, ReportSection.Proposals))
        .List("linh_vuc", "Số nhiệm vụ theo lĩnh vực", "Tasks by field", facts => facts.Figures.Fields, FieldColumns)
        .List("nhiem_vu", "Từng nhiệm vụ", "Each task", facts => facts.Figures.Tasks.Select(task => (Facts: facts, Task: task)), TaskColumns)
        .List("vuong_mac", "Vướng mắc nêu trong kỳ", "Obstacles raised in the period", facts => facts.Figures.Obstacles.Select(one => (Facts: facts, Obstacle: one)), ObstacleColumns);

    private static IReadOnlyList<ListColumn<ReportField>> FieldColumns =>
    [
        new("ma", "Mã lĩnh vực", "Code of the field", one => one.Code), new("ten", "Tên lĩnh vực", "Title of the field", one => one.Title), new("so_nhiem_vu", "Số nhiệm vụ", "Tasks", one => Count(one.Tasks)),
        new("so_hoan_thanh", "Hoàn thành", "Done", one => Count(one.Done)), new("so_co_nguy_co", "Có nguy cơ", "At risk", one => Count(one.AtRisk)), new("so_qua_han", "Quá hạn", "Late", one => Count(one.Late)),
    ];

    private static IReadOnlyList<ListColumn<(ReportFacts Facts, ReportTask Task)>> TaskColumns =>
    [
        new("ma", "Mã của tiêu chí", "Code of the criterion", pair => pair.Task.Code), new("noi_dung", "Nội dung nhiệm vụ", "What is to be done", pair => pair.Task.Text),
        new("chu_tri", "Cơ quan chủ trì", "Leading units", pair => string.Join("; ", pair.Task.Leads.Select(pair.Facts.NameOf))),
        new("han", "Hạn hoàn thành, hoặc “Thường xuyên”", "Last day, or “Thường xuyên” (regular)", pair => pair.Task.Due is { } due ? Day(due) : "Thường xuyên"),
        new("tien_do", "Tiến độ (%)", "Progress (%)", pair => Count(pair.Task.Percent)), new("danh_gia", "Đánh giá: hoàn thành, đúng tiến độ, quá hạn…", "Light: done, on track, late…", pair => ReportPaper.LightOf(pair.Task.Light)),
        new("ly_do", "Vì sao đánh giá như vậy", "Why", pair => pair.Task.Why), new("ket_qua", "Kết quả báo cáo trong kỳ", "What was reported in the period", pair => pair.Task.Note),
        new("diem_tang", "Điểm tăng", "Points won", pair => PlanDigits.Vi(pair.Task.Won)),
    ];

    private static IReadOnlyList<ListColumn<(ReportFacts Facts, ReportObstacle Obstacle)>> ObstacleColumns =>
    [
        new("ma", "Mã của tiêu chí", "Code of the criterion", pair => pair.Obstacle.Code), new("don_vi", "Đơn vị nêu", "Unit that raised it", pair => pair.Facts.NameOf(pair.Obstacle.UnitId)),
        new("noi_dung", "Nội dung vướng mắc", "What is in the way", pair => pair.Obstacle.Text), new("han_tra_loi", "Hạn trả lời", "To be answered by", pair => Day(pair.Obstacle.AnswerBy)), new("tra_loi", "Trả lời", "Answer", pair => pair.Obstacle.Answer ?? ""),
    ];

    /// <summary>Fields and lists of reports.</summary>
    public static TemplateForm Form => Table.Form;

    internal static TemplateValues Of(ReportFacts facts) => Table.Of(facts);

    private static string Text(ReportFacts facts, ReportSection section) => facts.Texts.GetValueOrDefault(section) is { Length: > 0 } text ? text : "Không.";

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Money(decimal money) => money.ToString("#,##0.##", Vietnamese);
}
