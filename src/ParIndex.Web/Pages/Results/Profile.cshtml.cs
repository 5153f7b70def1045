using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages.Results;

/// <summary>A unit: its index over the years, its fields beside its group, where it comes from.</summary>
public sealed class ProfileModel(UnitStore units, UnitProfileQuery profile, TimeProvider clock) : PageModel
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>From the root down to the unit, as last known.</summary>
    public IReadOnlyList<Unit> Path { get; private set; } = [];

    /// <summary>Units it was made of, with the day.</summary>
    public IReadOnlyList<Unit> Predecessors { get; private set; } = [];

    /// <summary>Units that hold today what it was; empty while it stands.</summary>
    public IReadOnlyList<Unit> Successors { get; private set; } = [];

    public IReadOnlyList<UnitYear> Years { get; private set; } = [];

    /// <summary>Fields of the newest stored result.</summary>
    public IReadOnlyList<FieldStanding> Fields { get; private set; } = [];

    /// <summary>Newest year with a stored result.</summary>
    public UnitYear? Latest => Years.LastOrDefault(year => year.ResultId is not null);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        if (register.Find(UnitSlug.ToId(id)) is not { } unit)
            return NotFound();

        Unit = unit;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var last = unit.To is { } end && end <= today ? end.AddDays(-1) : today;
        Path = register.Path(unit.Id, last);
        Successors = unit.To is null ? [] : [.. register.Successors(unit.Id, last, today).Select(share => register[share.UnitId])];
        Predecessors = register.Predecessors(unit.Id, last, unit.From.AddDays(-1)).Select(share => register[share.UnitId]).Where(other => other.Id != unit.Id).ToList();
        Years = await profile.YearsAsync(unit.Id, cancel);
        if (Latest?.ResultId is { } result)
            Fields = await profile.FieldsAsync(result, cancel);

        return Page();
    }
}
