using System.Globalization;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Storage;

namespace ParIndex.App.Notices;

/// <summary>
/// Reminds people of what is still theirs to do: 7, 3 and 1 days before its last day and on the first day after it. A day on which the program did not run
/// is made up for, and however often it runs, each is told once. A program's own work: it sees all rounds.
/// </summary>
public sealed class Reminders(Session session, RoundStore rounds, Duties duties, NoticePeople people, NoticeStore notices, AssignmentStore assignments, RecusalStore recusals, TimeProvider clock)
{
    /// <summary>Days before the last day, the farthest first.</summary>
    public static IReadOnlyList<int> DaysBefore { get; } = [7, 3, 1];

    private const int MostCodes = 8;

    /// <summary>What was due longer ago is told by lists of what is late, and not by a reminder.</summary>
    private const int LatestAfter = 7;

    /// <summary>Tells what is to be told today.</summary>
    public async Task RunAsync(CancellationToken cancel = default)
    {
        var today = clock.Today();
        var running = (await rounds.ListAsync(cancel: cancel)).Where(round => round.Stage != RoundStage.Published).ToList();
        var open = (await duties.OpenAsync(before: today.AddDays(DaysBefore[0] + 1), cancel: cancel)).ToLookup(duty => duty.RoundId);
        var cards = open.SelectMany(group => group).DistinctBy(duty => duty.ScorecardId).ToList();
        var assigned = await assignments.OfCardsAsync([.. cards.Select(duty => duty.ScorecardId)], cancel);
        var found = await people.OfAsync(
            [Role.Officer, Role.Head, Role.Appraiser, Role.Coordinator, Role.CouncilSecretary],
            [.. cards.Select(duty => duty.UnitId).Concat(assigned.SelectMany(group => group).Select(one => one.UnitId).OfType<string>()).Distinct(StringComparer.Ordinal)],
            cancel);
        var atUnit = found.SelectMany(person => person.Holder.Assignments.Where(one => one.Role is Role.Officer or Role.Head).Select(one => one.Unit!).Distinct(StringComparer.Ordinal).Select(unit => (unit, person)))
            .ToLookup(pair => pair.unit, pair => pair.person, StringComparer.Ordinal);
        foreach (var round in running)
        {
            var stepped = await recusals.OfRoundAsync(round.Id, cancel);
            var told = open[round.Id].Where(duty => !IsAppraisers(duty.Kind)).GroupBy(duty => duty.ScorecardId).SelectMany(card => OfUnit(card.First().UnitId, [.. card], assigned[card.Key], atUnit, today))
                .Concat(OfAppraisers(round, [.. open[round.Id].Where(duty => IsAppraisers(duty.Kind))], found, stepped, today))
                .Concat(OfOrganisers(round, [.. open[round.Id]], found, today))
                .ToList();
            await session.BeginAsync("notices.remind", cancel: cancel);
            await notices.TellAsync(told, cancel);
            await session.CommitAsync(cancel);
        }
    }

    /// <summary>Which reminder a day calls for: days before, 0 when it is past, null: none.</summary>
    internal static int? Step(DateOnly due, DateOnly today)
    {
        var left = due.DayNumber - today.DayNumber;
        return left < 0 ? left >= -LatestAfter ? 0 : null : DaysBefore.Where(days => left <= days).Select(days => (int?)days).Min();
    }

    private static bool IsAppraisers(DutyKind kind) => kind is DutyKind.Appraisal or DutyKind.SecondAppraisal;

