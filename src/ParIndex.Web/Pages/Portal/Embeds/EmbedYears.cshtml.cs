using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Portal.Embeds;

/// <summary>The index of a unit over the years, for frames of other sites.</summary>
[Embeddable(Always = true)]
public sealed class EmbedYearsModel(UnitStore units, UnitProfileQuery profile) : PageModel
{
    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<UnitYear> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if ((await units.RegisterAsync(cancel)).Find(UnitSlug.ToId(id)) is not { } unit)
            return NotFound();

        Unit = unit;
        Years = await profile.YearsAsync(unit.Id, cancel);
        return Page();
    }
}
