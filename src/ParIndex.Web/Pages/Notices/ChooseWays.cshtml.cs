using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Accounts.Mail;
using ParIndex.Web.Components;
using ParIndex.Web.Notices;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Notices;

/// <summary>How the visitor wants to be told, and the address of their calendar.</summary>
[Needs(Permission.UseOwnAccount)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChooseWaysModel(
    Visitor visitor, NoticePreferences preferences, CalendarFeeds feeds, NoticeWords words, AccountTable accounts, MailSettings mail, IConfiguration configuration, Texts texts) : PageModel
{
    public NoticePreference Preference { get; private set; } = NoticePreference.Usual;

    public NoticeWords Words => words;

    /// <summary>Topics that concern the visitor.</summary>
    public IReadOnlyList<NoticeTopic> Topics => [.. NoticeKinds.Topics.Where(topic => topic != NoticeTopic.System || visitor.May(Permission.ReadLog))];

    /// <summary>The address just made, shown once.</summary>
    public string? Made { get; private set; }

    public DateTimeOffset? FeedMadeAt { get; private set; }

    public bool MailIsOn => mail.IsOn;

    public string? Email { get; private set; }

    private Guid Me => visitor.Id!.Value;

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostSaveAsync(Dictionary<NoticeTopic, NoticeWay> ways, Language language, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(language) || ways.Values.Any(way => !Enum.IsDefined(way)))
            return BadRequest();

        await preferences.SaveAsync(Me, new NoticePreference(language, ways), cancel);
        TempData.Done(texts["Đã lưu cách nhận thông báo."]);
        return RedirectToPage();
    }

    public async Task OnPostFeedAsync(CancellationToken cancel)
    {
        var root = configuration.Address()?.GetLeftPart(UriPartial.Authority) ?? $"{Request.Scheme}://{Request.Host}";
        Made = root + CalendarEndpoint.PathOf(await feeds.MakeAsync(Me, cancel));
        await LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostEndFeedAsync(CancellationToken cancel)
    {
        await feeds.RevokeAsync(Me, cancel);
        TempData.Done(texts["Đã thu hồi địa chỉ lịch."]);
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Preference = await preferences.OfAsync(Me, cancel);
        FeedMadeAt = await feeds.MadeAtAsync(Me, cancel);
        Email = (await accounts.ByIdAsync(Me, cancel))?.Email;
    }
}
