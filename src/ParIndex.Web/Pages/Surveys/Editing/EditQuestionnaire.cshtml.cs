using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires.Editing;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using Question = ParIndex.Core.Surveys.Questionnaires.Question;

namespace ParIndex.Web.Pages.Surveys.Editing;

/// <summary>
/// Builds a questionnaire by sight: its sections and questions in order, the one chosen as a form, and beside it what somebody with a phone will see. One step at a
/// time is kept; what would leave it unsound is told and shown as typed.
/// </summary>
[Needs(Permission.ManageSurveys)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class EditQuestionnaireModel(SurveyAccess access, QuestionnaireStore questionnaires, EditQuestionnaire edit, Texts texts) : PageModel
{
    public const long MostBytes = 1L << 20;

    /// <summary>Kinds of questions, in the order offered.</summary>
    public static IReadOnlyList<QuestionKind> Kinds { get; } = Enum.GetValues<QuestionKind>();

    public KeptQuestionnaire Kept { get; private set; } = null!;

    /// <summary>As kept; after a refused step as it would be.</summary>
    public Questionnaire Form { get; private set; } = null!;

    public TypedFields Typed { get; private set; } = new(null);

    /// <summary>What a step would leave unsound.</summary>
    public IReadOnlyList<QuestionnaireProblem> Problems { get; private set; } = [];

    /// <summary>The question shown as a form; null: a section or the head is.</summary>
    public Question? Question { get; private set; }

    /// <summary>The section shown, or that of the question; null: the head is shown.</summary>
    public Section? Section { get; private set; }

    /// <summary>Language of the phone beside.</summary>
    public string Tongue { get; private set; } = Wording.Vietnamese;

    public async Task<IActionResult> OnGetAsync(Guid id, string? cau, string? muc, string? n, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();

        Tongue = n is not null && Form.Languages.Contains(n, StringComparer.Ordinal) ? n : Form.Languages[0];
        Choose(cau, muc);
        return Page();
    }

    public Task<IActionResult> OnPostHeadAsync(Guid id, string? seen, CancellationToken cancel) => SaveAsync(id, seen, null, null, HeadFields.Put, cancel);

    public Task<IActionResult> OnPostSectionAsync(Guid id, string? seen, string? muc, CancellationToken cancel) => SaveAsync(
        id, seen, null, muc, (form, typed) => form.Sections.FirstOrDefault(one => one.Code == muc) is { } section ? QuestionnaireEdit.PutSection(form, HeadFields.Put(form, section, typed)) : form, cancel);

    public Task<IActionResult> OnPostQuestionAsync(Guid id, string? seen, string? cau, CancellationToken cancel) => SaveAsync(
        id, seen, cau, null, (form, typed) => form.Questions.FirstOrDefault(one => one.Code == cau) is { } question ? QuestionFields.Put(form, question, typed) : form, cancel);

    public Task<IActionResult> OnPostAddSectionAsync(Guid id, string? seen, CancellationToken cancel)
    {
        var added = "";
        return StepAsync(id, seen, Add, () => "muc=" + added, cancel);

        Questionnaire Add(Questionnaire form)
        {
            (form, added) = QuestionnaireEdit.AddSection(form);
            return form;
        }
    }

    public Task<IActionResult> OnPostAddQuestionAsync(Guid id, string? seen, string? muc, QuestionKind kind, CancellationToken cancel)
    {
        var added = "";
        return StepAsync(id, seen, Add, () => "cau=" + added, cancel);

        Questionnaire Add(Questionnaire form)
        {
            if (Enum.IsDefined(kind))
                (form, added) = QuestionnaireEdit.AddQuestion(form, muc ?? "", kind);

            return form;
        }
    }

    public Task<IActionResult> OnPostMoveSectionAsync(Guid id, string? seen, string? muc, bool up, CancellationToken cancel) =>
        StepAsync(id, seen, form => QuestionnaireEdit.MoveSection(form, muc ?? "", up ? -1 : 1), () => "muc=" + Uri.EscapeDataString(muc ?? ""), cancel);

    public Task<IActionResult> OnPostMoveQuestionAsync(Guid id, string? seen, string? cau, bool up, CancellationToken cancel) =>
        StepAsync(id, seen, form => QuestionnaireEdit.MoveQuestion(form, cau ?? "", up ? -1 : 1), () => "cau=" + Uri.EscapeDataString(cau ?? ""), cancel);

    public Task<IActionResult> OnPostRemoveSectionAsync(Guid id, string? seen, string? muc, CancellationToken cancel) =>
        StepAsync(id, seen, form => QuestionnaireEdit.RemoveSection(form, muc ?? ""), () => "", cancel);

    public Task<IActionResult> OnPostRemoveQuestionAsync(Guid id, string? seen, string? cau, string? muc, CancellationToken cancel) =>
        StepAsync(id, seen, form => QuestionnaireEdit.RemoveQuestion(form, cau ?? ""), () => "muc=" + Uri.EscapeDataString(muc ?? ""), cancel);

    /// <summary>A version to change, of one that is locked or official.</summary>
    public async Task<IActionResult> OnPostCopyAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || await edit.CopyAsync(id, cancel) is not { } draft)
            return NotFound();

        TempData.Done(texts["Đã làm bản dự thảo để sửa."]);
        return Redirect($"{Request.PathBase}/dieu-tra/phieu-hoi/{draft}/sua");
    }

    /// <summary>Text of a field, for its input.</summary>
    public string Value(string name, string? stands) => Typed.Show(name, stands);

    private async Task<IActionResult> SaveAsync(Guid id, string? seen, string? question, string? section, Func<Questionnaire, TypedFields, Questionnaire> put, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();

        Typed = new TypedFields(await Request.ReadFormAsync(cancel));
        _ = put(Form, Typed);
        Problems = Typed.Problems.Count > 0 ? [] : await edit.RunAsync(id, seen ?? "", form => put(form, Typed), cancel);
        if (Problems.Count == 0 && Typed.Problems.Count == 0)
            return Back(id, question is not null ? "cau=" + Uri.EscapeDataString(question) : section is not null ? "muc=" + Uri.EscapeDataString(section) : "", texts["Đã lưu."]);

        // Somebody else's change is shown beside what was typed; saving again is then on purpose.
        await FindAsync(id, cancel);
        Form = put(Form, Typed);
        Tongue = Form.Languages is [var first, ..] ? first : Wording.Vietnamese;
        Choose(question, section);
        return Page();
    }

    private async Task<IActionResult> StepAsync(Guid id, string? seen, Func<Questionnaire, Questionnaire> step, Func<string> place, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();

        var problems = await edit.RunAsync(id, seen ?? "", step, cancel);
        if (problems.Count == 0)
            return Back(id, place(), null);

        TempData.Warn(string.Join(' ', problems.Select(problem => texts[problem.Text])));
        return Back(id, "", null);
    }

    private RedirectResult Back(Guid id, string place, string? done)
    {
        if (done is not null)
            TempData.Done(done);

        return Redirect($"{Request.PathBase}/dieu-tra/phieu-hoi/{id}/sua{(place.Length > 0 ? "?" + place : "")}");
    }

    private void Choose(string? question, string? section)
    {
        Question = Form.Questions.FirstOrDefault(one => one.Code == question);
        Section = Question is { } chosen ? Form.Sections.First(one => one.Questions.Contains(chosen)) : Form.Sections.FirstOrDefault(one => one.Code == section);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await questionnaires.FindAsync(id, cancel) is not { } kept || await questionnaires.ContentAsync(id, cancel) is not { } content)
            return false;

        access.DemandManage(kept.UnitId);
        (Kept, Form) = (kept, content);
        return true;
    }
}
