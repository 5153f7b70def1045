using ParIndex.App.Rounds;
using ParIndex.Core.Units;

namespace ParIndex.Web.Pages.Rounds;

/// <summary>Units below an authority to choose from in forms of rounds.</summary>
public static class UnitChoices
{
    /// <summary>
    /// Units below the organiser of a round and below some other units, and units below their departments and districts, by kind in Vietnamese order of names.
    /// </summary>
    public static IReadOnlyList<IGrouping<UnitKind, Unit>> Below(UnitRegister register, Round round, params IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(round);
        var tree = register.TreeOf(round.Year);
        var direct = others.Prepend(round.OrganiserId).SelectMany(tree.Children).ToList();
        var below = direct.Concat(direct.Where(unit => unit.Kind is UnitKind.Department or UnitKind.District).SelectMany(unit => tree.Children(unit.Id)));
        return [.. below.DistinctBy(unit => unit.Id).OrderBy(unit => unit.NameAt(tree.Date).Name, StringComparer.CurrentCulture).GroupBy(unit => unit.Kind).OrderBy(group => group.Key)];
    }
}
