using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Criteria.Drafts;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>A draft as a whole: what stands against it, its tree, its test cases, its history; signing and discarding.</summary>
[Needs(Permission.EditCriteria)]
public sealed class EditDraftModel(DraftStore drafts, LibraryQuery library, History history, Texts texts) : DraftPage(drafts, texts)
{
    /// <summary>Version it was copied from, to compare with.</summary>
    public LibraryVersion? Base { get; private set; }

    /// <summary>Test cases over the whole set, and how many of them agree.</summary>
    public (int All, int Agree) Tests { get; private set; }

    public IReadOnlyList<HistoryEntry> Changes { get; private set; } = [];

    public IReadOnlyList<(Criterion Node, int Level)> Nodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return await GoneAsync(id, cancel);

        Base = (await library.VersionsAsync(withDrafts: true, cancel)).FirstOrDefault(version => version.Id == Draft.BasedOn);
        Nodes = [.. Draft.Set.Criteria.SelectMany(field => Levels(field, 1))];
        var cases = Draft.Set.Leaves().Where(leaf => leaf.Rule is not null).SelectMany(leaf => leaf.Tests).Count();
        Tests = (cases, cases - Draft.Problems.Count(problem => problem.Code.StartsWith("set-test", StringComparison.Ordinal) && problem.IsError));
        var page = await history.OfRowAsync("criteria.version", id.ToString(), size: 15, cancel: cancel);
        Changes = [.. page.Items.Select(change => new HistoryEntry(change.Process.At, change.Process.ActorName, Deed(change.Process.Kind), change.Process.Reason, []))];
        return Page();
    }

    public Task<IActionResult> OnPostShiftAsync(Guid id, string key, int step, CancellationToken cancel) =>
        ChangeAsync(id, set => TreeEdit.Shift(set, key, step), key, Texts["Đã chuyển chỗ."], cancel, "#n-" + key);

    public Task<IActionResult> OnPostRenumberAsync(Guid id, CancellationToken cancel) =>
        ChangeAsync(id, TreeEdit.Renumber, null, Texts["Đã đánh lại mã theo thứ tự."], cancel);

    public async Task<IActionResult> OnPostAddAsync(Guid id, string? parent, string? title, string? max, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(title) || !PrintedNumber.TryParse(max, out var points) || points.Value <= 0)
        {
            TempData.Warn(Texts["Chưa thêm: ghi tên tiêu chí và điểm tối đa lớn hơn 0."]);
            return RedirectToPage(new { id });
        }

        var above = string.IsNullOrEmpty(parent) ? null : parent;
        return await ChangeAsync(id, set => TreeEdit.Add(set, above, title, points.Value, out _), above, Texts["Đã thêm “{0}”.", title], cancel);
    }

    public async Task<IActionResult> OnPostSignAsync(Guid id, string? reason, CancellationToken cancel)
    {
        var outcome = await Drafts.SignAsync(id, Token, reason, cancel);
        Tell(outcome, Texts["Đã ký. Từ nay bản này không đổi."]);
        return outcome.State == SaveState.Saved ? await GoneAsync(id, cancel) : RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, string? reason, CancellationToken cancel)
    {
        var outcome = await Drafts.RemoveAsync(id, Token, reason, cancel);
        Tell(outcome, Texts["Đã bỏ dự thảo; nội dung còn trong nhật ký."]);
        return outcome.State == SaveState.Saved ? RedirectToPage("ListDrafts") : RedirectToPage(new { id });
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<CriteriaSet, CriteriaSet> change, string? touches, string done, CancellationToken cancel, string? place = null)
    {
        Tell(await Drafts.SaveAsync(id, Token, change, touches, cancel: cancel), done);
        return RedirectToPage(null, null, new { id }, place?[1..]);
    }

    /// <summary>A signed one is shown in the library.</summary>
    private async Task<IActionResult> GoneAsync(Guid id, CancellationToken cancel) =>
        (await library.VersionsAsync(withDrafts: false, cancel)).FirstOrDefault(version => version.Id == id) is { } signed
            ? RedirectToPage("/Criteria/ShowSet", new { key = signed.Key, number = signed.Number })
            : NotFound();

    private string Deed(string kind) => kind switch
    {
        "criteria.draft" => Texts["tạo dự thảo"],
        "criteria.edit" => Texts["sửa dự thảo"],
        "criteria.sign" => Texts["ký"],
        _ => kind,
    };

    private static IEnumerable<(Criterion Node, int Level)> Levels(Criterion node, int level) =>
        node.Children.SelectMany(child => Levels(child, level + 1)).Prepend((node, level));
}
