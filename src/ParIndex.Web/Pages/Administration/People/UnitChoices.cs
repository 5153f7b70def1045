using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Administration.People;

/// <summary>Units a form offers and understands: those whose people the visitor manages.</summary>
public sealed class UnitChoices(UnitStore units, Visitor visitor, TimeProvider clock)
{
    /// <summary>More would make every page heavy; names can still be typed.</summary>
    private const int Most = 1500;

    private UnitRegister? register;

    /// <summary>The register of the day.</summary>
    public async Task<UnitRegister> RegisterAsync(CancellationToken cancel) => register ??= await units.RegisterAsync(cancel);

    /// <summary>Units of today to choose from, in Vietnamese order.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancel)
    {
        var within = visitor.Manager.Units;
        var all = (await RegisterAsync(cancel)).TreeAt(clock.Today()).All.Where(unit => within is null || within.Contains(unit.Id)).ToList();
        return all.Count > Most ? [] : [.. all.Select(UnitNames.Write).Order(Comparer<string>.Create(VietnameseText.Compare))];
    }

    /// <summary>The unit meant; null when there is none or several.</summary>
    public async Task<string?> FindAsync(string? text, CancellationToken cancel) =>
        UnitNames.Find(VietnameseText.Clean(text ?? ""), await RegisterAsync(cancel), clock.Today(), visitor.Manager.Units) is [var one] ? one.Id : null;

    /// <summary>Name and id of a unit as the form understands them.</summary>
    public async Task<string?> WriteAsync(string? id, CancellationToken cancel) => id is null ? null : (await RegisterAsync(cancel)).Find(id) is { } unit ? UnitNames.Write(unit) : id;
}
