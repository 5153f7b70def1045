using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Evidence.Uploading;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Text;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;
using ParIndex.Web.Pages.Rounds;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>Documents come into a library: as an ordinary form, or by parts that scripts send and that go on after a cut.</summary>
[Needs(Permission.ReadScorecard)]
[UploadLimit(MostBytes)]
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class AddEvidenceModel(
    KeepEvidence keep, UploadEvidence upload, UploadStore uploads, EvidenceStore items, AttachEvidence attach, EntryStore entries, RoundAccess rounds, EvidenceAccess access, LibraryChoices choices,
    EvidenceLimits limits, TimeProvider clock, Texts texts) : PageModel
{
    public const int MostFiles = 20;
    public const long MostBytes = 512L << 20;

    /// <summary>Unit whose library it is.</summary>
    [BindProperty(Name = "donVi", SupportsGet = true)]
    public string? UnitId { get; set; }

    public IReadOnlyList<(string Id, string Name)> Units { get; private set; } = [];

    /// <summary>What became of files just sent.</summary>
    public IReadOnlyList<KeptEvidence> Outcomes { get; private set; } = [];

    /// <summary>Uploads that were cut.</summary>
    public IReadOnlyList<Upload> Unfinished { get; private set; } = [];

    /// <summary>Bytes kept and allowed in the library.</summary>
    public (long Kept, long Quota) Room { get; private set; }

    [BindProperty]
    public EvidenceForm Input { get; set; } = new();

    public Task OnGetAsync(bool lon, CancellationToken cancel)
    {
        if (lon)
            ModelState.AddModelError("tep", texts["Các tệp gửi cùng lúc lớn hơn {0} MB nên chưa được nhận. Hãy gửi làm nhiều lần.", MostBytes >> 20]);

        return LoadAsync(cancel);
    }

    /// <summary>Files sent as an ordinary form.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile> tep, CancellationToken cancel)
    {
        ModelState.Clear();
        if (UnitId is null || tep is not { Count: > 0 and <= MostFiles })
        {
            ModelState.AddModelError("tep", tep is { Count: > MostFiles } ? texts["Mỗi lần gửi nhiều nhất {0} tệp.", MostFiles] : texts["Hãy chọn ít nhất một tệp."]);
            return await ShowAsync(cancel);
        }

        access.DemandKeep(UnitId);
        var outcomes = new List<KeptEvidence>();
        foreach (var file in tep)
        {
            await using var content = file.OpenReadStream();
            outcomes.Add(await keep.AddFileAsync(UnitId, content, file.FileName, cancel: cancel));
        }

        Outcomes = outcomes;
        return await ShowAsync(cancel);
    }

    /// <summary>A link, or the number of a document others keep.</summary>
    public async Task<IActionResult> OnPostSayAsync(CancellationToken cancel)
    {
        var kind = string.IsNullOrWhiteSpace(Input.Address) ? EvidenceKind.Number : EvidenceKind.Link;
        var (said, problems) = Input.ToTyped().Read(kind, clock.Today());
        foreach (var (part, problem) in problems)
            ModelState.AddModelError("Input." + part, texts[problem]);

        if (UnitId is null || !ModelState.IsValid)
            return await ShowAsync(cancel);

        access.DemandKeep(UnitId);
        var id = await keep.AddAsync(UnitId, kind, said, cancel);
        TempData.Done(texts["Đã đưa vào kho tài liệu."]);
        return RedirectToPage("ShowEvidence", new { id });
    }

    /// <summary>Scripts: begins an upload, or finds the one that was cut.</summary>
    public async Task<IActionResult> OnPostBeginAsync(string? ten, long coKich, long sua, CancellationToken cancel)
    {
        if (UnitId is null)
            return BadRequest();

        access.DemandKeep(UnitId);
        var (begun, problem) = await upload.BeginAsync(UnitId, ten, coKich, sua, cancel);
        return problem is null ? new JsonResult(new { begun!.Id, begun.Received, part = EvidenceLimits.PartSize }) : Refused(problem);
    }

    /// <summary>Scripts: the next part; 409 with where to go on when it is not the next.</summary>
    public async Task<IActionResult> OnPostPartAsync(Guid id, long tu, CancellationToken cancel)
    {
        var step = await upload.ContinueAsync(id, tu, Request.Body, cancel);
        return new JsonResult(new { received = step.Upload?.Received }) { StatusCode = step.Upload is null ? StatusCodes.Status404NotFound : step.IsAccepted ? StatusCodes.Status200OK : StatusCodes.Status409Conflict };
    }

    /// <summary>Scripts: all parts are there. Puts the document to an entry when one is named.</summary>
    public async Task<IActionResult> OnPostFinishAsync(Guid id, Guid? phieu, string? dong, int? trang, string[] dap, CancellationToken cancel)
    {
        if (await uploads.FindAsync(id, cancel) is { } begun)
            access.DemandKeep(begun.UnitId);

        if (await upload.FinishAsync(id, cancel) is not { } kept)
            return new JsonResult(new { received = (await uploads.FindAsync(id, cancel))?.Received }) { StatusCode = StatusCodes.Status409Conflict };

        if (kept.ItemId is not { } item)
            return Refused(kept.Problem!, kept.IsPassing);

        if (phieu is { } card && dong is not null && await UseAsync(item, card, dong, trang, dap, cancel) is { } problem)
            return Refused(problem);

        return new JsonResult(new
        {
            item,
            kept.IsKnown,
            address = Url.Content($"~/tai-lieu/{item}"),
            describe = Url.Content($"~/tai-lieu/{item}/sua"),
            flags = kept.Flags.Select(flag => new { name = EvidenceNames.Flag(texts, flag), help = EvidenceNames.Help(texts, flag) }),
        });
    }

    /// <summary>Forgets an upload that was cut.</summary>
    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancel)
    {
        await upload.CancelAsync(id, cancel);
        return RedirectToPage(new { donVi = UnitId });
    }

    private async Task<Message?> UseAsync(Guid item, Guid card, string code, int? page, string[] asked, CancellationToken cancel)
    {
        if (await rounds.CardAsync(card, cancel) is not { } open || await entries.FindAsync(card, code, cancel) is not { } entry || !rounds.MayRead(open, code))
            throw new RefusedException(Permission.ReadScorecard, null, Refusal.OtherUnit, hides: true);

        access.DemandAttach(open, entry);
        if (await items.FindAsync(item, cancel) is not { } found || !access.LibrariesFor(open, code).Contains(found.UnitId))
            throw new RefusedException(Permission.FillScorecard, null, Refusal.OtherUnit, hides: false);

        return await attach.AttachAsync(item, card, code, page, null, asked ?? [], cancel);
    }

    private JsonResult Refused(Message problem, bool isPassing = false) => new(new { problem = texts[problem], isPassing }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Units = await choices.OfAsync(access.KeepUnits, UnitId, cancel);
        if (Units.Count == 0)
            return;

        UnitId = Units.Any(unit => unit.Id == UnitId) ? UnitId : Units[0].Id;
        Unfinished = await uploads.UnfinishedAsync(cancel);
        Room = (await items.KeptAsync(UnitId!, cancel), limits.Quota);
    }
}
