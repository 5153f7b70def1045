using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ParIndex.App.Accounts;
using ParIndex.App.Results.Published;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Results;

/// <summary>A unit: its index over the years, its fields beside its group, where it comes from.</summary>
public sealed class ProfileModel(UnitStore units, UnitProfileQuery profile, EstimateQuery estimates, Visitor visitor, TimeProvider clock) : PageModel
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>From the root down to the unit, as last known.</summary>
    public IReadOnlyList<Unit> Path { get; private set; } = [];

    /// <summary>Units it was made of, with the day.</summary>
    public IReadOnlyList<Unit> Predecessors { get; private set; } = [];

    /// <summary>Units that hold what it was, today or from the day it ends; empty while no end is known.</summary>
    public IReadOnlyList<Unit> Successors { get; private set; } = [];

    /// <summary>First day of the successors, when it is still to come.</summary>
    public DateOnly? EndsOn { get; private set; }

    public IReadOnlyList<UnitYear> Years { get; private set; } = [];

    /// <summary>Years before it existed, estimated from those it was made of.</summary>
    public IReadOnlyList<EstimatedResult> Estimates { get; private set; } = [];

    /// <summary>Fields of the newest stored result.</summary>
    public IReadOnlyList<FieldStanding> Fields { get; private set; } = [];

    /// <summary>Whether who reads may see how the running round goes.</summary>
    public bool MayForecast => visitor.May(Permission.ReadScorecard, Unit.Id);

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
        EndsOn = unit.To > today ? unit.To : null;
        Path = register.Path(unit.Id, last);
        Successors = unit.To is not { } to ? [] : [.. register.Successors(unit.Id, to.AddDays(-1), to > today ? to : today).Select(share => register[share.UnitId])];
        Predecessors = register.Predecessors(unit.Id, unit.From > last ? unit.From : last, unit.From.AddDays(-1)).Select(share => register[share.UnitId]).Where(other => other.Id != unit.Id).ToList();
        Years = await profile.YearsAsync(unit.Id, cancel);
        if (Predecessors.Count > 0)
            Estimates = await estimates.OfAsync(register, unit, last, cancel);

        if (Latest?.ResultId is { } result)
            Fields = await profile.FieldsAsync(result, cancel);

        return Page();
    }
}
