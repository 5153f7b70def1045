using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Quality;
using ParIndex.Core.Surveys.Quality.CallBacks;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Documents;
using ParIndex.Web.Access;
using ParIndex.Web.Pages.Import;

namespace ParIndex.Web.Pages.Surveys.Quality;

/// <summary>Answers to check by asking a second time: the draw, the list to print, second answers, how well both agree.</summary>
[Needs(Permission.ManageSurveys)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class CallBackModel(
    SurveyAccess access, WaveStore waves, QuestionnaireStore questionnaires, CallBackDesk desk, CallBackStore store, SheetReader sheets, Texts texts) : SurveyPage(access, waves, texts)
{
    public const long LargestFile = 8L << 20;
    public const long MostBytes = 9L << 20;

    private static readonly Message BadSeed = new("Mầm ngẫu nhiên là một số nguyên không âm; để trống để máy tự chọn.", "The seed is a whole number of 0 or more; leave it empty to have one chosen.");
    private static readonly Message NoFile = new($"Hãy chọn tệp, đến {LargestFile >> 20} MB.", $"Choose a file of up to {LargestFile >> 20} MB.");

    public IReadOnlyList<CallBack> List { get; private set; } = [];

    /// <summary>First answers of the list, for channel and receipt.</summary>
    public IReadOnlyDictionary<AnswerKey, ShownAnswer> Firsts { get; private set; } = new Dictionary<AnswerKey, ShownAnswer>();

    public MatchReport? Report { get; private set; }

    public Questionnaire Questionnaire { get; private set; } = null!;

    /// <summary>The one being typed; null: none.</summary>
    public CallBack? Asked { get; private set; }

    public AnswerSheet Sheet { get; private set; } = AnswerSheet.Empty;

    public IReadOnlyDictionary<string, Message> Problems { get; private set; } = new Dictionary<string, Message>();

    public IReadOnlyList<Message> FileProblems { get; private set; } = [];

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task<IActionResult> OnGetAsync(int? so, CancellationToken cancel)
    {
        if (!await LoadAsync(so, cancel))
            return NotFound();

        Sheet = Asked?.Sheet ?? AnswerSheet.Empty;
        return Page();
    }

    public async Task<IActionResult> OnPostDrawAsync(decimal? share, string? seed, CancellationToken cancel)
    {
        var own = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) >> 24;
        if (!string.IsNullOrWhiteSpace(seed) && !ulong.TryParse(seed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out own))
            return Tell(BadSeed, "");

        var (count, problem) = await desk.DrawAsync(Wave.Id, (share ?? 0) / 100, own, cancel);
        return Tell(problem, L["Đã rút {0} phiếu để gọi lại.", Show.Count(count)]);
    }

    public async Task<IActionResult> OnPostTypeAsync(int? so, CancellationToken cancel)
    {
        if (!await LoadAsync(so, cancel) || Asked is null)
            return NotFound();

        Sheet = AnswerSheet.Of(Field.Of(Questionnaire).Select(field => new KeyValuePair<string, IReadOnlyList<string>>(field.Code, [.. Request.Form["a." + field.Code].OfType<string>()])));
        var (problems, refusal) = await desk.TypeAsync(Wave.Id, Asked.Answer, Sheet, cancel);
        Problems = problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Text, StringComparer.Ordinal);
        return Problems.Count > 0 ? Page() : Tell(refusal, L["Đã ghi lần hỏi lại của phiếu số {0}.", Asked.Place]);
    }

    public async Task<IActionResult> OnPostFileAsync(IFormFile? tep, CancellationToken cancel)
    {
        if (tep is null || tep.Length > LargestFile)
            return Tell(NoFile, "");

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
                await tep.CopyToAsync(file, cancel);

            var taken = await desk.ImportAsync(Wave.Id, path, cancel);
            if (taken.Problems.Count == 0)
                return Tell(null, L["Đã nhận {0} phiếu hỏi lại.", Show.Count(taken.Count)]);

            FileProblems = taken.Problems;
        }
        catch (DocumentException broken)
        {
            FileProblems = [broken.Problem];
        }
        finally
        {
            System.IO.File.Delete(path);
        }

        return await LoadAsync(null, cancel) ? Page() : NotFound();
    }

    /// <summary>Name of a question by its field.</summary>
    public string Question(string field) => Field.Of(Questionnaire).FirstOrDefault(one => one.Code == field)?.Text.In(Wording.Vietnamese) ?? field;

    private async Task<bool> LoadAsync(int? number, CancellationToken cancel)
    {
        if (await questionnaires.ContentAsync(Wave.QuestionnaireId, cancel) is not { } questionnaire)
            return false;

        Questionnaire = questionnaire;
        List = await store.ListAsync(Wave.Id, cancel);
        Firsts = await sheets.ReadAsync(Wave.Id, questionnaire, [.. List.Select(one => one.Answer)], cancel);
        Report = await desk.ReportAsync(Wave.Id, questionnaire, List, cancel);
        Asked = List.FirstOrDefault(one => one.Place == number);
        return true;
    }
}
