using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Drafts;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Criteria;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>Drafts under work, and the ways to begin one: from a version, or from a file.</summary>
[Needs(Permission.EditCriteria)]
[RequestSizeLimit(20_000_000)]
public sealed class ListDraftsModel(LibraryQuery library, LibraryReader reader, DraftStore drafts, Texts texts) : PageModel
{
    private const string NewEdition = "moi";

    public IReadOnlyList<LibraryVersion> Versions { get; private set; } = [];

    public IEnumerable<LibraryVersion> Drafts => Versions.Where(version => version.IsDraft);

    /// <summary>Version to copy: "province-876:1".</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>"sua": another version of the same edition; "moi": a new edition that replaces it.</summary>
    [BindProperty]
    public string Way { get; set; } = "sua";

    /// <summary>Id of the new edition.</summary>
    [BindProperty]
    public string? NewId { get; set; }

    /// <summary>Its decision.</summary>
    [BindProperty]
    public string? Edition { get; set; }

    /// <summary>Faults of an uploaded file; nothing of it was stored.</summary>
    public IReadOnlyList<SetProblem> Problems { get; private set; } = [];

    public string? FileName { get; private set; }

    public Task OnGetAsync(string? tu, CancellationToken cancel)
    {
        From = tu;
        return LoadAsync(cancel);
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (await reader.FindAsync(From, withDrafts: true, cancel) is not { } opened)
        {
            ModelState.AddModelError(nameof(From), texts["Chọn bản để sao chép."]);
            return Page();
        }

        var set = Way == NewEdition ? AsNewEdition(opened.Set) : opened.Set;
        if (set is null)
            return Page();

        return await StoreAsync(set, opened.Version.Id, texts["Sao chép từ {0}", opened.Version.Reference], cancel);
    }

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? tep, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (tep is null || tep.Length == 0)
        {
            ModelState.AddModelError("tep", texts["Chọn tệp YAML hoặc XLSX."]);
            return Page();
        }

        using var bytes = new MemoryStream();
        await tep.CopyToAsync(bytes, cancel);
        FileName = Path.GetFileName(tep.FileName);
        var reading = SetUpload.Read(bytes.ToArray(), FileName);
        if (reading.Set is { } set)
            return await StoreAsync(set, null, texts["Từ tệp {0}", FileName], cancel);

        Problems = reading.Problems;
        return Page();
    }

    /// <summary>Keys stay, so every criterion of the new edition is the same until it is changed.</summary>
    private CriteriaSet? AsNewEdition(CriteriaSet set)
    {
        var (id, edition) = (NewId?.Trim() ?? "", Edition?.Trim() ?? "");
        if (edition.Length == 0)
            ModelState.AddModelError(nameof(Edition), texts["Ghi số của quyết định ban hành."]);

        if (id.Length == 0)
            ModelState.AddModelError(nameof(NewId), texts["Ghi mã của bộ mới."]);
        else if (Versions.Any(version => version.Key == id))
            ModelState.AddModelError(nameof(NewId), texts["Mã {0} đã có trong thư viện; chọn mã khác.", id]);

        return ModelState.IsValid
            ? set with { Id = id, Edition = edition, Supersedes = set.IsExample ? null : set.Id, SupersededBy = [], Mapping = [], Years = [], LegalBasis = [], IsExample = false }
            : null;
    }

    private async Task<IActionResult> StoreAsync(CriteriaSet set, Guid? basedOn, string reason, CancellationToken cancel)
    {
        var (id, problems) = await drafts.AddAsync(set, basedOn, reason, cancel);
        if (id is null)
        {
            Problems = problems;
            return Page();
        }

        TempData.Done(texts["Đã tạo dự thảo."]);
        return RedirectToPage("EditDraft", new { id });
    }

    private async Task LoadAsync(CancellationToken cancel) => Versions = await library.VersionsAsync(withDrafts: true, cancel);
}
