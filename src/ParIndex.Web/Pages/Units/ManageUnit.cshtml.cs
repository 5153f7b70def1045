using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Units;
using ParIndex.Web.Access;
using ParIndex.Web.Components;

namespace ParIndex.Web.Pages.Units;

/// <summary>One unit in time: names, units above, events, where it came from and what became of it; renaming and moving.</summary>
[Needs(Permission.ManageUnits)]
public sealed class ManageUnitModel(UnitStore units, Session session, Visitor visitor, TimeProvider clock, Texts texts) : UnitPage(units, visitor, clock, texts)
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>Events the unit takes part in, newest first.</summary>
    public IReadOnlyList<UnitEvent> Events { get; private set; } = [];

    public IReadOnlyList<UnitShare> Predecessors { get; private set; } = [];

    public IReadOnlyList<UnitShare> Successors { get; private set; } = [];

    public IReadOnlyList<Unit> Below { get; private set; } = [];

    [BindProperty]
    public RenameForm Rename { get; set; } = new();

    [BindProperty]
    public MoveForm Move { get; set; } = new();

    /// <summary>Last day seen from: today, or the last day of a former unit.</summary>
    public DateOnly Day => Unit.To is { } end && end <= Today ? end.AddDays(-1) : Unit.From > Today ? Unit.From : Today;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();

        var name = Unit.NameAt(Day);
        Rename = new RenameForm { Name = name.Name, Designation = name.Designation, ShortNames = string.Join("; ", name.Aliases), English = name.English };
        Move = new MoveForm { Parent = Unit.ParentAt(Day) };
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();

        DemandAll([Unit.Id]);
        Only(nameof(Rename));
        if (!ModelState.IsValid)
            return Page();

        var change = UnitEvent.Rename(Unit.Id, UnitNames.Of(Rename.Name!, Rename.Designation, Rename.ShortNames, Rename.English), Rename.Date!.Value) with { LegalBasis = Rename.LegalBasis };
        return await StoreAsync("units.rename", change, Texts["Đã đổi tên."], cancel);
    }

    public async Task<IActionResult> OnPostMoveAsync(string id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();

        DemandAll([Unit.Id, string.IsNullOrEmpty(Move.Parent) ? null : Move.Parent]);
        Only(nameof(Move));
        if (!ModelState.IsValid)
            return Page();

        var change = UnitEvent.Move(Unit.Id, string.IsNullOrEmpty(Move.Parent) ? null : Move.Parent, Move.Date!.Value) with { LegalBasis = Move.LegalBasis };
        return await StoreAsync("units.move", change, Texts["Đã chuyển đơn vị cấp trên."], cancel);
    }

    private async Task<IActionResult> StoreAsync(string kind, UnitEvent change, string done, CancellationToken cancel)
    {
        await session.BeginAsync(kind, change.LegalBasis, cancel);
        var problems = await Units.AppendAsync([change], cancel);
        if (problems.Count > 0)
        {
            await session.RollbackAsync();
            Complain(problems);
            return Page();
        }

        await session.CommitAsync(cancel);
        TempData.Done(done);
        return RedirectToPage(new { id = UnitSlug.Of(Unit.Id) });
    }

    /// <summary>Two forms stand on one page: what the other asks, under its name or under none as it was not sent, is not asked now.</summary>
    private void Only(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Register.Find(UnitSlug.ToId(id)) is not { } unit)
            return false;

        Unit = unit;
        Events = [.. Register.Events.Where(each => each.Units.Contains(unit.Id) || each.Successors.Any(part => part.UnitId == unit.Id)).OrderByDescending(each => each.Date).ThenByDescending(each => each.Kind)];
        Predecessors = [.. Register.Predecessors(unit.Id, unit.From, unit.From.AddDays(-1)).Where(share => share.UnitId != unit.Id)];
        Successors = unit.To is { } end ? Register.Successors(unit.Id, end.AddDays(-1), end) : [];
        Below = [.. Register.TreeAt(Day).Children(unit.Id).OrderBy(child => child.Kind).ThenBy(child => child.NameAt(Day).Full, Order)];
        return true;
    }
}

/// <summary>A new name.</summary>
public sealed class RenameForm
{
    [Required, StringLength(300)]
    public string? Name { get; set; }

    [StringLength(40)]
    public string? Designation { get; set; }

    [StringLength(500)]
    public string? ShortNames { get; set; }

    [StringLength(300)]
    public string? English { get; set; }

    [Required]
    public DateOnly? Date { get; set; }

    [Required, StringLength(500)]
    public string? LegalBasis { get; set; }
}

/// <summary>A new unit above.</summary>
public sealed class MoveForm
{
    public string? Parent { get; set; }

    [Required]
    public DateOnly? Date { get; set; }

    [Required, StringLength(500)]
    public string? LegalBasis { get; set; }
}

/// <summary>Names from form fields.</summary>
internal static class UnitNames
{
    /// <param name="name">Name.</param>
    /// <param name="designation">Rank word.</param>
    /// <param name="shortNames">Other spellings, separated by ";".</param>
    /// <param name="english">English name.</param>
    public static UnitName Of(string name, string? designation, string? shortNames, string? english) => new(
        Core.Text.VietnameseText.Clean(name), Blank(designation), shortNames?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Blank(english));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : Core.Text.VietnameseText.Clean(text);
}
