using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Assigning;
using ParIndex.App.Rounds.Filling;
using ParIndex.App.Storage;
using ParIndex.Core.Scoring;
using ParIndex.Web.Access;

namespace ParIndex.Web.Pages.Rounds;

/// <summary>A scorecard with what pages about it need: its round, set, and who answers for what.</summary>
public sealed record OpenCard(Round Round, RoundScorecard Card, SetScorer Scorer, Responsibility Responsibility);

/// <summary>What the visitor may do in rounds; the one place pages of rounds ask. Rights come from the written table, the stage from <see cref="EntryGate"/>.</summary>
public sealed class RoundAccess(Visitor visitor, Session session, RoundStore rounds, RoundScorers scorers, AssignmentStore assignments, TimeProvider clock)
{
    /// <summary>The day in Vietnam.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Units whose rounds they run; null: all.</summary>
    public IReadOnlySet<string>? Organisers => visitor.Units(Permission.ManageRound);

    /// <summary>Whether they run this round.</summary>
    public bool MayManage(Round round) => visitor.May(Permission.ManageRound, round.OrganiserId);

    /// <summary>Whether they see how all its units stand.</summary>
    public bool MayMonitor(Round round) => MayManage(round) || visitor.May(Permission.MonitorRound, round.OrganiserId);

    /// <exception cref="RefusedException">They do not run this round.</exception>
    public void DemandManage(Round round) => visitor.Demand(Permission.ManageRound, round.OrganiserId);

    /// <summary>A scorecard the visitor may look into, in part at least; null when there is none (or none for them).</summary>
    public async Task<OpenCard?> CardAsync(Guid id, CancellationToken cancel = default)
    {
        if (await rounds.CardAsync(id, cancel) is not { } card || await rounds.FindAsync(card.RoundId, cancel) is not { } round)
            return null;

        var scorer = await scorers.GetAsync(session, round.SetVersionId, cancel);
        var open = new OpenCard(round, card, scorer, new Responsibility(scorer.Set, await assignments.OfCardAsync(id, cancel)));
        return MayReadAll(open) || scorer.Set.Leaves().Any(leaf => MayRead(open, leaf.Code)) ? open : null;
    }

    /// <summary>Whether they may read the whole scorecard.</summary>
    public bool MayReadAll(OpenCard open) => MayReadAll(open.Round, open.Card.UnitId);

    /// <summary>Whether they may read the whole scorecard of a unit.</summary>
    public bool MayReadAll(Round round, string unit) => MayManage(round) || visitor.May(Permission.ReadScorecard, unit);

    /// <summary>Whether they may read one entry: their unit's, or one assigned to their unit.</summary>
    public bool MayRead(OpenCard open, string leaf) => MayReadAll(open) || open.Responsibility.UnitsOf(leaf).Any(unit => visitor.May(Permission.ReadScorecard, unit));

    /// <summary>Whether they may write an entry now: of their unit, or assigned to their unit, and it is open; surveys and statistics are entered by who runs the round.</summary>
    public bool MayFill(OpenCard open, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entry);
        if (!entry.IsOfUnit)
            return MayManage(open.Round) && open.Round.Stage is not RoundStage.Preparation and not RoundStage.Published;

