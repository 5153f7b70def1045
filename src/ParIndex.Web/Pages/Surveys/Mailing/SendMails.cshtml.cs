using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Jobs;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Surveys.Collecting.Following;
using ParIndex.App.Surveys.Collecting.Mailing;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts.Mail;

namespace ParIndex.Web.Pages.Surveys.Mailing;

/// <summary>Mails people of the sample who have not answered: the text is written, looked at with the number of mails, then sent in the background.</summary>
[Needs(Permission.ManageSurveys)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SendMailsModel(
    SurveyAccess access, WaveStore waves, MailingStore mailings, StartMailing start, ReminderStore reminders, MailSender sender, JobBoard jobs, UnitStore units, TimeProvider clock, Texts texts)
    : SurveyPage(access, waves, texts)
{
    private const int UsualMost = 3;
    private const int UsualPause = 3;

    private static readonly Message NoMail = new("Chưa cấu hình gửi thư trên máy chủ này: chưa gửi được.", "Mail is not configured on this server: nothing can be sent.");
    private static readonly string[] MailNames = ["email", "e mail", "thu dien tu", "dia chi email", "hop thu", "mail"];
    private static readonly string[] PersonNames = ["ho ten", "ho va ten", "ten nguoi nop", "nguoi nop", "name", "full name", "ten"];

    /// <summary>What is written so far.</summary>
    public MailingDraft Draft { get; private set; } = null!;

    /// <summary>Columns that hold addresses.</summary>
    public IReadOnlyList<string> MailColumns { get; private set; } = [];

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public IReadOnlyList<string> Areas { get; private set; } = [];

    public IReadOnlyList<StartedMailing> Mailings { get; private set; } = [];

    public IReadOnlyList<Message> Problems { get; private set; } = [];

    /// <summary>Who would get it; null: it is not looked at yet, or something is wrong.</summary>
    public MailingAudience? Audience { get; private set; }

    public WaveJob? Job { get; private set; }

    public bool IsMailOn => sender.IsOn;

    /// <summary>Links work from the first day to the last.</summary>
    public bool IsTime => Wave.State == WaveState.Open && clock.Today() >= Wave.OpensOn && clock.Today() <= Wave.ClosesOn;

    protected override void Demand() => Access.DemandManage(Wave.UnitId);

    public async Task OnGetAsync(MailingKind loai, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var (subject, content) = await UsualAsync(loai, cancel);
        Draft = new MailingDraft(loai, null, Guess(MailColumns, MailNames) ?? MailColumns.FirstOrDefault(""), Guess(Columns, PersonNames) ?? "", UsualMost, UsualPause, subject, content);
    }

    /// <summary>How far the sending is, for scripts; once it is over the page is loaded anew.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken cancel) => HowFar(await JobAsync(cancel));

    public async Task<IActionResult> OnPostLookAsync(MailingFields input, CancellationToken cancel)
    {
        await TakeAsync(input, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostSendAsync(MailingFields input, CancellationToken cancel)
    {
        await TakeAsync(input, cancel);
        if (Problems.Count > 0)
            return Page();

        var (count, problem) = IsMailOn ? await start.RunAsync(Wave.Id, Draft, cancel) : (0, NoMail);
        if (problem is null)
            return Tell(null, L["Đang gửi {0} thư.", Show.Count(count)]);

        Problems = [problem];
        return Page();
    }

    /// <summary>A text as the first who gets it reads it, but for the link: that is made when it is sent.</summary>
    public string Preview(string text) => MailingText.Fill(
        text, Audience!.Recipients.Select(recipient => recipient.Name).FirstOrDefault(""), sender.IsOn ? sender.Address + "/k/••••••" : "https://…/k/••••••", Show.Date(Wave.ClosesOn));

    private async Task TakeAsync(MailingFields input, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(input);
        await LoadAsync(cancel);
        Draft = MailingText.Clean(new MailingDraft(
            input.Loai, Areas.Contains(input.Area, StringComparer.Ordinal) ? input.Area : null, MailColumns.Contains(input.Mail, StringComparer.Ordinal) ? input.Mail! : "",
            Columns.Contains(input.Name, StringComparer.Ordinal) ? input.Name! : "", input.Most, input.Pause, input.Subject ?? "", input.Content ?? ""));
        // Words nobody has touched follow the kind of mail; what was written stays.
        var other = await UsualAsync(Draft.Kind == MailingKind.Invitation ? MailingKind.Reminder : MailingKind.Invitation, cancel);
        if (MailingText.Clean(Draft with { Subject = other.Subject, Content = other.Content }) == Draft)
        {
            var (subject, content) = await UsualAsync(Draft.Kind, cancel);
            Draft = Draft with { Subject = subject, Content = content };
        }

        Problems = MailingText.Check(Draft);
        if (Problems.Count == 0)
            Audience = await mailings.AudienceAsync(Wave.Id, Draft, cancel: cancel);
    }

    /// <summary>Words of a kind of mail as they are offered.</summary>
    private async Task<(string Subject, string Content)> UsualAsync(MailingKind kind, CancellationToken cancel)
    {
        var unit = (await units.RegisterAsync(cancel)).Find(Wave.UnitId)?.NameAt(UnitRegister.YearEnd(Wave.Year)).Full ?? "";
        return (MailingText.Subject(kind, Wave.Name), MailingText.Content(kind, Wave.Name, unit));
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Job = await JobAsync(cancel);
        (MailColumns, Columns) = await mailings.ColumnsAsync(Wave.Id, cancel);
        Areas = [.. (await reminders.OfAsync(Wave.Id, cancel)).Select(area => area.Area).Where(area => area.Length > 0)];
        Mailings = await mailings.ListAsync(Wave.Id, cancel);
    }

    private async Task<WaveJob?> JobAsync(CancellationToken cancel) => await jobs.FindAsync(StartMailing.JobKind, Wave.Id.ToString(), cancel) is { } status
        ? new WaveJob(L["Đang gửi thư"], $"/dieu-tra/{Wave.Id}/thu", status) { Counts = JobParts.Mails } : null;

    private static string? Guess(IReadOnlyList<string> columns, string[] names) =>
        names.Select(name => columns.FirstOrDefault(column => VietnameseText.Clean(VietnameseText.Fold(column).Replace('_', ' ').Replace('-', ' ')) == name)).FirstOrDefault(column => column is not null);
}

/// <summary>A mailing as typed.</summary>
public sealed class MailingFields
{
    public MailingKind Loai { get; set; }

    public string? Area { get; set; }

    public string? Mail { get; set; }

    public string? Name { get; set; }

    public int Most { get; set; }

    public int Pause { get; set; }

    public string? Subject { get; set; }

    public string? Content { get; set; }
}
