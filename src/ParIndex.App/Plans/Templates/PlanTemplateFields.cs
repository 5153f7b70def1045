using System.Globalization;
using ParIndex.App.Results.Appendix;
using ParIndex.Core.Plans;
using ParIndex.Core.Results;
using ParIndex.Documents.Templates;
using ParIndex.Documents.Writing;

namespace ParIndex.App.Plans.Templates;

/// <summary>The data a plan's document is filled with.</summary>
/// <param name="Head">What its text says.</param>
/// <param name="Tables">Its official tables.</param>
/// <param name="UnitName">Unit that makes it, in full.</param>
internal sealed record PlanFacts(Plan Plan, PlanContent Content, IReadOnlyList<Goal> Goals, PlanHead Head, OfficialDocument Tables, string UnitName)
{
    public ImprovementPlan Points { get; } = Content.Points(Plan.YearFrom);

    public IEnumerable<TaskRow> Tasks => Content.Tasks.Where(task => !task.IsDropped);

    public string Issuer => Head.Issuer ?? "Ủy ban nhân dân " + Head.Authority;

    public string Symbol => Head.Issuer is null ? "KH-UBND" : "KH";
}

/// <summary>A printed row of a plan's tables.</summary>
internal sealed record PrintedRow(OfficialRow Row, int Part, IReadOnlyList<AppendixColumn> Columns)
{
    /// <summary>What the official layout prints in a column.</summary>
    public string Text(ColumnKind kind) => Columns.FirstOrDefault(column => column.Kind == kind) is not { } column ? ""
        : column.Number(Row) is { } number ? PlanDigits.Vi(number) : string.Join('\n', column.Lines(Row));
}

