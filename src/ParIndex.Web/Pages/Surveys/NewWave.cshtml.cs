using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>What the form of a new wave holds.</summary>
public sealed class WaveForm
{
    public Guid? Questionnaire { get; set; }

    public string? Name { get; set; }

    public WaveKind Kind { get; set; }

    public AskedGroup Asked { get; set; }

    public DateOnly? OpensOn { get; set; }

    public DateOnly? ClosesOn { get; set; }

    public DateOnly? KeepUntil { get; set; }

    public int? Year { get; set; }

    public int? Minutes { get; set; }

    public int? SmallestCell { get; set; }

    public bool AllowsOpen { get; set; }
}

/// <summary>Sets up a wave.</summary>
[Needs(Permission.ManageSurveys)]
public sealed class NewWaveModel(SurveyAccess access, MakeWave make, QuestionnaireStore questionnaires, UnitStore units, Texts texts) : PageModel
{
    private const int UsualDays = 30;

    private IReadOnlyList<KeptQuestionnaire> kept = [];

    [BindProperty]
    public WaveForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Questionnaires { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<WaveKind>().Select(kind => new SelectListItem(texts[SurveyWords.Kind(kind)], kind.ToString()))];

    public IReadOnlyList<SelectListItem> Groups => [.. Enum.GetValues<AskedGroup>().Select(group => new SelectListItem(texts[SurveyWords.Asked(group)], group.ToString()))];

    public async Task OnGetAsync(Guid? phieu, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var today = access.Today;
        Input = new WaveForm { Questionnaire = phieu, OpensOn = today, ClosesOn = today.AddDays(UsualDays), Year = today.Year, SmallestCell = MakeWave.UsualCell };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (kept.FirstOrDefault(one => one.Id == Input.Questionnaire) is not { } questionnaire)
        {
            ModelState.AddModelError("Input.Questionnaire", texts["Hãy chọn phiếu hỏi."]);
            return Page();
        }

        if (Input.OpensOn is null || Input.ClosesOn is null)
            ModelState.AddModelError("Input.OpensOn", texts["Hãy nhập ngày bắt đầu và ngày kết thúc."]);

        if (!ModelState.IsValid)
            return Page();

        access.DemandManage(questionnaire.UnitId);
        var (id, problems) = await make.RunAsync(
            new WaveDraft(questionnaire.UnitId, Input.Year ?? 0, Input.Name ?? "", Input.Kind, questionnaire.Id, Input.Asked, Input.OpensOn!.Value, Input.ClosesOn!.Value)
            {
                Minutes = Input.Minutes, AllowsOpen = Input.AllowsOpen, SmallestCell = Input.SmallestCell ?? MakeWave.UsualCell, KeepUntil = Input.KeepUntil,
            },
            cancel);
        foreach (var (part, problem) in problems)
            ModelState.AddModelError(FieldOf(part), texts[problem]);

        if (id is null)
            return Page();

        TempData.Done(texts["Đã lập đợt điều tra. Tiếp theo: nhận mẫu, rồi mở đợt."]);
        return Redirect($"{Request.PathBase}/dieu-tra/{id}");
    }

    private static string FieldOf(string part) => part switch
    {
        WaveFields.Name => "Input.Name",
        WaveFields.Questionnaire => "Input.Questionnaire",
        WaveFields.Year => "Input.Year",
        WaveFields.Minutes => "Input.Minutes",
        WaveFields.Cell => "Input.SmallestCell",
        WaveFields.Keep => "Input.KeepUntil",
        _ => "Input.ClosesOn",
    };

    private async Task LoadAsync(CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        kept = [.. (await questionnaires.ListAsync(cancel)).Where(one => access.Manages?.Contains(one.UnitId) ?? true)];
        Questionnaires = [.. kept.Select(one => new SelectListItem(FormattableString.Invariant($"{one.Title} ({one.Code}, {one.Number}) – {register.Find(one.UnitId)?.Name.Full}"), one.Id.ToString()))];
    }
}
