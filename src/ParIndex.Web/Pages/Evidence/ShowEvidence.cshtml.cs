using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Checking;
using ParIndex.App.Evidence.Reading;
using ParIndex.App.Storage.Files;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>
/// One document: pictures and pages of PDFs shown in place, everything else to save. Pages of a PDF are drawn here, so nothing in it reaches the browser;
/// bytes go out as what they are, to be saved, and treated as nobody's.
/// </summary>
[Needs(Permission.ReadScorecard)]
public sealed class ShowEvidenceModel(
    EvidenceStore items, EvidenceAccess access, UseStore uses, ChangeEvidence change, FileStore files, PageText text, EvidenceHistory history, LibraryChoices choices, Texts texts)
    : ItemPage(items, access)
{
    private const int LastPage = 100_000;

    /// <summary>Page shown, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>Pages in all; null: not known.</summary>
    public int? Pages => Item.File?.Pages;

    /// <summary>Drawn larger.</summary>
    public bool IsLarge { get; private set; }

    /// <summary>What stands on the page, as far as it was read.</summary>
    public string? Text { get; private set; }

    public IReadOnlyList<EvidenceUse> Uses { get; private set; } = [];

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public Func<string, string> NameOf { get; private set; } = id => id;

    public async Task OnGetAsync(int? trang, bool to, CancellationToken cancel) => await LoadAsync(trang, to, cancel);

    /// <summary>The bytes: pictures may be shown, all else is saved.</summary>
    public async Task<IActionResult> OnGetFileAsync(bool xem, CancellationToken cancel)
    {
        if (Item.File is not { } file)
            return NotFound();

        HttpContext.UseSandbox();
        Response.Headers.CacheControl = "private, max-age=600";
        var place = await files.FetchAsync(file.Sha256, cancel);
        return xem && file.IsPicture
            ? PhysicalFile(place, file.MediaType)
            : new PhysicalFileResult(place, file.MediaType == "text/plain" ? "application/octet-stream" : file.MediaType) { FileDownloadName = FileNames.ForSaving(file.Name, file.MediaType), EnableRangeProcessing = true };
    }

    /// <summary>A page of a PDF as a picture.</summary>
    public async Task<IActionResult> OnGetPageAsync(int trang, bool to, CancellationToken cancel)
    {
        if (Item.File is not { IsPdf: true } file || trang is < 1 or > LastPage || await PageImages.DrawAsync(await files.FetchAsync(file.Sha256, cancel), trang, to ? PageImages.Large : PageImages.Usual, cancel) is not { } drawn)
            return NotFound();

        HttpContext.UseSandbox();
        Response.Headers.CacheControl = "private, max-age=3600";
        return File(drawn, "image/png");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? lyDo, CancellationToken cancel)
    {
        Access.DemandKeep(Item.UnitId);
        if (await change.WithdrawAsync(Item.Id, lyDo, cancel) is { } problem)
        {
            ModelState.AddModelError("", texts[problem]);
            await LoadAsync(null, false, cancel);
            return Page();
        }

        TempData.Done(texts["Đã rút tài liệu khỏi kho."]);
        return RedirectToPage("ListEvidence");
    }

    private async Task LoadAsync(int? page, bool isLarge, CancellationToken cancel)
    {
        Uses = await uses.OfItemsAsync([Item.Id], cancel);
        Number = Math.Clamp(page ?? Uses.Select(use => use.Page).FirstOrDefault(known => known is not null) ?? 1, 1, Pages ?? LastPage);
        IsLarge = isLarge;
        Text = Item.File is { IsRead: true } file ? await text.OfAsync(file.Sha256, file.IsPdf ? Number : 1, cancel) : null;
        History = await history.OfAsync(Item.Id, cancel);
        NameOf = await choices.NamesAsync(cancel);
    }
}
