using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting.Answering;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Answer;

/// <summary>A wave for anyone: what was changed because of the answers.</summary>
[Needs(Permission.ReadPublished)]
public sealed class WavePageModel(AnswerDesk desk, UnitStore units) : PageModel
{
    public ToldWave Wave { get; private set; } = null!;

    public string Unit { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid wave, CancellationToken cancel)
    {
        if (await desk.ToldAsync(wave, cancel) is not { } told)
            return NotFound();

        Wave = told;
        Unit = (await units.RegisterAsync(cancel)).Find(told.UnitId)?.NameAt(UnitRegister.YearEnd(told.Year)).Full ?? "";
        return Page();
    }
}
