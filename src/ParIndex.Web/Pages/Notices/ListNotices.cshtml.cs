using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Notices;

namespace ParIndex.Web.Pages.Notices;

/// <summary>What the visitor was told, newest first.</summary>
[Needs(Permission.UseOwnAccount)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ListNoticesModel(Visitor visitor, NoticeStore notices, NoticeWords words, UnitStore units, TimeProvider clock, Texts texts) : PageModel
{
    public IReadOnlyList<(Notice Notice, NoticeText Text)> Lines { get; private set; } = [];

    /// <summary>When the list was read: what comes later is not marked with it.</summary>
    public DateTimeOffset ShownAt { get; private set; }

    public long Unread { get; private set; }

    public long Total { get; private set; }

    [BindProperty(SupportsGet = true, Name = "chuaDoc")]
    public bool UnreadOnly { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    public int Size => 30;

    public DateOnly Today => clock.Today();

    private Guid Me => visitor.Id!.Value;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ShownAt = clock.GetUtcNow();
        Number = Math.Clamp(Number, 1, 10_000);
        var (all, unread) = await notices.CountAsync(Me, cancel);
        (Unread, Total) = (unread, UnreadOnly ? unread : all);
        var register = await units.RegisterAsync(cancel);
        Lines = [.. (await notices.OfAsync(Me, UnreadOnly, Number, Size, cancel)).Select(notice => (notice, words.Of(notice, register)))];
    }

    public async Task<IActionResult> OnPostMarkAsync(Guid id, bool read, CancellationToken cancel)
    {
        await notices.MarkAsync(Me, id, read, cancel);
        return Back();
    }

    public async Task<IActionResult> OnPostAllAsync(DateTimeOffset shownAt, CancellationToken cancel)
    {
        TempData.Done(texts["Đã đánh dấu {0} thông báo là đã đọc.", Show.Count(await notices.MarkAllAsync(Me, shownAt, cancel))]);
        return Back();
    }

    public string DayOf(DateOnly day) => words.DayOf(day, Today);

    private RedirectToPageResult Back() => RedirectToPage(new { chuaDoc = UnreadOnly ? (bool?)true : null, trang = Number > 1 ? (int?)Number : null });
}
