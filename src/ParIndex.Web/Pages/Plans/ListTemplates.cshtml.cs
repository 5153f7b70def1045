using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Plans.Templates;
using ParIndex.App.Storage.Files;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Plans;

/// <summary>Templates of the visitor's units: what they have, a new one in its place, a template to start from, and every field with its meaning.</summary>
[Needs(Permission.MakePlan)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ListTemplatesModel(PlanAccess access, TemplateStore templates, SaveTemplate save, FileStore files, UnitStore units, Visitor visitor, Texts texts) : PageModel
{
    public const long LargestFile = 16L << 20;
    public const long MostBytes = 18L << 20;

    private UnitRegister register = null!;

    public IReadOnlyList<KeptTemplate> Templates { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>What is wrong with the template just sent.</summary>
    public IReadOnlyList<Message> Problems { get; private set; } = [];

    /// <summary>What was just chosen and not taken.</summary>
    public string? Unit { get; private set; }

    public TemplateKind Kind { get; private set; }

    public async Task OnGetAsync(string? donVi, string? lon, CancellationToken cancel)
    {
        Unit = donVi is null ? null : UnitSlug.ToId(donVi);
        if (lon is not null)
            Problems = [TooLarge];

        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(string? unit, TemplateKind kind, IFormFile? tep, CancellationToken cancel)
    {
        (Unit, Kind) = (unit, kind);
        await LoadAsync(cancel);
        if (unit is null || register.Find(unit) is null)
            return NotFound();

        visitor.Demand(Permission.MakePlan, unit);
        if (tep is null || tep.Length > LargestFile)
        {
            Problems = [tep is null ? new("Hãy chọn tệp mẫu.", "Choose the template.") : TooLarge];
            return Page();
        }

        await using var content = tep.OpenReadStream();
        Problems = await save.RunAsync(unit, kind, Path.GetFileName(tep.FileName), content, cancel);
        if (Problems.Count > 0)
            return Page();

        TempData.Done(texts["Đã lưu mẫu. Văn bản tải xuống từ nay theo mẫu này."]);
        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? unit, TemplateKind kind, CancellationToken cancel)
    {
        visitor.Demand(Permission.MakePlan, unit ?? "");
        await save.RemoveAsync(unit!, kind, cancel);
        TempData.Done(texts["Đã bỏ mẫu."]);
        return Redirect($"{Request.PathBase}{Request.Path}");
    }

    /// <summary>A kept template, to be edited.</summary>
    public async Task<IActionResult> OnGetFileAsync(string? unit, TemplateKind kind, CancellationToken cancel) =>
        unit is not null && await templates.NearestAsync([unit], kind, cancel) is { } kept ? File(await files.OpenReadAsync(kept.FileSha256, cancel), SaveTemplate.MediaType, kept.Name) : NotFound();

    /// <summary>A template to start from.</summary>
    public IActionResult OnGetStart(TemplateKind kind) => File(StartTemplate.Of(kind), SaveTemplate.MediaType, kind == TemplateKind.Plan ? "mau-ke-hoach.docx" : "mau-bao-cao.docx");

    public string NameOf(string unit) => register.Find(unit)?.Name.Full ?? unit;

    /// <summary>What a template is for.</summary>
    public static string Of(TemplateKind kind) => kind == TemplateKind.Plan ? Texts.Key("Kế hoạch") : Texts.Key("Báo cáo thực hiện kế hoạch");

    private static Message TooLarge { get; } = new($"Tệp lớn hơn {LargestFile >> 20} MB nên chưa được nhận.", $"The file is larger than {LargestFile >> 20} MB and was not taken.");

    private async Task LoadAsync(CancellationToken cancel)
    {
        register = await units.RegisterAsync(cancel);
        var tree = register.TreeAt(access.Today);
        var mine = access.Makes;
        Templates = await templates.ListAsync(mine?.ToList(), cancel);
        Units =
        [
            .. tree.All.Where(unit => mine?.Contains(unit.Id) ?? (unit.Kind != UnitKind.Commune && (unit.Kind.IsTerritorial() || tree.Children(unit.Id).Count > 0 || unit.Kind == UnitKind.Department)))
                .OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name.Full, StringComparer.CurrentCulture).Select(unit => new SelectListItem(unit.Name.Full, unit.Id, unit.Id == Unit)),
        ];
    }
}
