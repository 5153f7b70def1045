using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.App.Surveys.Collecting.Quotas;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Languages;

namespace ParIndex.Web.Pages.Surveys.Answer;

/// <summary>
/// The form of who is asked, opened by its link alone. Works without scripts: earlier pages travel in the form, what becomes visible by an answer is shown at
/// the next step, nothing typed is lost. No forgery token: the link is the secret, and no cookie is needed but at open links, where it stands for the browser.
/// </summary>
[Needs(Permission.ReadPublished)]
[IgnoreAntiforgeryToken]
[RequestSizeLimit(LargestAnswer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AnswerFormModel(AnswerDesk desk, OpenQuotas quotas, TokenGate gate, TimeProvider clock) : PageModel
{
    private const long LargestAnswer = 512 << 10;
    private const string BrowserCookie = "phieu";
    private const string AnswerPrefix = "a.";

    private static readonly Message NeedsCookie = new("Trình duyệt chưa nhận dấu “đã trả lời”. Hãy cho phép cookie của trang này rồi gửi lại; câu trả lời vẫn còn.", "The browser does not keep the mark “answered”. Allow cookies of this page and send again; your answers are still here.");

    private static readonly Message Unreadable = new("Phần gửi lên bị hỏng trên đường, chưa nhận được câu trả lời. Bấm nút quay lại của trình duyệt rồi gửi lại.", "What was sent was damaged on its way; no answer was taken. Go back in the browser and send again.");

    public Door Door { get; private set; } = new(ReceiveOutcome.Unknown, null, null, null);

    /// <summary>The wave as anyone may know it; null: not known.</summary>
    public ToldWave? Wave { get; private set; }

    public AskedForm? Form { get; private set; }

    public FormSteps Steps { get; private set; } = null!;

    public int Step { get; private set; }

    /// <summary>Answers so far, as given.</summary>
    public AnswerSheet Sheet { get; private set; } = AnswerSheet.Empty;

    /// <summary>What of them counts, and what is shown.</summary>
    public CheckedAnswers Check { get; private set; } = null!;

    /// <summary>What is wrong with fields of this page.</summary>
    public IReadOnlyDictionary<string, Message> Problems { get; private set; } = new Dictionary<string, Message>();

    /// <summary>What is wrong with the form as a whole; null: nothing.</summary>
    public Message? Problem { get; private set; }

    /// <summary>An answer made more questions visible.</summary>
    public bool HasMore { get; private set; }

    public bool HasConsented { get; private set; }

    public bool LacksConsent { get; private set; }

    /// <summary>When the form was opened, milliseconds since 1970.</summary>
    public long Started { get; private set; }

    /// <summary>Told to who answered; null: not yet.</summary>
    public string? ReceiptCode { get; private set; }

    /// <summary>The secret of the link. Taken from the address alone: it must be known also where the form that was sent cannot be read.</summary>
    private string Token => RouteData.Values["token"] as string ?? "";

    /// <summary>Quotas told at the open link. Only who opens it is told: an answer that was begun is taken.</summary>
    public IReadOnlyList<QuotaProgress> Quotas { get; private set; } = [];

    /// <summary>Enough answers have come in of everybody: nothing is asked.</summary>
    public bool IsEnough { get; private set; }

    /// <summary>They asked not to be reminded just now.</summary>
    public bool IsLeftAlone { get; private set; }

    public bool IsLarge => Request.Query["co"] == "lon";

    /// <summary>Tag of the language of the questions.</summary>
    public string Tongue { get; private set; } = Wording.Vietnamese;

    public bool AsksConsent => Step == 0 && Form is { Questionnaire.Consent.IsEmpty: false };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Started = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (await OpenAsync(cancel) is { } refusal)
            return refusal;

        if (Door is { Kind: "Open", WaveId: { } wave })
        {
            Quotas = await quotas.OfAsync(wave, Form!.Questionnaire, cancel);
            IsEnough = OpenQuotas.IsEnough(Quotas);
        }

        return Show(0);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await OpenAsync(cancel) is { } refusal)
            return refusal;

        if (await ReadAsync(cancel) is not { } typed)
            return Show(0);

        Sheet = AnswerSheet.Of(Form!.Checker.Fields.Select(field => new KeyValuePair<string, IReadOnlyList<string>>(field.Code, [.. typed[AnswerPrefix + field.Code].OfType<string>()])));
        Started = long.TryParse(typed["bd"], NumberStyles.None, CultureInfo.InvariantCulture, out var started) ? started : 0;
        HasConsented = typed["dong-y"] == "1" || Form.Questionnaire.Consent.IsEmpty;
        IsLeftAlone = typed.ContainsKey("thoi-nhac") && Door.Kind == "Personal" && await desk.LeaveAloneAsync(Token, cancel);
        Step = int.TryParse(typed["buoc"], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step < Steps.Count ? step : 0;
        // What is typed so far stays: they may answer all the same.
        if (typed.ContainsKey("doi") || IsLeftAlone)
            return Show(Step);

        var check = Form.Checker.Check(Sheet);
        if (typed.ContainsKey("lui"))
            return Show(Steps.Before(Step, check));

        var seen = typed["hien"].ToString().Split(' ').ToHashSet(StringComparer.Ordinal);
        var here = Steps.Fields(Step).Select(field => field.Code).ToHashSet(StringComparer.Ordinal);
        var problems = check.Problems.Where(problem => here.Contains(problem.Field) && seen.Contains(problem.Field)).ToList();
        HasMore = check.Shown.Any(field => here.Contains(field) && !seen.Contains(field));
        LacksConsent = !HasConsented && AsksConsent;
        if (problems.Count > 0 || HasMore || LacksConsent)
            return Show(Step, problems);

        return Steps.After(Step, check) is { } next ? Show(next) : await SendAsync(cancel);
    }

    /// <summary>What was sent; null: no form a browser would send of this page.</summary>
    private async Task<IFormCollection?> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await Request.ReadFormAsync(cancel);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Problem = Unreadable;
            return null;
        }
    }

    private async Task<IActionResult> SendAsync(CancellationToken cancel)
    {
        var browser = Door.Kind == "Open" ? Request.Cookies[BrowserCookie] : null;
        if (Door.Kind == "Open" && browser is not { Length: > 0 and < 100 })
        {
            MarkBrowser();
            Problem = NeedsCookie;
            return Show(Step);
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var answer = new GivenAnswer(Sheet)
        {
            Token = Token, Language = Tongue, Browser = browser, StartedAt = Started > now - (long)TimeSpan.FromDays(30).TotalMilliseconds && Started <= now ? DateTimeOffset.FromUnixTimeMilliseconds(Started) : null,
        };
        var channel = Door.Kind switch { "Sheet" => AnswerChannel.Qr, "Open" => AnswerChannel.Open, _ => AnswerChannel.Link };
        var receipt = await desk.ReceiveAsync(answer, Form!, channel, cancel);
        if (receipt.Problems.Count > 0)
            return Show(Steps.Of(receipt.Problems), receipt.Problems);

        Door = Door with { Outcome = receipt.Outcome };
        // Told on this very answer: in an address it would stand in logs beside the link.
        ReceiptCode = receipt.Code;
        if (receipt.Code is null)
            Response.StatusCode = StatusCodes.Status409Conflict;

        return Page();
    }

    /// <summary>Finds what stands at the address; null: a form to be answered.</summary>
    private async Task<IActionResult?> OpenAsync(CancellationToken cancel)
    {
        Tongue = PagePlace.Of(HttpContext).IsEnglish ? Wording.English : Wording.Vietnamese;
        if (TokenGate.HasForm(Token))
            Door = await desk.LookAsync(Token, cancel);

        if (Door.Outcome == ReceiveOutcome.Unknown)
        {
            Response.StatusCode = gate.Wrong(HttpContext.Connection.RemoteIpAddress) ? StatusCodes.Status404NotFound : StatusCodes.Status429TooManyRequests;
            return Page();
        }

        if (Door.WaveId is { } wave)
            Wave = await desk.ToldAsync(wave, cancel);

        Form = Door.Outcome == ReceiveOutcome.Ready ? await desk.FormAsync(Door.QuestionnaireId!.Value, cancel) : null;
        if (Form is null)
        {
            if (HttpMethods.IsPost(Request.Method))
                Response.StatusCode = StatusCodes.Status409Conflict;

            return Page();
        }

        var asked = Request.Query["n"].ToString();
        if (Form.Questionnaire.Languages.Contains(asked, StringComparer.Ordinal))
            Tongue = asked;

        Steps = new FormSteps(Form);
        if (Door.Kind == "Open" && HttpMethods.IsGet(Request.Method) && Request.Cookies[BrowserCookie] is null)
            MarkBrowser();

        return null;
    }

    private PageResult Show(int step, IReadOnlyList<AnswerProblem>? problems = null)
    {
        Step = step;
        Check = Form!.Checker.Check(Sheet, isFinal: false);
        Problems = (problems ?? []).DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Text, StringComparer.Ordinal);
        return Page();
    }

    private void MarkBrowser() => Response.Cookies.Append(BrowserCookie, Secrets.NewStamp(), new CookieOptions
    {
        HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, Path = "/",
    });
}