/// <summary>A plan as fields of a template; every figure is computed from its rows, as in the official layout.</summary>
public static class PlanTemplateFields
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly FieldTable<PlanFacts> Table = new FieldTable<PlanFacts>()
        .Add("co_quan", "Cơ quan ban hành", "Issuing body", facts => facts.Issuer)
        .Add("don_vi", "Đơn vị lập kế hoạch", "Unit that makes the plan", facts => facts.UnitName)
        .Add("dia_danh", "Địa danh trước ngày ký", "Place before the date", facts => Letterhead.PlaceOf(facts.Head.Authority))
        .Add("so_ky_hieu", "Số, ký hiệu: “Số: 05/KH-UBND”", "Number and symbol: “Số: 05/KH-UBND”", facts => new Letterhead("", facts.Symbol, "") { Number = facts.Plan.Number }.NumberLine)
        .Add("dia_danh_ngay_thang", "Địa danh, ngày tháng năm ký", "Place and date of issue", facts => new Letterhead("", "", Letterhead.PlaceOf(facts.Head.Authority)) { Date = facts.Plan.IssuedOn }.DateLine)
        .Add("nguoi_ky", "Họ tên người ký", "Who signs", facts => facts.Plan.Signer)
        .Add("ten_ke_hoach", "Tên kế hoạch", "Name of the plan", facts => facts.Plan.Name)
        .Add("trich_yeu", "Trích yếu: tên kế hoạch, bỏ chữ “Kế hoạch” đầu câu", "Summary: the name without its first word “Kế hoạch”", facts => facts.Head.Subject ?? facts.Plan.Name)
        .Add("can_cu", "Nghị quyết, chương trình được thực hiện", "What the plan carries out", facts => facts.Plan.Basis)
        .Add("nam", "Năm đầu của kế hoạch", "First year of the plan", facts => Count(facts.Plan.YearFrom))
        .Add("nam_truoc", "Năm trước kế hoạch", "Year before the plan", facts => Count(facts.Plan.YearFrom - 1))
        .Add("nam_cuoi", "Năm cuối của kế hoạch", "Last year of the plan", facts => Count(facts.Plan.YearTo))
        .Add("diem_nam_truoc", "Điểm đạt được năm trước", "Points of the year before", facts => Points(facts, plan => plan.Last))
        .Add("diem_toi_da", "Tổng điểm tối đa", "Maximum of all points", facts => Points(facts, plan => plan.Max))
        .Add("diem_muc_tieu", "Tổng điểm phấn đấu", "Points to reach", facts => Points(facts, plan => plan.Target))
        .Add("diem_tang", "Điểm mục tiêu cao hơn năm trước", "Points more than the year before", facts => Points(facts, plan => plan.Target - plan.Last))
        .Add("hang_nam_truoc", "Thứ hạng năm trước: “12/63”", "Rank of the year before: “12/63”", facts => facts.Head.LastRank is var (rank, of) ? FormattableString.Invariant($"{rank}/{of}") : "")
        .Add("so_tieu_chi", "Số tiêu chí, tiêu chí thành phần chấm điểm", "Criteria with points", facts => Count(facts.Points.Leaves.Count()))
        .Add("so_tieu_chi_mat_diem", "Số tiêu chí bị trừ điểm", "Criteria that lost points", facts => Count(facts.Points.Leaves.Count(line => line.Lost > 0)))
        .Add("so_tieu_chi_lay_lai", "Số tiêu chí lấy lại điểm", "Criteria to win points back", facts => Count(facts.Points.Leaves.Count(line => line.AtStake > line.Last)))
        .Add("so_tieu_chi_giu", "Số tiêu chí giữ điểm", "Criteria that keep their points", facts => Count(facts.Points.Leaves.Count(line => line.AtStake == line.Last)))
        .Add("so_nhiem_vu", "Số nhiệm vụ", "Tasks", facts => Count(facts.Tasks.Count()))
        .Add("so_nhiem_vu_duy_tri", "Số nhiệm vụ duy trì", "Tasks that keep points", facts => Count(facts.Tasks.Count(task => task.Kind == PlanTaskKind.Maintain)))
        .Add("kinh_phi_du_kien", "Kinh phí dự kiến, triệu đồng", "Estimated money, million dong", facts => Money(facts.Tasks.Sum(task => task.Estimate ?? 0)))
        .Add("kinh_phi_duyet", "Kinh phí được duyệt, triệu đồng", "Approved money, million dong", facts => Money(facts.Tasks.Sum(task => task.Approved ?? 0)))
        .List(
            "muc_tieu", "Mục tiêu chung của kế hoạch", "Goals of the plan", facts => facts.Goals,
            new ListColumn<Goal>("nam", "Năm của mục tiêu", "Year of the goal", goal => Count(goal.Year)), new("noi_dung", "Mục tiêu thành câu", "The goal as a sentence", GoalText.Of))
        .List("tieu_chi", "Hàng của bảng có điểm: lĩnh vực, tiêu chí, tiêu chí thành phần", "Rows of the table with points", facts => Rows(facts, withPoints: true), RowColumns)
        .List("noi_dung", "Hàng của các bảng không có điểm (hài lòng, nhiệm vụ)", "Rows of tables without points (satisfaction, tasks)", facts => Rows(facts, withPoints: false), RowColumns)
        .List("nhiem_vu", "Từng nhiệm vụ", "Each task", facts => facts.Content.Rows.SelectMany(row => facts.Content.TasksOf(row).Where(task => !task.IsDropped).Select(task => (Row: row, Task: task))), TaskColumns);

    private static IReadOnlyList<ListColumn<PrintedRow>> RowColumns =>
    [
        new("ma", "Mã, số thứ tự in trong bảng", "Code as printed", row => row.Text(ColumnKind.Code)), new("ten", "Tên tiêu chí, nội dung", "Title", row => row.Row.Title),
        new("diem_toi_da", "Điểm tối đa", "Maximum", row => row.Text(ColumnKind.Max)), new("diem_dat", "Điểm đạt năm trước", "Points of the year before", row => row.Text(ColumnKind.Score)),
        new("muc_tieu", "Mục tiêu: điểm, hoặc bằng lời", "Target: points or words", row => row.Text(ColumnKind.Target)), new("nhiem_vu", "Nhiệm vụ, mỗi việc một dòng", "Tasks, one a line", row => row.Text(ColumnKind.Tasks)),
        new("nguyen_nhan", "Nguyên nhân bị trừ điểm", "Why points were lost", row => row.Text(ColumnKind.Cause)), new("chu_tri", "Cơ quan chủ trì", "Leading agencies", row => row.Text(ColumnKind.Lead)),
        new("phoi_hop", "Cơ quan phối hợp", "Coordinating agencies", row => row.Text(ColumnKind.Coordinators)), new("theo_doi", "Cơ quan theo dõi", "Who watches over it", row => row.Text(ColumnKind.Monitor)),
        new("thoi_gian", "Thời gian thực hiện", "Time", row => row.Text(ColumnKind.Time)), new("ghi_chu", "Ghi chú", "Note", row => row.Text(ColumnKind.Note)),
        new("phan", "Số của bảng trong kế hoạch", "Number of the table in the plan", row => Count(row.Part)),
    ];

    private static IReadOnlyList<ListColumn<(PlanRow Row, TaskRow Task)>> TaskColumns =>
    [
        new("ma", "Mã của tiêu chí", "Code of the criterion", pair => pair.Row.Code.Split('#')[0]), new("tieu_chi", "Tên tiêu chí", "Title of the criterion", pair => pair.Row.Title),
        new("noi_dung", "Nội dung nhiệm vụ", "What is to be done", pair => pair.Task.Text), new("san_pham", "Sản phẩm", "Output", pair => pair.Task.Output),
        new("chu_tri", "Cơ quan chủ trì", "Leading agencies", pair => Agencies(pair.Task.Lead ?? pair.Row.Lead)), new("phoi_hop", "Cơ quan phối hợp", "Coordinating agencies", pair => Agencies(pair.Task.Coordinators ?? pair.Row.Coordinators)),
        new("theo_doi", "Cơ quan theo dõi", "Who watches over it", pair => Agencies(pair.Task.Monitor ?? pair.Row.Monitor)),
        new("han", "Hạn hoàn thành, hoặc “Thường xuyên”", "Last day, or “Thường xuyên” (regular)", pair => pair.Task.DueOn?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? (pair.Row.Time.Length > 0 ? pair.Row.Time : "Thường xuyên")),
        new("kinh_phi", "Kinh phí dự kiến, triệu đồng", "Estimated money, million dong", pair => Money(pair.Task.Estimate ?? 0)), new("nguon", "Nguồn kinh phí", "Source of money", pair => pair.Task.MoneySource),
    ];

    /// <summary>Fields and lists of plans.</summary>
    public static TemplateForm Form => Table.Form;

    internal static TemplateValues Of(PlanFacts facts) => Table.Of(facts);

    private static IEnumerable<PrintedRow> Rows(PlanFacts facts, bool withPoints) => facts.Tables.Tables.Zip(facts.Content.Parts)
        .Where(pair => facts.Content.Rows.Any(row => row.Part == pair.Second.Part && row.HasPoints) == withPoints)
        .SelectMany(pair => AppendixColumn.Of(pair.First) is var columns ? pair.First.Rows.Where(row => row.Level > 0).Select(row => new PrintedRow(row, pair.Second.Part, columns)) : []);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Points(PlanFacts facts, Func<ImprovementPlan, decimal> of) => facts.Points.Lines.Count == 0 ? "" : Core.Numbers.Rounding.Round(of(facts.Points), 3).ToString("0.00#", Vietnamese);

    private static string Money(decimal money) => money == 0 ? "" : money.ToString("#,##0.##", Vietnamese);

    private static string Agencies(string[] names) => string.Join("; ", names);
}
