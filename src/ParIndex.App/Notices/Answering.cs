using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Assigning;

namespace ParIndex.App.Notices;

/// <summary>Who of a unit answers for which entry: those it is assigned to; where it is assigned to nobody, every officer of the field; and the head for all of it.</summary>
public sealed class Answering
{
    private readonly string unit;
    private readonly IReadOnlyList<NoticePerson> people;
    private readonly ILookup<string, EntryAssignment> byCode;

    /// <param name="unit">The assessed unit.</param>
    /// <param name="people">Officers and heads of it and of the units parts are assigned to.</param>
    /// <param name="assignments">Of its scorecard.</param>
    public Answering(string unit, IReadOnlyList<NoticePerson> people, IEnumerable<EntryAssignment> assignments)
    {
        this.unit = unit;
        this.people = people;
        byCode = assignments.ToLookup(assignment => assignment.Code, StringComparer.Ordinal);
    }

    public static IReadOnlyList<Role> Roles { get; } = [Role.Officer, Role.Head];

    /// <summary>Heads of the unit.</summary>
    public IEnumerable<NoticePerson> Heads => people.Where(person => person.Heads(unit));

    /// <summary>Everybody who works on the scorecard of the unit.</summary>
    public IEnumerable<NoticePerson> All => people.Where(person => person.May(Permission.FillScorecard, unit));

    /// <summary>Assignments that hold for a criterion: its own, else those of the nearest above it.</summary>
    public IReadOnlyList<EntryAssignment> Of(string code)
    {
        for (var at = code; ; at = at[..at.LastIndexOf('.')])
        {
            if (byCode[at].ToList() is { Count: > 0 } own)
                return own;

            if (!at.Contains('.', StringComparison.Ordinal))
                return [];
        }
    }

    /// <summary>Who answers for an entry, heads aside, with the last day given to each; null: the day of all.</summary>
    public IEnumerable<(NoticePerson Person, DateOnly? LastDay)> For(string code, string field)
    {
        var assigned = Of(code);
        return assigned.Count == 0
            ? people.Where(person => !person.Heads(unit) && person.May(Permission.FillScorecard, unit, field)).Select(person => (person, (DateOnly?)null))
            : assigned.SelectMany(one => One(one, field).Select(person => (person, one.LastDay)));
    }

    /// <summary>Whom an assignment is to, as far as they have the right to do it.</summary>
    private IEnumerable<NoticePerson> One(EntryAssignment assignment, string field) => assignment.UnitId is { } other
        ? people.Where(person => person.May(Permission.FillScorecard, other))
        : people.Where(person => person.Id == assignment.AccountId && person.May(Permission.FillScorecard, unit, field));
}
