using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Drafts;
using ParIndex.App.Criteria.Library;
using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>A draft as a whole: what stands against it, its tree, its test cases, its history; signing and discarding.</summary>
[Needs(Permission.EditCriteria)]
public sealed class EditDraftModel(DraftStore drafts, LibraryQuery library, SetHistory history, Visitor visitor, Texts texts) : DraftPage(drafts, texts)
{
    /// <summary>Version it was copied from, to compare with.</summary>
    public LibraryVersion? Base { get; private set; }

    /// <summary>Test cases over the whole set, and how many of them agree.</summary>
    public (int All, int Agree) Tests { get; private set; }

    public IReadOnlyList<HistoryEntry> Changes { get; private set; } = [];

    public IReadOnlyList<(Criterion Node, int Level)> Nodes { get; private set; } = [];

    /// <summary>Criterion to add: the one above, its title, its points.</summary>
    [BindProperty]
    public NewCriterion Added { get; set; } = new();

    /// <summary>Why it is signed or discarded.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether the visitor may sign.</summary>
    public bool Signs => visitor.May(Permission.SignCriteria);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
            return await GoneAsync(id, cancel);

        Base = (await library.VersionsAsync(withDrafts: true, cancel)).FirstOrDefault(version => version.Id == Draft.BasedOn);
        Nodes = [.. Draft.Set.Criteria.SelectMany(field => Levels(field, 1))];
        var cases = Draft.Set.Leaves().Where(leaf => leaf.Rule is not null).SelectMany(leaf => leaf.Tests).Count();
        Tests = (cases, cases - Draft.Problems.Count(problem => problem.Code.StartsWith("set-test", StringComparison.Ordinal) && problem.IsError));
        Changes = await history.OfAsync(id, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostShiftAsync(Guid id, string key, int step, CancellationToken cancel) =>
        ChangeAsync(id, set => TreeEdit.Shift(set, key, step), key, Texts["Đã chuyển chỗ."], cancel, "#n-" + key);

    public Task<IActionResult> OnPostRenumberAsync(Guid id, CancellationToken cancel) =>
        ChangeAsync(id, TreeEdit.Renumber, null, Texts["Đã đánh lại mã theo thứ tự."], cancel);

    public async Task<IActionResult> OnPostAddAsync(Guid id, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Added.Title))
            ModelState.AddModelError("Added.Title", Texts["Ghi tên tiêu chí."]);

        if (!PrintedNumber.TryParse(Added.Max, out var points) || points.Value <= 0)
            ModelState.AddModelError("Added.Max", Texts["Ghi điểm tối đa lớn hơn 0."]);

        if (!ModelState.IsValid)
            return await AgainAsync(id, cancel);

        var above = string.IsNullOrEmpty(Added.Parent) ? null : Added.Parent;
        var outcome = await Drafts.SaveAsync(id, Token, set => TreeEdit.Add(set, above, Added.Title!, points.Value, out _), above, cancel: cancel);
        return await EndAsync(id, outcome, Texts["Đã thêm “{0}”.", Added.Title!], cancel);
    }

    [Needs(Permission.SignCriteria)]
    public async Task<IActionResult> OnPostSignAsync(Guid id, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), Texts["Ghi căn cứ ký."]);
            return await AgainAsync(id, cancel);
        }

        var outcome = await Drafts.SignAsync(id, Token, Reason, cancel);
        if (outcome.State != SaveState.Saved)
            return await EndAsync(id, outcome, "", cancel);

        Tell(outcome, Texts["Đã ký. Từ nay bản này không đổi."]);
        return await GoneAsync(id, cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), Texts["Ghi vì sao bỏ."]);
            return await AgainAsync(id, cancel);
        }

        var outcome = await Drafts.RemoveAsync(id, Token, Reason, cancel);
        if (outcome.State != SaveState.Saved)
            return await EndAsync(id, outcome, "", cancel);

        Tell(outcome, Texts["Đã bỏ dự thảo; nội dung còn trong nhật ký."]);
        return RedirectToPage("ListDrafts");
    }

    /// <summary>What was typed stays in the form unless it was stored.</summary>
    private async Task<IActionResult> EndAsync(Guid id, SaveOutcome outcome, string done, CancellationToken cancel)
    {
        if (outcome.IsSaved || outcome.State == SaveState.Closed)
        {
            Tell(outcome, done);
            return RedirectToPage(new { id });
        }

        ModelState.AddModelError("", outcome.State == SaveState.Conflict
            ? Texts["Có người khác vừa sửa dự thảo này, nên chưa lưu. Bản mới hiện dưới đây; xem rồi làm lại."]
            : string.Join(" ", outcome.Problems.Take(3).Select(problem => Texts[problem.Message])));
        return await AgainAsync(id, cancel);
    }

    /// <summary>The page once more, on what is stored now.</summary>
    private Task<IActionResult> AgainAsync(Guid id, CancellationToken cancel)
    {
        ModelState.Remove(nameof(Token));
        return OnGetAsync(id, cancel);
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

    private static IEnumerable<(Criterion Node, int Level)> Levels(Criterion node, int level) =>
        node.Children.SelectMany(child => Levels(child, level + 1)).Prepend((node, level));
}

/// <summary>A criterion to add to a draft.</summary>
public sealed class NewCriterion
{
    /// <summary>Key of the one above; empty: a field.</summary>
    public string? Parent { get; set; }

    public string? Title { get; set; }

    public string? Max { get; set; }
}
