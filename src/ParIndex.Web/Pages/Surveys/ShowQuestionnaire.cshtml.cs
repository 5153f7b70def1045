using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Surveys.Questionnaires.XlsForm;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>A questionnaire as who is asked sees it, and as files.</summary>
[Needs(Permission.ManageSurveys)]
public sealed class ShowQuestionnaireModel(QuestionnaireStore questionnaires) : PageModel
{
    public KeptQuestionnaire Kept { get; private set; } = null!;

    public Questionnaire Questionnaire { get; private set; } = null!;

    /// <summary>A form not yet answered has nothing wrong.</summary>
    public static IReadOnlyDictionary<string, Message> NoProblems { get; } = new Dictionary<string, Message>();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, string? kieu, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();

        if (kieu == "yaml")
            return File(Encoding.UTF8.GetBytes(QuestionnaireYaml.Write(Questionnaire)), "application/yaml", Kept.Code + ".yaml");

        var bytes = new MemoryStream();
        XlsFormFile.Write(Questionnaire, bytes);
        return File(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kept.Code + ".xlsx");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await questionnaires.FindAsync(id, cancel) is not { } kept || await questionnaires.ContentAsync(id, cancel) is not { } content)
            return false;

        (Kept, Questionnaire) = (kept, content);
        return true;
    }
}
