using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using ParIndex.App.Accounts;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Units;

/// <summary>What the pages that manage units share.</summary>
public abstract class UnitPage(UnitStore units, Visitor visitor, TimeProvider clock, Texts texts) : PageModel
{
    public UnitRegister Register { get; private set; } = null!;

    public DateOnly Today { get; } = clock.Today();

    protected UnitStore Units => units;

    protected Texts Texts => texts;

    /// <summary>Whether the visitor may change a unit; null: whether they may found units under nothing.</summary>
    public bool Manages(string? id) => id is null ? visitor.Units(Permission.ManageUnits) is null : visitor.May(Permission.ManageUnits, id);

    /// <summary>Full name on a day, by id; the id itself when unknown.</summary>
    public string NameOf(string id, DateOnly day) => Register.Find(id)?.NameAt(day).Full ?? id;

    /// <summary>Units valid on a day to choose from, below their authorities, by name.</summary>
    public IReadOnlyList<SelectListItem> Choices(DateOnly day)
    {
        var tree = Register.TreeAt(day);
        return [.. tree.Roots.OrderBy(Name, Order).SelectMany(Below)];

        IEnumerable<SelectListItem> Below(Unit unit) => tree.Children(unit.Id).OrderBy(child => child.Kind).ThenBy(Name, Order).SelectMany(Below)
            .Prepend(new SelectListItem(string.Concat(Enumerable.Repeat("\u2003", Register.Path(unit.Id, day).Count - 1)) + Name(unit), unit.Id));
        string Name(Unit unit) => unit.NameAt(day).Full;
    }

    /// <summary>Kinds to choose from.</summary>
    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<UnitKind>().Select(kind => new SelectListItem(texts[UnitKindText.Of(kind)], kind.ToString()));

    protected static Comparer<string> Order { get; } = Comparer<string>.Create(VietnameseText.Compare);

    protected async Task LoadAsync(CancellationToken cancel) => Register = await units.RegisterAsync(cancel);

    /// <summary>Refuses the request unless the visitor may change every one of the units.</summary>
    protected void DemandAll(IEnumerable<string?> units)
    {
        foreach (var id in units.Distinct().Where(id => !Manages(id)))
            throw new RefusedException(Permission.ManageUnits, id, Refusal.OtherUnit, hides: false);
    }

    protected void Complain(IEnumerable<UnitProblem> problems)
    {
        foreach (var problem in problems.DistinctBy(problem => problem.Message.Vietnamese).Take(20))
            ModelState.AddModelError("", texts[problem.Message]);
    }
}
