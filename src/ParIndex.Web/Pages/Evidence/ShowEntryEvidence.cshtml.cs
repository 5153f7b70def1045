using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;
using ParIndex.Web.Pages.Import;
using ParIndex.Web.Pages.Rounds;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>Evidence of one entry: what is asked with ticks, what is there, and adding to it. Pages of the round show the same part in place.</summary>
[Needs(Permission.ReadScorecard)]
[UploadLimit(AddEvidenceModel.MostBytes)]
[RequestSizeLimit(AddEvidenceModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = AddEvidenceModel.MostBytes)]
public sealed class ShowEntryEvidenceModel(
    RoundAccess rounds, UnitStore units, EntryStore entries, EntryEvidenceQuery query, EvidenceStore items, EvidenceSearch search, KeepEvidence keep, AttachEvidence attach, EvidenceAccess access,
    TimeProvider clock, Texts texts) : CardPage(rounds, units)
{
    private const int MostFound = 8;

    private readonly List<string> problems = [];
    private Entry entry = null!;
    private (string Number, string Summary, string Address) typed = ("", "", "");

    /// <summary>Where to go after a form; a page of this site.</summary>
    [BindProperty(Name = "ve", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Words to look for.</summary>
    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Search { get; set; }

    public EntryPanel Panel { get; private set; } = null!;

    private Core.Criteria.Criterion Leaf => Open.Scorer.Set.Leaves().First(leaf => leaf.Code == entry.Code);

    public async Task<IActionResult> OnGetAsync(string code, bool lon, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        if (lon)
            problems.Add(texts["Các tệp gửi cùng lúc lớn hơn {0} MB nên chưa được nhận. Hãy gửi làm nhiều lần.", AddEvidenceModel.MostBytes >> 20]);

        return await ShowAsync(isAdding: true, cancel);
    }

    /// <summary>The part alone, for pages that show it in place.</summary>
    public async Task<IActionResult> OnGetPartAsync(string code, bool mo, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        return await PartAsync(mo, cancel);
    }

    public Task<IActionResult> OnPostAttachAsync(string code, Guid item, int? trang, string? ghi, string[] dap, CancellationToken cancel) => ActAsync(code, () => UseAsync(item, trang, ghi, dap, cancel), cancel);

    public Task<IActionResult> OnPostDetachAsync(string code, Guid item, CancellationToken cancel) => ActAsync(code, async () =>
    {
        if (await attach.DetachAsync(item, Open.Card.Id, code, cancel) is { } problem)
            problems.Add(texts[problem]);
    }, cancel);

    /// <summary>Files sent as an ordinary form.</summary>
    public Task<IActionResult> OnPostUploadAsync(string code, List<IFormFile> tep, string? donVi, int? trang, string[] dap, CancellationToken cancel) => ActAsync(code, async () =>
    {
        if (tep is not { Count: > 0 and <= AddEvidenceModel.MostFiles })
        {
            problems.Add(tep is not { Count: > 0 } ? texts["Hãy chọn ít nhất một tệp."] : texts["Mỗi lần gửi nhiều nhất {0} tệp.", AddEvidenceModel.MostFiles]);
            return;
        }

        var unit = LibraryOf(donVi);
        foreach (var file in tep)
        {
            await using var content = file.OpenReadStream();
            var kept = await keep.AddFileAsync(unit, content, file.FileName, cancel: cancel);
            if (kept.ItemId is { } id)
                await UseAsync(id, trang, null, dap, cancel);
            else
                problems.Add(texts[kept.Problem!]);
        }
    }, cancel);

    /// <summary>A link, or the number of a document others keep.</summary>
    public Task<IActionResult> OnPostSayAsync(string code, string? so, string? trichYeu, string? diaChi, string? donVi, int? trang, string[] dap, CancellationToken cancel) => ActAsync(code, async () =>
    {
        var kind = string.IsNullOrWhiteSpace(diaChi) ? EvidenceKind.Number : EvidenceKind.Link;
        var (said, wrong) = new TypedDescription(so, null, null, trichYeu, diaChi).Read(kind, clock.Today());
        if (wrong.Count > 0)
        {
            problems.AddRange(wrong.Values.Select(problem => texts[problem]));
            typed = (so ?? "", trichYeu ?? "", diaChi ?? "");
            return;
        }

        await UseAsync(await keep.AddAsync(LibraryOf(donVi), kind, said, cancel), trang, null, dap, cancel);
    }, cancel);

    private async Task OpenAsync(string code, CancellationToken cancel)
    {
        if (await entries.FindAsync(Open.Card.Id, code, cancel) is not { } found || !Access.MayRead(Open, code))
            throw new RefusedException(Permission.ReadScorecard, null, Refusal.OtherUnit, hides: true);

        entry = found;
        if (!Url.IsLocalUrl(Back))
            Back = null;
    }

    private async Task<IActionResult> ActAsync(string code, Func<Task> act, CancellationToken cancel)
    {
        await OpenAsync(code, cancel);
        access.DemandAttach(Open, entry);
        await act();
        if (Request.Headers.ContainsKey("HX-Request"))
            return await PartAsync(isAdding: problems.Count > 0 || Request.Query.ContainsKey("mo"), cancel);

        if (problems.Count > 0)
            return await ShowAsync(isAdding: true, cancel);

        TempData.Done(texts["Đã ghi tài liệu kiểm chứng của dòng chấm {0}.", code]);
        return Back is { } back ? LocalRedirect(back) : RedirectToPage(new { card = Open.Card.Id, code });
    }

    private async Task UseAsync(Guid item, int? page, string? note, string[] asked, CancellationToken cancel)
    {
        if (await items.FindAsync(item, cancel) is { } found && !access.LibrariesFor(Open, entry.Code).Contains(found.UnitId) && !(await query.OfAsync(Open.Card.Id, Leaf, cancel)).Used.Any(used => used.Item.Id == item))
            throw new RefusedException(Permission.FillScorecard, found.UnitId, Refusal.OtherUnit, hides: false);

        if (await attach.AttachAsync(item, Open.Card.Id, entry.Code, page, note, asked ?? [], cancel) is { } problem)
            problems.Add(texts[problem]);
    }

    private string LibraryOf(string? unit)
    {
        var libraries = access.LibrariesFor(Open, entry.Code);
        var chosen = unit is not null && libraries.Contains(unit) ? unit : libraries is [var first, ..] ? first : null;
        access.DemandKeep(chosen ?? Open.Card.UnitId);
        return chosen!;
    }

    private async Task<IActionResult> PartAsync(bool isAdding, CancellationToken cancel)
    {
        await LoadAsync(isAdding, cancel);
        return Partial("_EntryEvidence", Panel);
    }

    private async Task<IActionResult> ShowAsync(bool isAdding, CancellationToken cancel)
    {
        await LoadAsync(isAdding, cancel);
        return Page();
    }

    private async Task LoadAsync(bool isAdding, CancellationToken cancel)
    {
        var mayAttach = access.MayAttach(Open, entry);
        var libraries = mayAttach ? access.LibrariesFor(Open, entry.Code) : [];
        Panel = new EntryPanel(Open.Card.Id, Leaf, await query.OfAsync(Open.Card.Id, Leaf, cancel), mayAttach, Back)
        {
            IsAdding = isAdding && mayAttach, Libraries = [.. libraries.Select(unit => (unit, NameOf(unit)))], Search = Search, Problems = problems, Typed = typed,
        };
        if (Panel.IsAdding && libraries.Count > 0)
        {
            var (found, total) = await search.PageAsync(new EvidenceFilter(libraries, Search, WithoutEntry: (Open.Card.Id, entry.Code)), size: MostFound, cancel: cancel);
            Panel = Panel with { Found = found, Total = total };
        }
    }
}
