using ParIndex.App.Accounts;
using ParIndex.App.Units;
using ParIndex.Core.Text;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages.Evidence;

/// <summary>Units to choose a library of, with names, in Vietnamese order.</summary>
public sealed class LibraryChoices(UnitStore units, TimeProvider clock)
{
    private const int Most = 1500;

    /// <param name="allowed">Which units; null: all of today.</param>
    /// <param name="chosen">In the list also when it is of former days.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<(string Id, string Name)>> OfAsync(IReadOnlySet<string>? allowed, string? chosen, CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        var ids = allowed ?? register.TreeAt(clock.Today()).All.Where(unit => unit.Kind != UnitKind.Country).Select(unit => unit.Id).Take(Most).Append(chosen ?? "").ToHashSet(StringComparer.Ordinal);
        return [.. ids.Select(register.Find).OfType<Unit>().Select(unit => (unit.Id, Name: unit.Name.Full)).OrderBy(unit => unit.Id == chosen ? 0 : 1).ThenBy(unit => unit.Name, Comparer<string>.Create(VietnameseText.Compare))];
    }

    /// <summary>Names of units by id.</summary>
    public async Task<Func<string, string>> NamesAsync(CancellationToken cancel)
    {
        var register = await units.RegisterAsync(cancel);
        return id => register.Find(id)?.Name.Full ?? id;
    }
}

/// <summary>A choice of a library in a form.</summary>
/// <param name="Id">Ends the id of its control.</param>
public sealed record LibraryPick(IReadOnlyList<(string Id, string Name)> Units, string Id);
