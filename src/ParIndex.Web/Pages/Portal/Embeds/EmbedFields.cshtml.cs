using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Web.Setup;

namespace ParIndex.Web.Pages.Portal.Embeds;

/// <summary>Fields of a result, for frames of other sites.</summary>
[Embeddable(Always = true)]
public sealed class EmbedFieldsModel(ResultQuery results) : PageModel
{
    public ResultView Result { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, int year, CancellationToken cancel)
    {
        if (await results.FindAsync(UnitSlug.ToId(id), year, cancel) is not { } result)
            return NotFound();

        Result = result;
        return Page();
    }
}
