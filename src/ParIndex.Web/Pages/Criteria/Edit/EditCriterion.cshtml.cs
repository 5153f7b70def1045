using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria.Drafts;
using ParIndex.Core.Criteria;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Criteria.Edit;

/// <summary>One criterion of a draft: texts, rule with its check, inputs, test cases, place in the tree.</summary>
[Needs(Permission.EditCriteria)]
public sealed class EditCriterionModel(DraftStore drafts, Texts texts) : DraftPage(drafts, texts)
{
    /// <summary>Blank rows ready to be filled in.</summary>
    private const int Spare = 1;

    [BindProperty]
    public CriterionForm Form { get; set; } = new();

    public Criterion Node { get; private set; } = null!;

    /// <summary>Null until it was asked for.</summary>
    public RuleCheckResult? Checked { get; private set; }

    /// <summary>Fields somebody else changed to something else meanwhile.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string key, CancellationToken cancel)
    {
        if (!await FindAsync(id, key, cancel))
            return NotFound();

        Form = CriterionForm.Of(Node);
        Checked = RuleCheckResult.Of(Draft.Set, Node, CriterionForm.Of(Node));
        AddRows();
        return Page();
    }

    /// <summary>Checks what is typed, without saving: a part of the page for scripts, the whole page without them.</summary>
    public async Task<IActionResult> OnPostCheckAsync(Guid id, string key, CancellationToken cancel)
    {
        if (!await FindAsync(id, key, cancel))
            return NotFound();

        Checked = RuleCheckResult.Of(Draft.Set, Node, Form);
        if (Request.Headers.ContainsKey("HX-Request"))
            return Partial("_RuleCheck", Checked);

        AddRows();
        return Page();
    }

    /// <summary>More rows for inputs or test cases; nothing is saved.</summary>
    public async Task<IActionResult> OnPostRowAsync(Guid id, string key, string part, CancellationToken cancel)
    {
        if (!await FindAsync(id, key, cancel))
            return NotFound();

        if (part == "tests")
            Form.Tests.Add(new TestForm());
        else
            Form.Inputs.Add(new InputForm());

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string key, CancellationToken cancel)
    {
        var token = Token;
        if (!await FindAsync(id, key, cancel))
            return NotFound();

        if (token != Draft.Sha256 && await MergeAsync(id, key, token, cancel))
            return Page();

        var reading = Form.Read(Node);
        Complain(nameof(Form) + ".", reading.Problems);
        if (reading.Node is not { } changed || !ModelState.IsValid)
        {
            Checked = RuleCheckResult.Of(Draft.Set, Node, Form);
            AddRows();
            return Page();
        }

        var outcome = await Drafts.SaveAsync(id, Draft.Sha256, set => TreeEdit.Replace(set, key, now => changed with { Children = now.Children }), key, cancel: cancel);
        if (outcome.State == SaveState.Refused)
        {
            Complain("", outcome.Problems);
            AddRows();
            return Page();
        }

        Tell(outcome, Texts["Đã lưu tiêu chí {0}.", changed.Code]);
        return RedirectToPage(new { id, key });
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, string key, string? parent, CancellationToken cancel)
    {
        var outcome = await Drafts.SaveAsync(id, Token, set => TreeEdit.Move(set, key, string.IsNullOrEmpty(parent) ? null : parent), key, cancel: cancel);
        Tell(outcome, Texts["Đã chuyển tiêu chí."]);
        return RedirectToPage(new { id, key });
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, string key, CancellationToken cancel)
    {
        var outcome = await Drafts.SaveAsync(id, Token, set => TreeEdit.Remove(set, key), key, cancel: cancel);
        Tell(outcome, Texts["Đã xóa tiêu chí."]);
        return outcome.IsSaved ? RedirectToPage("EditDraft", new { id }) : RedirectToPage(new { id, key });
    }

    /// <summary>What the field held when somebody else saved it.</summary>
    public FieldConflict? ConflictOf(string property) => Conflicts.FirstOrDefault(conflict => conflict.Field == property);

    /// <summary>Brings in what somebody else saved; true when both changed the same field, which a person must settle.</summary>
    private async Task<bool> MergeAsync(Guid id, string key, string token, CancellationToken cancel)
    {
        var was = await Drafts.AsOfAsync(id, token, cancel) is { } before ? TreeEdit.Find(before, key) : null;
        Conflicts = CriterionMerge.Merge(CriterionForm.Of(was ?? Node), CriterionForm.Of(Node), Form);
        Token = Draft.Sha256;
        if (Conflicts.Count == 0)
            return false;

        ModelState.Clear();
        ModelState.AddModelError("", Texts["Có người khác vừa sửa cùng chỗ ({0}). Cả hai bản hiện dưới đây; lưu lại sẽ lấy bản bạn ghi.", Conflicts.Count]);
        AddRows();
        return true;
    }

    private async Task<bool> FindAsync(Guid id, string key, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || TreeEdit.Find(Draft.Set, key) is not { } node)
            return false;

        Node = node;
        return true;
    }

    private void AddRows()
    {
        if (!Node.IsLeaf)
            return;

        for (var i = 0; i < Spare; i++)
        {
            if (Form.Inputs.Count == 0 || Form.Inputs[^1].Name is not null)
                Form.Inputs.Add(new InputForm());

            if (Form.Tests.Count == 0 || Form.Tests[^1].Name is not null)
                Form.Tests.Add(new TestForm());
        }
    }
}
