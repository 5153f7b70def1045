using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Units;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>Questionnaires of the visitor's units; more from the library or a file.</summary>
[Needs(Permission.ManageSurveys)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class ListQuestionnairesModel(SurveyAccess access, QuestionnaireStore questionnaires, KeepQuestionnaire keep, UnitStore units, Visitor visitor, Texts texts) : PageModel
{
    public const long LargestFile = 4L << 20;
    public const long MostBytes = 5L << 20;

    private UnitRegister register = null!;

    public IReadOnlyList<KeptQuestionnaire> Kept { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Questionnaires of the library: code and what it is called.</summary>
    public IEnumerable<(string Code, string Title)> Library => Shipped.Value.Select(one => (one.Code, one.Title.In(SurveyWords.Tongue(HttpContext))));

    /// <summary>They come with the program and do not change while it runs.</summary>
    private static readonly Lazy<IReadOnlyList<(string Code, Wording Title)>> Shipped = new(() =>
        [.. QuestionnaireLibrary.Shipped().Codes().Select(code => (code, QuestionnaireFile.Load(code).Questionnaire!.Title))]);

    /// <summary>What is wrong with what was just sent.</summary>
    public IReadOnlyList<QuestionnaireProblem> Problems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(null, cancel);

    public Task<IActionResult> OnPostLibraryAsync(string? unit, string? code, CancellationToken cancel) => KeepAsync(unit, stop => keep.FromLibraryAsync(unit!, string.IsNullOrWhiteSpace(code) ? "?" : code, stop), cancel);

    public async Task<IActionResult> OnPostFileAsync(string? unit, IFormFile? tep, CancellationToken cancel)
    {
        if (tep is null || tep.Length > LargestFile)
        {
            TempData.Warn(tep is null ? texts["Hãy chọn tệp phiếu hỏi."] : texts["Tệp lớn hơn {0} MB nên chưa được nhận.", LargestFile >> 20]);
            return Redirect($"{Request.PathBase}{Request.Path}");
        }

        await using var content = tep.OpenReadStream();
        return await KeepAsync(unit, stop => keep.FromFileAsync(unit!, Path.GetFileName(tep.FileName), content, stop), cancel);
    }

    public string NameOf(string unit) => register.Find(unit)?.Name.Full ?? unit;

    private async Task<IActionResult> KeepAsync(string? unit, Func<CancellationToken, Task<(Guid? Id, IReadOnlyList<QuestionnaireProblem> Problems)>> use, CancellationToken cancel)
    {
        await LoadAsync(unit, cancel);
        if (unit is null || register.Find(unit) is null)
            return NotFound();

        access.DemandManage(unit);
        var (id, problems) = await use(cancel);
        if (id is null)
        {
            Problems = [.. problems.Where(problem => problem.IsError)];
            return Page();
        }

        TempData.Done(texts["Đã lưu phiếu hỏi. Hãy xem thử trước khi lập đợt."]);
        return Redirect($"{Request.PathBase}/dieu-tra/phieu-hoi/{id}");
    }

    private async Task LoadAsync(string? chosen, CancellationToken cancel)
    {
        register = await units.RegisterAsync(cancel);
        var tree = register.TreeAt(access.Today);
        var mine = access.Manages;
        Kept = await questionnaires.ListAsync(cancel);
        chosen ??= visitor.Assignments.Select(one => one.Unit).FirstOrDefault(unit => unit is not null);
        Units =
        [
            .. tree.All.Where(unit => unit.Kind != UnitKind.Country && (mine?.Contains(unit.Id) ?? (unit.Kind != UnitKind.Commune && unit.Kind.IsTerritorial())))
                .OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name.Full, StringComparer.CurrentCulture).Select(unit => new SelectListItem(unit.Name.Full, unit.Id, unit.Id == chosen)),
        ];
    }
}
