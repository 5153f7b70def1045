using Microsoft.AspNetCore.Mvc;
using ParIndex.App.Accounts;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Units;

/// <summary>The tree of units on any day, or the units found by a word, former ones too.</summary>
[Needs(Permission.ManageUnits)]
public sealed class ManageUnitsModel(UnitStore units, Visitor visitor, TimeProvider clock, Texts texts) : UnitPage(units, visitor, clock, texts)
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>Root of what is shown; null: every authority with the first level below it.</summary>
    [BindProperty(SupportsGet = true, Name = "goc")]
    public string? Root { get; set; }

    public UnitTree Tree { get; private set; } = null!;

    /// <summary>Units found by words, of any time.</summary>
    public IReadOnlyList<Unit> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        Day ??= Today;
        Tree = Register.TreeAt(Day.Value);
        Root = Root is null ? null : UnitSlug.ToId(Root);
        if (Root is not null && Register.Find(Root) is null)
            return NotFound();

        var folded = VietnameseText.Fold(Words ?? "");
        if (folded.Length > 0)
        {
            Found = [.. Register.Units.Where(unit => unit.Names.Any(name => name.Value.Aliases.Prepend(name.Value.Full).Any(text => VietnameseText.Fold(text).Contains(folded, StringComparison.Ordinal))))
                .OrderBy(unit => unit.To is not null).ThenBy(unit => unit.Name.Full, Order).Take(Most)];
        }

        return Page();
    }

    /// <summary>Children by kind, each kind by name.</summary>
    public IEnumerable<IGrouping<UnitKind, Unit>> Below(string id) =>
        Tree.Children(id).OrderBy(unit => unit.NameAt(Day!.Value).Name, Order).GroupBy(unit => unit.Kind).OrderBy(group => group.Key);
}

/// <summary>One node of the tree as shown.</summary>
public sealed record UnitBranch(Unit Unit, ManageUnitsModel Page, bool IsOpen);
