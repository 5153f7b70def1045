using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Making;
using ParIndex.App.Results.Importing;
using ParIndex.App.Units;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Plans;

/// <summary>What the form of a new plan holds.</summary>
public sealed class PlanForm
{
    public string? Unit { get; set; }

    public PlanKind Kind { get; set; }

    public int? YearFrom { get; set; }

    public int? YearTo { get; set; }

    public PlanStart Start { get; set; }

    public Guid? Earlier { get; set; }

    public Guid? Above { get; set; }

    public string? Basis { get; set; }

    public string? Name { get; set; }
}

/// <summary>Begins a plan: from a published result, a document, an earlier plan, or the plan of an authority above.</summary>
[Needs(Permission.MakePlan)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class NewPlanModel(PlanAccess access, PlanStore plans, StartPlan start, DocumentRecogniser recogniser, UnitStore units, Visitor visitor, Texts texts) : PageModel
{
    public const long LargestFile = 32L << 20;
    public const long MostBytes = 36L << 20;

    [BindProperty]
    public PlanForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Earlier { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Above { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<PlanKind>().Select(kind => new SelectListItem(texts[PlanWords.Kind(kind)], kind.ToString()))];

    public IReadOnlyList<SelectListItem> Starts =>
    [
        new(texts["Kết quả năm trước đã công bố: điểm bị trừ, với mục tiêu và nhiệm vụ văn bản kết quả đã nêu"], nameof(PlanStart.Result)),
        new(texts["Kết quả năm trước đã công bố: mục tiêu và nhiệm vụ đề xuất lại từ đầu"], nameof(PlanStart.ResultAnew)),
        new(texts["Văn bản có bảng tiêu chí hoặc nhiệm vụ"], nameof(PlanStart.Document)),
        new(texts["Kế hoạch trước của đơn vị: việc chưa xong và việc thường xuyên"], nameof(PlanStart.Earlier)),
        new(texts["Kế hoạch cấp trên: phần giao cho đơn vị"], nameof(PlanStart.Above)),
    ];

    public async Task OnGetAsync(string? donVi, int? nam, Guid? tu, Guid? tren, string? lon, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (lon is not null)
            ModelState.AddModelError("tep", texts["Tệp lớn hơn {0} MB nên chưa được nhận.", LargestFile >> 20]);

        var unit = donVi is null ? null : UnitSlug.ToId(donVi);
        var year = nam ?? access.Today.Year;
        Input = new PlanForm
        {
            Unit = unit ?? visitor.Assignments.Select(one => one.Unit).FirstOrDefault(own => Units.Any(item => item.Value == own)) ?? (Units.Count > 0 ? Units[0].Value : null), YearFrom = year, YearTo = year, Earlier = tu, Above = tren,
            Start = tu is not null ? PlanStart.Earlier : tren is not null ? PlanStart.Above : PlanStart.Result,
        };
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? tep, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Input.Unit is not { Length: > 0 } unit)
            ModelState.AddModelError("Input.Unit", texts["Hãy chọn đơn vị."]);

        if (Input.YearFrom is null)
            ModelState.AddModelError("Input.YearFrom", texts["Hãy nhập năm, ví dụ 2026."]);

        if (!ModelState.IsValid)
            return Page();

        visitor.Demand(Permission.MakePlan, Input.Unit);
        var draft = new PlanDraft(Input.Unit!, Input.Kind, Input.Name, Input.YearFrom!.Value, Input.YearTo ?? Input.YearFrom.Value)
        {
            Basis = VietnameseText.Clean(Input.Basis ?? ""), CopiedFrom = Input.Start == PlanStart.Earlier ? Input.Earlier : null, AboveId = Input.Start == PlanStart.Above ? Input.Above : null,
        };
        var document = Input.Start == PlanStart.Document ? await ReadAsync(tep, cancel) : null;
        if (!ModelState.IsValid)
            return Page();

        var (id, problems) = await start.RunAsync(draft, Input.Start, document, cancel);
        foreach (var (part, problem) in problems)
            ModelState.AddModelError(FieldOf(part), texts[problem]);

        if (id is null)
            return Page();

        TempData.Done(texts["Đã lập dự thảo. Hãy xem mục tiêu, nhiệm vụ từng dòng, rồi trình ký."]);
        return Redirect($"{Request.PathBase}/ke-hoach/{id}");
    }

    private async Task<OfficialDocument?> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is null || file.Length > LargestFile)
        {
            ModelState.AddModelError("tep", file is null ? texts["Hãy chọn tệp văn bản."] : texts["Tệp lớn hơn {0} MB nên chưa được nhận.", LargestFile >> 20]);
            return null;
        }

        try
        {
            await using var content = file.OpenReadStream();
            return (await recogniser.ReadAsync(content, Path.GetFileName(file.FileName), cancel)).Document;
        }
        catch (DocumentException problem)
        {
            ModelState.AddModelError("tep", texts[problem.Problem]);
            return null;
        }
    }

    private static string FieldOf(string part) => part switch
    {
        PlanFields.Unit => "Input.Unit",
        PlanFields.Years => "Input.YearFrom",
        PlanFields.Name => "Input.Name",
        PlanFields.Document => "tep",
        _ => "Input.Start",
    };

    private async Task LoadAsync(CancellationToken cancel)
    {
        var tree = (await units.RegisterAsync(cancel)).TreeAt(access.Today);
        var mine = access.Makes;
        // Who may for the whole installation finds authorities first; of a single unit its own.
        Units =
        [
            .. tree.All.Where(unit => unit.Kind != UnitKind.Country && (mine?.Contains(unit.Id) ?? (unit.Kind.IsTerritorial() || tree.Children(unit.Id).Count > 0 || unit.Kind == UnitKind.Department)))
                .Where(unit => mine is not null || unit.Kind != UnitKind.Commune)
                .OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name.Full, StringComparer.CurrentCulture).Select(unit => new SelectListItem(unit.Name.Full, unit.Id)),
        ];
        var listed = await plans.ListAsync(cancel);
        SelectListItem Item(PlanInList plan) => new(string.Create(CultureInfo.InvariantCulture, $"{plan.Name} ({PlanWords.Years(plan.YearFrom, plan.YearTo)})"), plan.Id.ToString());
        Earlier = [new SelectListItem("", ""), .. listed.Where(plan => plan.Stage >= PlanStage.Issued && (mine?.Contains(plan.UnitId) ?? true)).Select(Item)];
        Above = [new SelectListItem("", ""), .. listed.Where(plan => plan.Stage == PlanStage.Issued).Select(Item)];
    }
}
