using ParIndex.App.Criteria.Form;
using ParIndex.Core.Units;

namespace ParIndex.App.Units.Changes;

/// <summary>What becomes of the units below one that ends.</summary>
public enum BelowPolicy
{
    /// <summary>They go over to the successor; of an abolished unit, to the one above it.</summary>
    Follow,
    /// <summary>They end with it.</summary>
    End,
}

/// <summary>A unit that takes over: one there is, or one founded on the day.</summary>
/// <param name="Id">Unit there is; null: a new one.</param>
/// <param name="Name">Name of the new one.</param>
/// <param name="Share">How much of what ends it takes; all of them together 1.</param>
public sealed record Successor(string? Id, UnitName? Name, decimal Share = 1m);

/// <summary>What ends, merges or splits on a day.</summary>
/// <param name="Kind">Merge, split or abolish.</param>
/// <param name="Date">First day the change holds.</param>
/// <param name="Units">Units it happens to.</param>
/// <param name="Successors">Merge: one; split: two or more; abolish: none.</param>
/// <param name="Below">What becomes of the units below.</param>
/// <param name="LegalBasis">Decision, resolution or law.</param>
/// <param name="Note">Remark.</param>
public sealed record UnitChange(
    UnitEventKind Kind, DateOnly Date, IReadOnlyList<string> Units, IReadOnlyList<Successor> Successors, BelowPolicy Below, string? LegalBasis, string? Note);

/// <summary>A change worked out against the register, before anything is stored.</summary>
/// <param name="Change">What was asked.</param>
/// <param name="Events">The events that do it, foundings and moves of units below among them.</param>
/// <param name="After">The register with them; null when something stands against it.</param>
/// <param name="Problems">What stands against it.</param>
/// <param name="SuccessorIds">Ids of the units that take over, new ones too.</param>
public sealed record UnitChangePlan(UnitChange Change, IReadOnlyList<UnitEvent> Events, UnitRegister? After, IReadOnlyList<UnitProblem> Problems, IReadOnlyList<string> SuccessorIds)
{
    /// <summary>Units that are no more on the day.</summary>
    public IEnumerable<string> Ended => After is null ? [] : Change.Units.Where(id => After.Find(id)?.To == Change.Date);

    /// <summary>Works a change out. Pure.</summary>
    public static UnitChangePlan Of(UnitRegister register, UnitChange change)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(change);
        var events = new List<UnitEvent>();
        var successors = change.Successors.Select(successor => new UnitShare(successor.Id ?? Found(register, change, successor, events), successor.Share)).ToList();
        // One that takes the others in goes on: it is among those the merger happens to.
        IReadOnlyList<string> units = change.Kind == UnitEventKind.Merge ? [.. change.Units.Union(successors.Where(part => register.Find(part.UnitId) is not null).Select(part => part.UnitId))] : change.Units;
        foreach (var id in units.Where(id => successors.All(part => part.UnitId != id)))
            AddBelow(register, change, id, change.Kind == UnitEventKind.Abolish ? register.Find(id)?.ParentAt(change.Date) : successors.FirstOrDefault()?.UnitId, events);

        if (change.Kind == UnitEventKind.Abolish)
            events.AddRange(change.Units.Select(id => UnitEvent.Abolish(id, change.Date)));
        else
            events.Add(change.Kind == UnitEventKind.Merge
                ? new UnitEvent { Kind = UnitEventKind.Merge, Date = change.Date, Units = units, Successors = successors }
                : UnitEvent.Split(units[0], successors, change.Date));

        IReadOnlyList<UnitEvent> told = [.. events.Select(each => each with { LegalBasis = change.LegalBasis, Note = change.Note })];
        var result = register.With(told);
        return new UnitChangePlan(change, told, result.Register, result.Problems, [.. successors.Select(part => part.UnitId)]);
    }

    /// <summary>Founds the new unit beside those it comes from, of their kind.</summary>
    private static string Found(UnitRegister register, UnitChange change, Successor successor, List<UnitEvent> events)
    {
        var model = change.Units.Select(register.Find).FirstOrDefault(unit => unit is not null);
        var parent = model?.ParentAt(change.Date.AddDays(-1)) is { } above && register.Find(above)?.IsValidAt(change.Date) == true ? above : null;
        var id = UnitIds.New(register, parent, successor.Name!.Name, change.Date, events.SelectMany(each => each.Units).ToHashSet(StringComparer.Ordinal));
        events.Add(UnitEvent.Found(id, model?.Kind ?? UnitKind.Other, successor.Name, change.Date, parent) with { Region = model?.Region });
        return id;
    }

    private static void AddBelow(UnitRegister register, UnitChange change, string id, string? to, List<UnitEvent> events)
    {
        var below = register.TreeAt(change.Date);
        if (change.Below == BelowPolicy.End)
            events.AddRange(below.Descendants(id).Where(unit => !change.Units.Contains(unit.Id)).Select(unit => UnitEvent.Abolish(unit.Id, change.Date)));
        else
            events.AddRange(below.Children(id).Where(unit => !change.Units.Contains(unit.Id)).Select(unit => UnitEvent.Move(unit.Id, to, change.Date)));
    }
}

/// <summary>Ids of new units: words of the name below the id of the parent, never used before.</summary>
public static class UnitIds
{
    /// <param name="register">Units of any time.</param>
    /// <param name="parent">Unit above; null: a root.</param>
    /// <param name="name">Name.</param>
    /// <param name="date">First day; its year tells a re-established unit from the former one.</param>
    /// <param name="others">Ids about to be used.</param>
    public static string New(UnitRegister register, string? parent, string name, DateOnly date, IReadOnlySet<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(register);
        var stem = (parent is null ? "" : parent + "/") + CriterionKey.Make(name, []);
        bool IsFree(string id) => register.Find(id) is null && others?.Contains(id) != true;
        if (IsFree(stem))
            return stem;

        var dated = $"{stem}-{SetText.Number(date.Year)}";
        return Enumerable.Range(1, int.MaxValue - 1).Select(number => number == 1 ? dated : $"{dated}-{SetText.Number(number)}").First(IsFree);
    }
}
