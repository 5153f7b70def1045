using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Surveys.Collecting;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Surveys;

/// <summary>Waves of the units the visitor runs surveys of or enters answers for.</summary>
[Needs(Permission.EnterResponses)]
public sealed class ListWavesModel(SurveyAccess access, WaveStore waves, UnitStore units) : PageModel
{
    private UnitRegister register = null!;

    public SurveyAccess Access { get; } = access;

    public IReadOnlyList<WaveInList> Waves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        register = await units.RegisterAsync(cancel);
        Waves = await waves.ListAsync(cancel);
    }

    public string NameOf(WaveInList wave) => register.Find(wave.UnitId)?.NameAt(UnitRegister.YearEnd(wave.Year)).Full ?? wave.UnitId;
}
