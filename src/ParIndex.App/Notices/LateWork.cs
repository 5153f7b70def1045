using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;

namespace ParIndex.App.Notices;

/// <summary>A unit that is late with a scorecard as a whole, or with explanations.</summary>
/// <param name="Days">Days since the last day.</param>
/// <param name="Count">Entries still open.</param>
public sealed record LateUnit(DutyKind Kind, Guid ScorecardId, string UnitId, DateOnly Due, int Days, int Count);

/// <summary>An entry that is late.</summary>
/// <param name="People">Whom it is assigned to; empty: the whole unit.</param>
/// <param name="Units">Other units it is assigned to.</param>
public sealed record LateEntry(
    DutyKind Kind, Guid ScorecardId, string UnitId, string Code, DateOnly Due, int Days, IReadOnlyList<string> People, IReadOnlyList<string> Units);

/// <summary>What an appraiser is late with in a field.</summary>
/// <param name="Name">Null: nobody may appraise these entries.</param>
public sealed record LateAppraiser(DutyKind Kind, string? Name, string Field, DateOnly Due, int Days, int Units, int Count);

/// <summary>Everything that is late in a round.</summary>
public sealed record LateBoard(IReadOnlyList<LateUnit> NotSubmitted, IReadOnlyList<LateEntry> Returned, IReadOnlyList<LateUnit> NotExplained, IReadOnlyList<LateAppraiser> NotAppraised)
{
    public bool IsEmpty => NotSubmitted.Count + Returned.Count + NotExplained.Count + NotAppraised.Count == 0;
}

/// <summary>What is past its last day: for who runs a round all of it, for a unit its own with who answers for it.</summary>
public sealed class LateWork(Duties duties, NoticePeople people, AssignmentStore assignments, RecusalStore recusals, TimeProvider clock)
{
    /// <summary>All that is late in a round, the longest first.</summary>
    public async Task<LateBoard> OfRoundAsync(Round round, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var today = clock.Today();
        var late = (await duties.OpenAsync(round.Id, before: today, cancel: cancel)).Where(duty => duty.Due < today).ToList();
        var appraisers = late.Exists(duty => IsAppraisers(duty.Kind)) ? await people.OfAsync([Role.Appraiser], [], cancel) : [];
        return new LateBoard(
            [.. Units(late, DutyKind.SelfAssessment, today)],
            await EntriesAsync([.. late.Where(duty => duty.Kind == DutyKind.Completion)], today, cancel),
            [.. Units(late, DutyKind.Explanation, today)],
            [.. Appraisers([.. late.Where(duty => IsAppraisers(duty.Kind))], appraisers, await recusals.OfRoundAsync(round.Id, cancel), today)]);
    }

    /// <summary>Entries of some scorecards that are late, by their own last day where they are assigned with one.</summary>
    public async Task<IReadOnlyList<LateEntry>> OfCardsAsync(IReadOnlyCollection<Guid> cards, CancellationToken cancel = default)
    {
        var today = clock.Today();
        return cards.Count == 0
            ? []
            : await EntriesAsync([.. (await duties.OpenAsync(cards: cards, before: today, cancel: cancel)).Where(duty => duty.Code is not null && !IsAppraisers(duty.Kind))], today, cancel);
    }

    private static bool IsAppraisers(DutyKind kind) => kind is DutyKind.Appraisal or DutyKind.SecondAppraisal;

    private static IEnumerable<LateUnit> Units(IEnumerable<Duty> late, DutyKind kind, DateOnly today) => late.Where(duty => duty.Kind == kind)
        .GroupBy(duty => (duty.ScorecardId, duty.UnitId, Due: duty.Due!.Value))
        .Select(group => new LateUnit(kind, group.Key.ScorecardId, group.Key.UnitId, group.Key.Due, today.DayNumber - group.Key.Due.DayNumber, group.Count(duty => duty.Code is not null)))
        .OrderByDescending(line => line.Days).ThenByDescending(line => line.Count).ThenBy(line => line.UnitId, StringComparer.Ordinal);

    private static IEnumerable<LateAppraiser> Appraisers(IReadOnlyList<Duty> late, IReadOnlyList<NoticePerson> found, Recusals stepped, DateOnly today) => late
        .GroupBy(duty => (duty.Kind, Field: duty.Field!, Due: duty.Due!.Value))
        .SelectMany(group =>
        {
            var units = group.GroupBy(duty => duty.UnitId, StringComparer.Ordinal).Select(unit => (Id: unit.Key, Count: unit.Count())).ToList();
            var orphans = units.ToList();
            var lines = new List<LateAppraiser>();
            foreach (var person in found)
            {
                var mine = units.Where(unit => stepped.Decide(person.Id, person.Decide, unit.Id, group.Key.Field, null).IsAllowed).ToList();
                orphans.RemoveAll(mine.Contains);
                if (mine.Count > 0)
                    lines.Add(Line(group.Key, person.Name, mine));
            }

            return orphans.Count > 0 ? lines.Prepend(Line(group.Key, null, orphans)) : lines;

            LateAppraiser Line((DutyKind Kind, string Field, DateOnly Due) key, string? name, List<(string Id, int Count)> of) =>
                new(key.Kind, name, key.Field, key.Due, today.DayNumber - key.Due.DayNumber, of.Count, of.Sum(unit => unit.Count));
        })
        .OrderByDescending(line => line.Days).ThenBy(line => line.Name is not null).ThenByDescending(line => line.Count).ThenBy(line => line.Name, StringComparer.CurrentCulture);

    private async Task<IReadOnlyList<LateEntry>> EntriesAsync(IReadOnlyList<Duty> late, DateOnly today, CancellationToken cancel)
    {
        if (late.Count == 0)
            return [];

        var assigned = await assignments.OfCardsAsync([.. late.Select(duty => duty.ScorecardId).Distinct()], cancel);
        var answering = late.Select(duty => (duty.ScorecardId, duty.UnitId)).Distinct().ToDictionary(card => card.ScorecardId, card => new Answering(card.UnitId, [], assigned[card.ScorecardId]));
        return [.. late
            .Select(duty =>
            {
                var given = answering[duty.ScorecardId].Of(duty.Code!);
                var due = duty.Kind == DutyKind.SelfAssessment && given.Select(one => one.LastDay).Min() is { } own ? own : duty.Due!.Value;
                return new LateEntry(
                    duty.Kind, duty.ScorecardId, duty.UnitId, duty.Code!, due, today.DayNumber - due.DayNumber, [.. given.Select(one => one.AccountName).OfType<string>()], [.. given.Select(one => one.UnitId).OfType<string>()]);
            })
            .Where(line => line.Days > 0).OrderByDescending(line => line.Days).ThenBy(line => line.UnitId, StringComparer.Ordinal)];
    }
}