    private static IEnumerable<Told> OfUnit(string unit, IReadOnlyList<Duty> open, IEnumerable<EntryAssignment> assigned, ILookup<string, NoticePerson> atUnit, DateOnly today)
    {
        var given = assigned.ToList();
        var nearby = given.Select(one => one.UnitId).OfType<string>().Append(unit).Distinct(StringComparer.Ordinal).SelectMany(one => atUnit[one]).DistinctBy(person => person.Id).ToList();
        var answering = new Answering(unit, nearby, given);
        // The head is told of the whole, once for each kind and day; a scorecard with nothing missing still waits to be submitted.
        var ofHeads = open.Where(duty => duty.Due is not null).GroupBy(duty => (duty.Kind, Due: duty.Due!.Value))
            .SelectMany(group => answering.Heads.Select(head => (head.Id, group.Key.Kind, group.Key.Due, Entries: (IEnumerable<Duty>)group)));
        var ofOthers = open.Where(duty => duty.Code is not null)
            .SelectMany(duty => answering.For(duty.Code!, duty.Field!).Select(one => (one.Person.Id, Due: duty.Kind == DutyKind.SelfAssessment ? one.LastDay ?? duty.Due : duty.Due, Duty: duty)))
            .Where(one => one.Due is not null)
            .GroupBy(one => (one.Id, one.Duty.Kind, Due: one.Due!.Value))
            .Select(group => (group.Key.Id, group.Key.Kind, group.Key.Due, Entries: group.Select(one => one.Duty)));
        foreach (var (person, kind, due, entries) in ofHeads.Concat(ofOthers))
        {
            var all = entries.ToList();
            if (Step(due, today) is not { } step || (step > 0 && !all.Exists(duty => duty.IsOpen)))
                continue;

            var codes = all.Select(duty => duty.Code).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            yield return new Told(
                person, NoticeKind.Due, all[0].RoundId, all[0].ScorecardId, new NoticeFacts { Duty = kind, Day = due, Count = codes.Count, Codes = [.. codes.Take(MostCodes)] },
                KeyOf(kind.ToString(), all[0].ScorecardId, due, step));
        }
    }

    private static IEnumerable<Told> OfAppraisers(Round round, IReadOnlyList<Duty> open, IReadOnlyList<NoticePerson> found, Recusals stepped, DateOnly today)
    {
        foreach (var group in open.Where(duty => duty.Due is not null).GroupBy(duty => (duty.Kind, Due: duty.Due!.Value)))
        {
            if (Step(group.Key.Due, today) is not { } step)
                continue;

            var parts = group.GroupBy(duty => (duty.UnitId, Field: duty.Field!)).Select(part => (part.Key.UnitId, part.Key.Field, Count: part.Count())).ToList();
            foreach (var person in found.Where(person => person.Holder.Assignments.Any(one => one.Role == Role.Appraiser)))
            {
                var mine = parts.Where(part => stepped.Decide(person.Id, person.Decide, part.UnitId, part.Field, null).IsAllowed).ToList();
                if (mine.Count > 0)
                {
                    var fields = mine.Select(part => part.Field).Distinct(StringComparer.Ordinal).ToList();
                    yield return new Told(
                        person.Id, NoticeKind.Due, round.Id, null,
                        new NoticeFacts { Duty = group.Key.Kind, Day = group.Key.Due, Count = mine.Sum(part => part.Count), Field = fields is [var field] ? field : null },
                        KeyOf(group.Key.Kind.ToString(), round.Id, group.Key.Due, step));
                }
            }
        }
    }

    private static IEnumerable<Told> OfOrganisers(Round round, IReadOnlyList<Duty> open, IReadOnlyList<NoticePerson> found, DateOnly today)
    {
        if (round.Due(round.Stage) is not { } due || Step(due, today) is not { } step)
            return [];

        int? left = round.Stage switch
        {
            RoundStage.SelfAssessment => open.Count(duty => duty is { Kind: DutyKind.SelfAssessment, Code: null }),
            RoundStage.Appraisal => open.Count(duty => duty.Kind == DutyKind.Appraisal),
            RoundStage.Explanation => open.Count(duty => duty.Kind == DutyKind.Explanation),
            RoundStage.SecondAppraisal => open.Count(duty => duty.Kind == DutyKind.SecondAppraisal),
            _ => null,
        };
        return found
            .Where(person => person.May(Permission.ManageRound, round.OrganiserId) || (round.Stage == RoundStage.Council && person.May(Permission.DecideInCouncil, round.OrganiserId)))
            .Select(person => new Told(
                person.Id, NoticeKind.StageDue, round.Id, null, new NoticeFacts { Stage = round.Stage, Day = due, Count = left }, KeyOf("stage-" + round.Stage, round.Id, due, step)));
    }

    private static string KeyOf(string what, Guid of, DateOnly due, int step) => string.Create(CultureInfo.InvariantCulture, $"due/{what}/{of}/{due:yyyy-MM-dd}/{step}");
}
