using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Drafts;
using ParIndex.Core.Criteria;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>The whole draft as text, or replaced by a file: for mappings, many changes at once, and whoever prefers it.</summary>
[Needs(Permission.EditCriteria)]
[RequestSizeLimit(20_000_000), RequestFormLimits(ValueLengthLimit = 16_000_000)]
public sealed class EditTextModel(DraftStore drafts, Texts texts) : DraftPage(drafts, texts)
{
    [BindProperty]
    public string? Yaml { get; set; }

    public IReadOnlyList<SetProblem> Problems { get; private set; } = [];

    /// <summary>What somebody else saved meanwhile; what was typed stays in the form.</summary>
    public string? Theirs { get; private set; }

    /// <summary>Checked, with nothing against it.</summary>
    public bool IsSound { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return NotFound();

        Yaml = Draft.Content;
        return Page();
    }

    public async Task<IActionResult> OnPostCheckAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return NotFound();

        Problems = SetUpload.ReadText(Yaml ?? "").Problems;
        IsSound = !Problems.Any(problem => problem.IsError);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) => SaveAsync(id, SetUpload.ReadText(Yaml ?? ""), cancel);

    public async Task<IActionResult> OnPostUploadAsync(Guid id, IFormFile? tep, CancellationToken cancel)
    {
        if (tep is null || tep.Length == 0)
        {
            ModelState.AddModelError("tep", Texts["Chọn tệp YAML hoặc XLSX."]);
            return await OnGetAsync(id, cancel);
        }

        using var bytes = new MemoryStream();
        await tep.CopyToAsync(bytes, cancel);
        var reading = SetUpload.Read(bytes.ToArray(), Path.GetFileName(tep.FileName));
        Yaml = reading.Set is { } set ? App.Criteria.CriteriaSetYaml.Write(set) : null;
        return await SaveAsync(id, reading, cancel);
    }

    private async Task<IActionResult> SaveAsync(Guid id, App.Criteria.SetReading reading, CancellationToken cancel)
    {
        var token = Token;
        if (!await LoadAsync(id, cancel))
            return NotFound();

        Yaml ??= Draft.Content;
        Problems = reading.Problems;
        if (reading.Set is not { } set)
            return Page();

        if (set.Id != Draft.Key)
        {
            ModelState.AddModelError("", Texts["Mã bộ (id) phải giữ là {0}.", Draft.Key]);
            return Page();
        }

        var outcome = await Drafts.SaveAsync(id, token, _ => set, null, cancel: cancel);
        if (outcome.State == SaveState.Conflict)
        {
            Theirs = Draft.Content;
            Token = Draft.Sha256;
            ModelState.Remove(nameof(Token));
            ModelState.AddModelError("", Texts["Có người khác vừa lưu dự thảo này. Bản của họ hiện bên dưới; lưu lại sẽ lấy bản bạn ghi."]);
            return Page();
        }

        if (outcome.State == SaveState.Refused)
        {
            Problems = outcome.Problems;
            return Page();
        }

        Tell(outcome, Texts["Đã lưu toàn văn."]);
        return RedirectToPage("EditDraft", new { id });
    }
}
