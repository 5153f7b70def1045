using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Criteria.Drafts;
using ParIndex.Core.Criteria;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>What the pages of one draft share: loading it, and telling how a save ended.</summary>
public abstract class DraftPage(DraftStore drafts, Texts texts) : PageModel
{
    public Draft Draft { get; private set; } = null!;

    /// <summary>Hash of the content the form was filled from.</summary>
    [BindProperty]
    public string Token { get; set; } = "";

    protected DraftStore Drafts => drafts;

    protected Texts Texts => texts;

    /// <summary>Loads the draft; false when it is signed or gone.</summary>
    protected async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await drafts.FindAsync(id, cancel) is not { SignedAt: null } draft)
            return false;

        Draft = draft;
        if (Token.Length == 0)
            Token = draft.Sha256;

        return true;
    }

    /// <summary>Says on the next page how a save ended.</summary>
    protected void Tell(SaveOutcome outcome, string done)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        switch (outcome.State)
        {
            case SaveState.Saved:
                TempData.Done(done);
                break;
            case SaveState.Merged:
                TempData.Done(done + " " + texts["Có người khác vừa sửa chỗ khác; cả hai đều được giữ."]);
                break;
            case SaveState.Unchanged:
                TempData.Done(texts["Không có gì thay đổi."]);
                break;
            case SaveState.Conflict:
                TempData.Warn(texts["Có người khác vừa sửa chỗ này, nên chưa lưu. Xem bản mới dưới đây rồi làm lại."]);
                break;
            case SaveState.Closed:
                TempData.Warn(texts["Dự thảo đã được ký hoặc đã bỏ."]);
                break;
            default:
                TempData.Warn(texts["Chưa lưu: {0}", string.Join(" ", outcome.Problems.Take(3).Select(problem => texts[problem.Message]))]);
                break;
        }
    }

    /// <summary>Puts problems of a form beside their fields.</summary>
    /// <param name="prefix">Name of the form on the page, with its dot.</param>
    /// <param name="problems">What is wrong; those without a field stand on top.</param>
    protected void Complain(string prefix, IEnumerable<SetProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var problem in problems.Where(problem => problem.IsError))
            ModelState.AddModelError(problem.Place?.Field is { Length: > 0 } field ? prefix + field : "", texts[problem.Message]);
    }
}
