using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Drafts;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>Title, decision, level, bands, rounding and the other settings of a draft.</summary>
[Needs(Permission.EditCriteria)]
public sealed class EditSettingsModel(DraftStore drafts, Texts texts) : DraftPage(drafts, texts)
{
    [BindProperty]
    public SetForm Form { get; set; } = new();

    /// <summary>As saved by somebody else meanwhile, beside what was typed.</summary>
    public SetForm? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return NotFound();

        Form = SetForm.Of(Draft.Set);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        var token = Token;
        if (!await LoadAsync(id, cancel))
            return NotFound();

        // Settings merge with changes of the tree, not with other changes of settings.
        if (token != Draft.Sha256 && await Drafts.AsOfAsync(id, token, cancel) is var was && (was is null || !SameSettings(SetForm.Of(was), SetForm.Of(Draft.Set))))
        {
            Theirs = SetForm.Of(Draft.Set);
            Token = Draft.Sha256;
            ModelState.Remove(nameof(Token));
            ModelState.AddModelError("", Texts["Có người khác vừa sửa phần này. Bản của họ hiện bên cạnh; lưu lại sẽ lấy bản bạn ghi."]);
            return Page();
        }

        var (set, problems) = Form.Read(Draft.Set);
        Complain(nameof(Form) + ".", problems);
        if (set is null || !ModelState.IsValid)
            return Page();

        var outcome = await Drafts.SaveAsync(id, Draft.Sha256, now => Form.Read(now).Set ?? now, null, cancel: cancel);
        Tell(outcome, Texts["Đã lưu thông tin chung."]);
        return RedirectToPage(new { id });
    }

    private static bool SameSettings(SetForm left, SetForm right) =>
        System.Text.Json.JsonSerializer.Serialize(left) == System.Text.Json.JsonSerializer.Serialize(right);
}
