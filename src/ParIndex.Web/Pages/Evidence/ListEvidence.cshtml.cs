using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Evidence;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>Libraries of the units the visitor fills for or reads.</summary>
[Needs(Permission.ReadScorecard)]
public sealed class ListEvidenceModel(EvidenceSearch search, UseStore uses, EvidenceAccess access, LibraryChoices choices) : PageModel
{
    [BindProperty(Name = "tim", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "nam", SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(Name = "dau", SupportsGet = true)]
    public string? Flag { get; set; }

    [BindProperty(Name = "donVi", SupportsGet = true)]
    public string? UnitId { get; set; }

    public IReadOnlyList<FoundEvidence> Found { get; private set; } = [];

    public ILookup<Guid, EvidenceUse> Uses { get; private set; } = null!;

    public IReadOnlyList<int> Years { get; private set; } = [];

    public IReadOnlyList<(string Id, string Name)> Units { get; private set; } = [];

    public Func<string, string> NameOf { get; private set; } = id => id;

    public int Total { get; private set; }

    /// <summary>Page of the list, from 1.</summary>
    public int Number { get; private set; } = 1;

    public bool MayAdd { get; private set; }

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Year is not null || Flag is not null;

    public async Task OnGetAsync(int? trang, CancellationToken cancel)
    {
        Number = Math.Max(1, trang ?? 1);
        if (Flag is not null && !EvidenceFlags.All.Contains(Flag))
            Flag = null;

        // Who reads everything is shown what they chose; who fills for a few units sees those together.
        var mine = access.KeepUnits;
        Units = await choices.OfAsync(access.ReadUnits is { } read && mine is { Count: > 0 } ? read.Union(mine).ToHashSet(StringComparer.Ordinal) : access.ReadUnits, UnitId, cancel);
        if (UnitId is not null && Units.All(unit => unit.Id != UnitId))
            UnitId = null;

        MayAdd = mine is null or { Count: > 0 };
        NameOf = await choices.NamesAsync(cancel);
        IReadOnlyCollection<string>? asked = UnitId is not null ? [UnitId] : mine is { Count: > 0 } ? mine : access.ReadUnits;
        (Found, Total) = await search.PageAsync(new EvidenceFilter(asked, Text, Year, Flag), Number, cancel: cancel);
        Uses = (await uses.OfItemsAsync([.. Found.Select(found => found.Item.Id)], cancel)).ToLookup(use => use.ItemId);
        Years = await search.YearsAsync(asked, cancel);
    }
}
