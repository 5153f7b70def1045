using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys.Tablets;

/// <summary>Waves the visitor may go and ask people of.</summary>
[Needs(Permission.EnterResponses)]
public sealed class ChooseWaveModel(WaveStore waves) : PageModel
{
    /// <summary>Open ones of the units they enter answers for.</summary>
    public IReadOnlyList<WaveInList> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Waves = [.. (await waves.ListAsync(cancel)).Where(wave => wave.State == WaveState.Open)];
}
