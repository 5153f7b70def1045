using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Overview;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Overview;

/// <summary>One printable page for leaders: index now and expected, points at risk, what to decide this week, agencies, goals, and the way to everything else.</summary>
[Needs(Permission.ReadPlan)]
public sealed class ShowOverviewModel(Visitor visitor, OverviewQuery query, PlanStore plans, UnitStore units, TimeProvider clock) : PageModel
{
    public const int MostAgencies = 30;

    /// <summary>Units shown as links; more are chosen from a list.</summary>
    public const int MostLinks = 12;

    private UnitRegister register = null!;

    public PlanOverview? Overview { get; private set; }

    /// <summary>Units with a plan, or authorities, the visitor reads plans of.</summary>
    public IReadOnlyList<(string Id, string Name)> Choices { get; private set; } = [];

    public string UnitName => Overview is null ? "" : NameOf(Overview.UnitId);

    public bool MayMake => Overview is not null && visitor.May(Permission.MakePlan, Overview.UnitId);

    /// <summary>Address of the page without a unit.</summary>
    public string Here => Request.PathBase + "/dieu-hanh";

    /// <summary>Where to go from here.</summary>
    public IReadOnlyList<(string Path, string Name, string What)> Next
    {
        get
        {
            var next = new List<(string, string, string)>
            {
                ("/ke-hoach", Texts.Key("Kế hoạch"), Texts.Key("Mục tiêu, nhiệm vụ từng tiêu chí; lập, trình, ban hành.")),
                ("/nhiem-vu", Texts.Key("Nhiệm vụ của tôi"), Texts.Key("Việc giao cho đơn vị bạn: báo tiến độ, minh chứng, vướng mắc.")),
            };
            if (Overview?.Board is { } board)
                next.Add(($"/ke-hoach/{board.Plan.Id}/bao-cao", Texts.Key("Báo cáo"), Texts.Key("Báo cáo quý, 6 tháng, năm; tổng hợp từ các đơn vị.")));

            if (Overview?.WithResult is { } latest)
            {
                var unit = $"/don-vi/{UnitSlug.Of(Overview.UnitId)}/{latest.Year.ToString(CultureInfo.InvariantCulture)}";
                next.Add((unit + "/diem-mat", Texts.Key("Điểm bị trừ"), Texts.Key("Vì sao, do ai, lấy lại thế nào.")));
                next.Add((unit + "/bao-cao-phan-tich.docx", Texts.Key("Báo cáo phân tích (DOCX)"), Texts.Key("Kết cấu, kết quả, điểm mất, nguyên nhân, nhiệm vụ; kèm biểu đồ.")));
                next.Add((unit + "/diem-re-nhat", Texts.Key("Điểm rẻ nhất"), Texts.Key("Nên làm gì trước với nguồn lực có hạn.")));
                next.Add((unit + "/gia-dinh", Texts.Key("Thử giả định"), Texts.Key("Đổi số liệu, xem chỉ số và thứ hạng đổi theo.")));
                next.Add(($"/xep-hang/{latest.Year.ToString(CultureInfo.InvariantCulture)}/mo-phong", Texts.Key("Mô phỏng thứ hạng"), Texts.Key("Thứ hạng chắc đến đâu.")));
            }

            return next;
        }
    }

    public async Task<IActionResult> OnGetAsync(string? id, string? donVi, CancellationToken cancel)
    {
        if (donVi is not null)
            return Redirect($"{Request.PathBase}/dieu-hanh/{Uri.EscapeDataString(donVi)}");

        register = await units.RegisterAsync(cancel);
        var mine = visitor.Units(Permission.ReadPlan);
        var planned = (await plans.ListAsync(cancel)).OrderByDescending(plan => plan.Stage == PlanStage.Issued).Select(plan => plan.UnitId);
        var own = visitor.Assignments.Select(one => one.Unit).OfType<string>();
        var list = planned.Concat(own).Where(unit => mine?.Contains(unit) ?? true).Distinct(StringComparer.Ordinal).Where(unit => register.Find(unit) is not null).ToList();
        Choices = [.. list.Select(unit => (unit, NameOf(unit)))];
        var asked = id is null ? list.FirstOrDefault() : UnitSlug.ToId(id);
        if (asked is null)
            return Page();

        if (register.Find(asked) is null)
            return NotFound();

        visitor.Demand(Permission.ReadPlan, asked);
        Overview = await query.OfAsync(asked, cancel);
        return Page();
    }

    public string NameOf(string unit) => register.Find(unit)?.NameAt(clock.Today()).Full ?? unit;

    public static string Word(DecisionKind kind) => kind switch
    {
        DecisionKind.Plan => Texts.Key("Kế hoạch chờ ban hành"),
        DecisionKind.Obstacle => Texts.Key("Vướng mắc chờ trả lời"),
        DecisionKind.Late => Texts.Key("Quá hạn"),
        _ => Texts.Key("Không có ai chủ trì"),
    };
}
