using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Paper;
using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Surveys.Quotas;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>Paper forms, typed by two people and settled by a third look.</summary>
[Needs(Permission.EnterResponses)]
public sealed class TypePapersModel(SurveyAccess access, WaveStore waves, TypePaper paper, AnswerDesk desk, FollowQuotas quotas, Texts texts) : SurveyPage(access, waves, texts)
{
    private static readonly Message Undecided = new("Còn chỗ chưa chọn: xem phiếu giấy rồi chọn cho từng câu.", "Some places are not decided: look at the paper and choose for each question.");

    public AskedForm? Form { get; private set; }

    public string? Code { get; private set; }

    public AnswerSheet Sheet { get; private set; } = AnswerSheet.Empty;

    public Message? Problem { get; private set; }

    public IReadOnlyDictionary<string, Message> Problems { get; private set; } = new Dictionary<string, Message>();

    public IReadOnlyList<PaperDifference> Differences { get; private set; } = [];

    public IReadOnlyList<WaitingPaper> Waiting { get; private set; } = [];

    /// <summary>Groups that have their quota.</summary>
    public IReadOnlyList<Message> Full { get; private set; } = [];

    protected override void Demand() => Access.DemandEnter(Wave);

    public async Task OnGetAsync(string? so, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (so is not null && await paper.DifferencesAsync(Wave.Id, so, cancel) is { } waits)
            (Code, Differences) = (so, waits.Differences);
    }

    public Task<IActionResult> OnPostTypeAsync(string? code, CancellationToken cancel) => RunAsync(code, paper.TypeAsync, L["Hai lần nhập khớp: đã nhận phiếu trả lời."], cancel);

    public async Task<IActionResult> OnPostSettleAsync(string? code, CancellationToken cancel)
    {
        // Nothing is chosen for whoever looks: each place is read on the paper.
        if (await paper.DifferencesAsync(Wave.Id, code, cancel) is not { } waits || waits.Differences.All(one => Request.Form.ContainsKey("a." + one.Field.Code)))
            return await RunAsync(code, paper.SettleAsync, L["Đã chọn theo phiếu giấy: đã nhận phiếu trả lời."], cancel);

        await LoadAsync(cancel);
        (Code, Differences, Problem) = (code, waits.Differences, Undecided);
        return Page();
    }

    /// <summary>Whether the form just sent has this answer of a place where two people differ.</summary>
    public bool IsChosen(Field field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Request.HasFormContentType && Request.Form.TryGetValue("a." + field.Code, out var chosen) && chosen == value;
    }

    /// <summary>An answer in words.</summary>
    public string Label(Field field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        return value.Length == 0 ? L["(bỏ trống)"] : string.Join(", ", value.Split(' ').Select(code => field.List?[code]?.Label.In(Wording.Vietnamese)).OfType<string>()) is { Length: > 0 } labels ? labels : value;
    }

    private async Task<IActionResult> RunAsync(string? code, Func<Guid, string?, AnswerSheet, CancellationToken, Task<PaperOutcome>> use, string done, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Code = code;
        if (Form is null)
            return Page();

        // A choice of several fields arrives as one text where it was settled.
        Sheet = AnswerSheet.Of(Form.Checker.Fields.Select(field => new KeyValuePair<string, IReadOnlyList<string>>(
            field.Code, [.. Request.Form["a." + field.Code].OfType<string>().SelectMany(text => field.Type == FieldType.Set ? text.Split(' ') : [text])])));
        var outcome = await use(Wave.Id, code, Sheet, cancel);
        Problem = outcome.Problem;
        Problems = outcome.Problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Text, StringComparer.Ordinal);
        if (Problem is not null || Problems.Count > 0)
            return Page();

        if (outcome.Differences.Count > 0)
        {
            TempData.Warn(L["Hai lần nhập khác nhau ở {0} chỗ: xem lại phiếu giấy.", Show.Count(outcome.Differences.Count)]);
            return Redirect($"{Request.PathBase}{Request.Path}?so={Uri.EscapeDataString(code!)}");
        }

        return Tell(null, outcome.Receipt is null ? L["Đã lưu lần nhập thứ nhất; người khác nhập lần hai."] : done);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Form = Wave.State is WaveState.Open or WaveState.Closed ? await desk.FormAsync(Wave.QuestionnaireId, cancel) : null;
        Waiting = await paper.WaitingAsync(Wave.Id, cancel);
        Full = QuotaWords.Full(await quotas.OfAsync(Wave, cancel));
    }
}
