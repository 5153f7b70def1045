using ParIndex.Core.Criteria;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Agencies;

namespace ParIndex.Core.Rounds;

/// <summary>What became of an agency a criterion names.</summary>
public enum AgencyOutcome
{
    /// <summary>A unit under the assessed one: the criterion is theirs.</summary>
    Unit,

    /// <summary>The assessed unit itself: nothing is to be assigned.</summary>
    Itself,

    /// <summary>Named in general ("các sở, ban, ngành"): a person chooses.</summary>
    Group,

    /// <summary>A unit that does not stand under the assessed one.</summary>
    Outside,

    /// <summary>A unit that has ended without one successor.</summary>
    Ended,

    /// <summary>Sounds like a unit, but none of that name is registered.</summary>
    Unregistered,

    /// <summary>Not understood.</summary>
    Unknown,
}

/// <summary>An agency a criterion names as lead (chủ trì) or coordinator (phối hợp).</summary>
/// <param name="Code">The criterion.</param>
/// <param name="Text">As printed.</param>
/// <param name="Unit">The unit, when it is one; its successor when it has ended.</param>
/// <param name="Near">Units it might mean, best first.</param>
public sealed record NamedAgency(string Code, string Text, bool IsLead, AgencyOutcome Outcome, Unit? Unit, IReadOnlyList<Unit> Near)
{
    /// <summary>A person must see to it: otherwise the agency would be left out.</summary>
    public bool NeedsAPerson => Outcome is not (AgencyOutcome.Unit or AgencyOutcome.Itself);
}

/// <summary>Reads who a criteria set names for its criteria, seen from the unit that is assessed. Pure.</summary>
public sealed class NamedAgencies(UnitRegister register)
{
    private readonly AgencyResolver resolver = new(register);
    private readonly Dictionary<(string Text, string Unit, DateOnly Day), IReadOnlyList<(AgencyOutcome Outcome, Unit? Unit, IReadOnlyList<Unit> Near, string Text)>> known = [];

    /// <summary>Agencies named for criteria with leaves the assessed unit answers itself, in the order of the set.</summary>
    /// <param name="set">The criteria set.</param>
    /// <param name="assessed">Id of the assessed unit.</param>
    /// <param name="day">Day units are taken as of.</param>
    public IReadOnlyList<NamedAgency> Of(CriteriaSet set, string assessed, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(set);
        return [.. set.All().Where(node => node.SelfAndDescendants().Any(below => below is { IsLeaf: true, Source: SourceKind.Appraised }))
            .SelectMany(node => node.Lead.Select(text => (node, text, true)).Concat(node.Coordinators.Select(text => (node, text, false))))
            .SelectMany(named => Read(named.text, assessed, day).Select(part => new NamedAgency(named.node.Code, part.Text, named.Item3, part.Outcome, part.Unit, part.Near)))
            .DistinctBy(named => (named.Code, named.Unit?.Id ?? named.Text))];
    }

    private IReadOnlyList<(AgencyOutcome Outcome, Unit? Unit, IReadOnlyList<Unit> Near, string Text)> Read(string text, string assessed, DateOnly day)
    {
        if (known.TryGetValue((text, assessed, day), out var parts))
            return parts;

        return known[(text, assessed, day)] = [.. resolver.Resolve(text, assessed, day).Parts.Select(part => Judge(part, assessed, day))];
    }

    private (AgencyOutcome Outcome, Unit? Unit, IReadOnlyList<Unit> Near, string Text) Judge(AgencyPart part, string assessed, DateOnly day) => part switch
    {
        AgencyPart.ToUnit named => Judge(named, assessed, day),
        AgencyPart.ToGroup group => (AgencyOutcome.Group, null, group.Members, part.Text),
        AgencyPart.Unregistered unregistered => (AgencyOutcome.Unregistered, null, unregistered.Suggestions, part.Text),
        AgencyPart.Unknown unknown => (AgencyOutcome.Unknown, null, unknown.Suggestions, part.Text),
        _ => (AgencyOutcome.Unknown, null, [], part.Text),
    };

    private (AgencyOutcome Outcome, Unit? Unit, IReadOnlyList<Unit> Near, string Text) Judge(AgencyPart.ToUnit named, string assessed, DateOnly day)
    {
        if (register.Find(named.Unit.Id) is not { } unit)
            return (AgencyOutcome.Unregistered, null, [], named.Text);

        if (!unit.IsValidAt(day))
        {
            // Who took everything over answers for it; where several did, a person says who.
            if (named.Successors is not [var only] || register.Find(only.Id) is not { } successor)
                return (AgencyOutcome.Ended, null, named.Successors, named.Text);

            unit = successor;
        }

        // The only one of its sector is a guess: shown, not acted on.
        return unit.Id == assessed ? (AgencyOutcome.Itself, unit, [], named.Text)
            : !register.Path(unit.Id, day).Any(above => above.Id == assessed) ? (AgencyOutcome.Outside, null, [unit], named.Text)
            : named.Match == AgencyMatch.Sector ? (AgencyOutcome.Unknown, null, [unit], named.Text)
            : (AgencyOutcome.Unit, unit, [], named.Text);
    }
}
