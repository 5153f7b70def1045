using ParIndex.Core.Units;
using ParIndex.Core.Units.Agencies;

namespace ParIndex.Core.Plans.Tracking;

/// <summary>What a unit does in a task, as the plan names it.</summary>
public enum DutyPart
{
    /// <summary>Leads it (chủ trì): its progress is the task's.</summary>
    Lead,

    /// <summary>Takes part (phối hợp).</summary>
    Coordinator,

    /// <summary>Watches over it (theo dõi), and may confirm that it is done.</summary>
    Monitor,
}

/// <summary>Agencies a task names, as printed.</summary>
public sealed record NamedParties(IReadOnlyList<string> Lead, IReadOnlyList<string> Coordinators, IReadOnlyList<string> Monitor);

/// <summary>A name in a plan that is not a unit a duty can be given to.</summary>
/// <param name="Near">Units it might mean, best first.</param>
public sealed record UnplacedName(string Text, DutyPart Part, IReadOnlyList<Unit> Near);

/// <summary>Units with their part in a task, and names no unit was found for.</summary>
public sealed record PlacedDuties(IReadOnlyList<(string UnitId, DutyPart Part)> Duties, IReadOnlyList<UnplacedName> Unplaced);

/// <summary>
/// Reads who a plan names for a task, seen from the unit whose plan it is. A group ("các sở, ban, ngành") gives each of its members a line where it leads or watches;
/// where it only takes part, who leads calls on its members, and none is tracked. A guess is never acted on. Pure.
/// </summary>
public sealed class DutyPlacing(UnitRegister register, string ownerId, DateOnly day)
{
    private readonly AgencyResolver resolver = new(register);
    private readonly Dictionary<string, IReadOnlyList<AgencyPart>> known = new(StringComparer.Ordinal);

    /// <summary>Units of a task, each once with its strongest part.</summary>
    public PlacedDuties Of(NamedParties named)
    {
        ArgumentNullException.ThrowIfNull(named);
        var duties = new Dictionary<string, DutyPart>(StringComparer.Ordinal);
        var unplaced = new List<UnplacedName>();
        foreach (var (texts, part) in new[] { (named.Lead, DutyPart.Lead), (named.Monitor, DutyPart.Monitor), (named.Coordinators, DutyPart.Coordinator) })
        {
            foreach (var agency in texts.SelectMany(Read))
            {
                var (units, near) = UnitsOf(agency, part);
                foreach (var unit in units)
                    duties.TryAdd(unit, part);

                if (units.Count == 0 && !(agency is AgencyPart.ToGroup && part == DutyPart.Coordinator))
                    unplaced.Add(new UnplacedName(agency.Text, part, near));
            }
        }

        return new PlacedDuties([.. duties.Select(pair => (pair.Key, pair.Value))], unplaced);
    }

    private IReadOnlyList<AgencyPart> Read(string text) => known.TryGetValue(text, out var parts) ? parts : known[text] = resolver.Resolve(text, ownerId, day).Parts;

    private (IReadOnlyList<string> Units, IReadOnlyList<Unit> Near) UnitsOf(AgencyPart agency, DutyPart part) => agency switch
    {
        AgencyPart.ToUnit named => One(named),
        AgencyPart.ToGroup group when part != DutyPart.Coordinator => ([.. group.Members.Where(Stands).Select(unit => unit.Id)], []),
        AgencyPart.Unregistered unregistered => ([], unregistered.Suggestions),
        AgencyPart.Unknown unknown => ([], unknown.Suggestions),
        _ => ([], []),
    };

    private (IReadOnlyList<string> Units, IReadOnlyList<Unit> Near) One(AgencyPart.ToUnit named)
    {
        // Who took everything over answers for it; where several did, a person says who.
        var unit = Stands(named.Unit) ? named.Unit : named.Successors is [var only] && Stands(only) ? only : null;
        return unit is null ? ([], named.Successors) : named.Match == AgencyMatch.Sector ? ([], [unit]) : ([unit.Id], []);
    }

    private bool Stands(Unit unit) => register.Find(unit.Id)?.IsValidAt(day) == true;
}
