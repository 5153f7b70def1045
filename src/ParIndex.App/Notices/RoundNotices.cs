using System.Globalization;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Storage;
using ParIndex.App.Units;

namespace ParIndex.App.Notices;

/// <summary>Who is told of which deed in a round. Called by use cases inside their process; saving an answer tells nobody.</summary>
public sealed class RoundNotices(Session session, UnitRegisterCache registers, UnitReachCache reaches, TimeProvider clock)
{
    private readonly NoticePeople people = new(session, registers, reaches, clock);
    private readonly NoticeStore notices = new(session, clock);
    private readonly AssignmentStore assignments = new(session, clock);
    private readonly RoundStore rounds = new(session, clock);

    /// <summary>A criterion is assigned: told to that person, or to those who fill in for that unit.</summary>
    public async Task AssignedAsync(RoundScorecard card, string code, string? unit, Guid? account, DateOnly? lastDay, string note, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        var at = unit ?? card.UnitId;
        var found = await people.OfAsync(Answering.Roles, [at], cancel);
        await TellAsync(
            found.Where(person => (account is null || person.Id == account) && person.May(Permission.FillScorecard, at)),
            NoticeKind.Assigned, card.RoundId, card.Id, new NoticeFacts { Code = code, Unit = unit, Day = lastDay, Reason = OrNull(note) }, cancel: cancel);
    }

    /// <summary>Somebody stands in for an appraiser who stepped back from a unit.</summary>
    public async Task DeputyAsync(Guid round, Guid deputy, string unit, CancellationToken cancel = default)
    {
        var found = await people.OfAsync([Role.Appraiser], [], cancel);
        await TellAsync(found.Where(person => person.Id == deputy && person.May(Permission.Appraise, unit)), NoticeKind.Deputy, round, null, new NoticeFacts { Unit = unit }, cancel: cancel);
    }

    /// <summary>An entry was sent back: told to who answers for it, and to the head.</summary>
    public async Task ReturnedAsync(HeldEntry held, DateOnly until, string reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(held);
        var answering = await AnsweringAsync(held.Card, cancel);
        await TellAsync(
            answering.Heads.Concat(answering.For(held.Entry.Code, held.Entry.Field).Select(one => one.Person)), NoticeKind.Returned, held.Round.Id, held.Card.Id,
            new NoticeFacts { Code = held.Entry.Code, Field = held.Entry.Field, Day = until, Reason = reason }, cancel: cancel);
    }

    /// <summary>A unit submitted: told to who runs the round.</summary>
    public async Task SubmittedAsync(Round round, RoundScorecard card, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(card);
        await TellAsync(await OrganisersAsync(round, cancel), NoticeKind.Submitted, round.Id, card.Id, new NoticeFacts(), cancel: cancel);
    }

    /// <summary>A scorecard was opened again: told to everybody who works on it.</summary>
    public async Task ReopenedAsync(RoundScorecard card, string reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        await TellAsync((await AnsweringAsync(card, cancel)).All, NoticeKind.Reopened, card.RoundId, card.Id, new NoticeFacts { Reason = reason }, cancel: cancel);
    }

    /// <summary>A unit was given more time.</summary>
    public async Task ExtendedAsync(RoundScorecard card, RoundStage stage, DateOnly lastDay, string reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(card);
        await TellAsync(
            (await AnsweringAsync(card, cancel)).All, NoticeKind.Extended, card.RoundId, card.Id, new NoticeFacts { Stage = stage, Day = lastDay, Reason = reason }, cancel: cancel);
    }

    /// <summary>A round moved: told to its units, each about its own scorecard, and to those who run, appraise and decide.</summary>
    public async Task MovedAsync(Round round, RoundStage to, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(round);
        var opens = to == RoundStage.Explanation;
        var facts = new NoticeFacts { Stage = to, Day = round.Due(to), Reason = OrNull(reason) };
        await EverybodyAsync(round, opens ? NoticeKind.Appraised : NoticeKind.Moved, NoticeKind.Moved, facts, cancel);
    }

    /// <summary>Results are published.</summary>
    public Task PublishedAsync(Round round, CancellationToken cancel = default) => EverybodyAsync(round, NoticeKind.Published, NoticeKind.Published, new NoticeFacts(), cancel);

    /// <summary>An explanation was answered: told to the unit, once a day.</summary>
    public Task AnsweredAsync(HeldEntry held, CancellationToken cancel = default) => OnceADayAsync(held, NoticeKind.Answered, cancel);

    /// <summary>The council decided on an entry: told to the unit, once a day.</summary>
    public Task DecidedAsync(HeldEntry held, CancellationToken cancel = default) => OnceADayAsync(held, NoticeKind.Decided, cancel);

    private async Task OnceADayAsync(HeldEntry held, NoticeKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(held);
        var today = clock.Today();
        await TellAsync(
            (await AnsweringAsync(held.Card, cancel)).All.Where(person => person.May(Permission.Explain, held.Card.UnitId)), kind, held.Round.Id, held.Card.Id, new NoticeFacts(),
            string.Create(CultureInfo.InvariantCulture, $"{kind.Key()}/{held.Card.Id}/{today:yyyy-MM-dd}"), cancel);
    }

    private async Task EverybodyAsync(Round round, NoticeKind forUnits, NoticeKind forOthers, NoticeFacts facts, CancellationToken cancel)
    {
        var cards = await rounds.CardsAsync(round.Id, cancel);
        var found = await people.OfAsync(
            [Role.Officer, Role.Head, Role.Appraiser, Role.Coordinator, Role.CouncilSecretary], [.. cards.Select(card => card.UnitId)], cancel);
        var ofUnit = cards.ToLookup(card => card.UnitId, StringComparer.Ordinal);
        var told = new Dictionary<Guid, Told>();
        foreach (var person in found)
        {
            if (person.Holder.Assignments.Where(one => one.Role is Role.Officer or Role.Head).SelectMany(one => ofUnit[one.Unit!]).FirstOrDefault(card => person.May(Permission.ReadScorecard, card.UnitId)) is { } own)
                told[person.Id] = new Told(person.Id, forUnits, round.Id, own.Id, facts);
            else if (person.May(Permission.ManageRound, round.OrganiserId) || person.May(Permission.DecideInCouncil, round.OrganiserId) || cards.Any(card => person.May(Permission.Appraise, card.UnitId)))
                told[person.Id] = new Told(person.Id, forOthers, round.Id, null, facts);
        }

        await notices.TellAsync(told.Values, cancel);
    }

    private async Task<Answering> AnsweringAsync(RoundScorecard card, CancellationToken cancel)
    {
        var assigned = await assignments.OfCardAsync(card.Id, cancel);
        return new Answering(card.UnitId, await people.OfAsync(Answering.Roles, [card.UnitId, .. assigned.Select(one => one.UnitId).OfType<string>()], cancel), assigned);
    }

    private async Task<IEnumerable<NoticePerson>> OrganisersAsync(Round round, CancellationToken cancel) =>
        (await people.OfAsync([Role.Coordinator], [], cancel)).Where(person => person.May(Permission.ManageRound, round.OrganiserId));

    private Task TellAsync(IEnumerable<NoticePerson> to, NoticeKind kind, Guid round, Guid? card, NoticeFacts facts, string? key = null, CancellationToken cancel = default) =>
        notices.TellAsync([.. to.DistinctBy(person => person.Id).Select(person => new Told(person.Id, kind, round, card, facts, key))], cancel);

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