        var stage = EntryGate.StageOf(open.Round, open.Card, entry.ReturnedUntil, Today);
        return visitor.May(Permission.FillScorecard, open.Card.UnitId, entry.Field, stage)
            || open.Responsibility.UnitsOf(entry.Code).Any(unit => visitor.May(Permission.FillScorecard, unit, stage: stage));
    }

    /// <summary>Whether they may change, with a reason, what an agency entered: who runs a mirror round, until it is approved.</summary>
    public bool MayCorrect(OpenCard open, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entry);
        return open.Round.IsMirror && entry.IsOfUnit && MayManage(open.Round) && !MayFill(open, entry) && EntryGate.StageOf(open.Round, open.Card, entry.ReturnedUntil, Today) == RoundStage.SelfAssessment;
    }

    /// <exception cref="RefusedException">They may not write this entry now; noted in the log.</exception>
    public void DemandFill(OpenCard open, Entry entry)
    {
        if (MayFill(open, entry))
            return;

        if (!entry.IsOfUnit)
            DemandManage(open.Round);

        visitor.Demand(Permission.FillScorecard, open.Card.UnitId, entry.Field, EntryGate.StageOf(open.Round, open.Card, entry.ReturnedUntil, Today));
        throw new RefusedException(Permission.FillScorecard, open.Card.UnitId, Refusal.WrongStage, hides: false);
    }

    /// <summary>Whether they may say that the scorecard is filled in.</summary>
    public bool MayMarkFilled(OpenCard open) => visitor.May(Permission.FillScorecard, open.Card.UnitId, stage: EntryGate.StageOf(open.Round, open.Card, Today));

    /// <summary>Whether they may submit the scorecard now.</summary>
    public bool MaySubmit(OpenCard open) => visitor.May(Permission.SubmitScorecard, open.Card.UnitId, stage: EntryGate.StageOf(open.Round, open.Card, Today));

    /// <summary>Whether they may split the scorecard among officers and units now.</summary>
    public bool MayAssign(OpenCard open) =>
        MayManage(open.Round) || visitor.May(Permission.AssignScorecard, open.Card.UnitId, stage: EntryGate.StageOf(open.Round, open.Card, Today));

    /// <summary>Account of the visitor.</summary>
    public Guid? Id => visitor.Id;

    /// <summary>Their written rights, for use cases that look at them again inside their process.</summary>
    public Rights Rights => question => visitor.Decide(question.Permission, question.Unit, question.Field, question.Stage);

    /// <summary>Whether they appraise anywhere.</summary>
    public bool MayAppraise() => visitor.May(Permission.Appraise);

    /// <summary>Whether they may appraise entries of a field of a unit, now or at another stage: by the written table, unless they stepped back or stand in for who did.</summary>
    public bool MayAppraise(Recusals recusals, string unit, string field, RoundStage? stage = null)
    {
        ArgumentNullException.ThrowIfNull(recusals);
        return recusals.Decide(visitor.Id, Rights, unit, field, stage).IsAllowed;
    }

    /// <exception cref="RefusedException">They appraise none of these units in this field; noted in the log.</exception>
    public void DemandAppraise(Recusals recusals, IReadOnlyCollection<string> units, string field)
    {
        ArgumentNullException.ThrowIfNull(recusals);
        ArgumentNullException.ThrowIfNull(units);
        if (units.Any(unit => MayAppraise(recusals, unit, field)))
            return;

        var unit = units.FirstOrDefault();
        var decision = unit is null ? Rights(new Question(Permission.Appraise, null, field)) : recusals.Decide(visitor.Id, Rights, unit, field, null);
        throw new RefusedException(Permission.Appraise, unit, decision.IsAllowed ? Refusal.OtherUnit : decision.Reason, hides: false);
    }

    /// <exception cref="RefusedException">They do not see how this round stands.</exception>
    public void DemandMonitor(Round round)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (!MayManage(round))
            visitor.Demand(Permission.MonitorRound, round.OrganiserId);
    }

    /// <summary>Whether they write what the council decides, now.</summary>
    public bool MayDecide(Round round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return visitor.May(Permission.DecideInCouncil, round.OrganiserId, stage: round.Stage);
    }

    /// <summary>Whether they may say something to the appraised points of an entry now: of their unit, or assigned to their unit.</summary>
    public bool MayExplain(OpenCard open, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(entry);
        var stage = EntryGate.StageOf(open.Round, open.Card, Today);
        return visitor.May(Permission.Explain, open.Card.UnitId, entry.Field, stage) || open.Responsibility.UnitsOf(entry.Code).Any(unit => visitor.May(Permission.Explain, unit, stage: stage));
    }

    /// <summary>Tells a refusal found inside the process that writes: answered 403 and noted.</summary>
    /// <exception cref="RefusedException">The outcome is a refusal.</exception>
    public static void Tell(DeedOutcome outcome, Permission permission, string? unit)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (outcome.Refusal is { } reason)
            throw new RefusedException(permission, unit, reason, hides: false);
    }
}
