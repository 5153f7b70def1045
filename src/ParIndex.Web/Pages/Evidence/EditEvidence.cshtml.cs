using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>What a document is: number, issuer, date, summary. Its bytes stay.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class EditEvidenceModel(EvidenceStore items, EvidenceAccess access, ChangeEvidence change, TimeProvider clock, Texts texts) : ItemPage(items, access)
{
    private readonly EvidenceStore items = items;

    [BindProperty]
    public EvidenceForm Input { get; set; } = new();

    /// <summary>What somebody else said meanwhile.</summary>
    public EvidenceItem? Newer { get; private set; }

    public void OnGet()
    {
        Access.DemandKeep(Item.UnitId);
        Input = EvidenceForm.Of(Item);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Access.DemandKeep(Item.UnitId);
        var (said, problems) = Input.ToTyped().Read(Item.Kind, clock.Today());
        foreach (var (part, problem) in problems)
            ModelState.AddModelError("Input." + part, texts[problem]);

        if (ModelState.IsValid)
        {
            if (await change.DescribeAsync(Item, Input.Version, said, cancel))
            {
                TempData.Done(texts["Đã ghi khai báo."]);
                return RedirectToPage("ShowEvidence", new { id = Item.Id });
            }

            // What was typed stays in the form; sending it again replaces what the other wrote, knowingly.
            Newer = await items.FindAsync(Item.Id, cancel);
            ModelState.Remove("Input.Version");
            Input.Version = Newer?.Version ?? Input.Version;
        }

        return Page();
    }
}
