using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages.Results;

/// <summary>Units that have results, by group, with the years there are.</summary>
public sealed class UnitsModel(RankingQuery ranking, UnitStore units, UnitsWithResultsQuery known) : PageModel
{
    public IReadOnlyList<IGrouping<string, RankedYear>> Groups { get; private set; } = [];

    /// <summary>Chosen group.</summary>
    public RankedYear? Chosen { get; private set; }

    public IReadOnlyList<UnitWithResults> Units { get; private set; } = [];

    /// <summary>What each unit became: for units that no longer exist.</summary>
    public UnitRegister Register { get; private set; } = null!;

    public async Task OnGetAsync(string? nhom, CancellationToken cancel)
    {
        var years = await ranking.YearsAsync(cancel);
        Groups = [.. years.GroupBy(year => year.Group())];
        Register = await units.RegisterAsync(cancel);
        Chosen = (Groups.FirstOrDefault(group => group.Key == nhom) ?? (Groups.Count > 0 ? Groups[0] : null))?.First();
        if (Chosen is { } chosen)
            Units = [.. (await known.OfAsync(chosen.ParentId, chosen.UnitKind, cancel)).OrderBy(unit => unit.Name, Comparer<string>.Create(VietnameseText.Compare))];
    }
}
