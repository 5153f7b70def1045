using ParIndex.App.Analysis.Published;
using ParIndex.App.Results.Published;
using ParIndex.Core.Criteria;
using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans.Cheapest;

/// <summary>The cheapest way from a result to a goal: the steps there are, and the improvement problem once they are priced.</summary>
/// <param name="Case">The result.</param>
/// <param name="Draft">What the rules' inverse gives; leaves without steps where figures are not known.</param>
/// <param name="Offers">Every step, in the order of the set.</param>
public sealed record CheapestQuestion(UnitCase Case, StepDraft Draft, IReadOnlyList<StepOffer> Offers)
{
    /// <summary>Year the steps are taken in.</summary>
    public int Year => Case.Result.Year + 1;

    /// <param name="from">The result.</param>
    /// <param name="losses">Its lost points as stored, with causes and leads.</param>
    public static CheapestQuestion Of(UnitCase from, IReadOnlyList<LossView> losses)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(losses);
        var stated = losses.ToDictionary(loss => loss.Code, StringComparer.Ordinal);
        var draft = StepDraft.Of(from.Scorer, from.Card);
        // A penalty is won back by not deserving it: no leaf to gain points at.
        var regular = from.Scorer.Set.Leaves().Where(leaf => leaf.Kind != CriterionKind.Penalty).Select(leaf => leaf.Code).ToHashSet(StringComparer.Ordinal);
        draft = draft with { Leaves = [.. draft.Leaves.Where(leaf => leaf.Max > leaf.Points && regular.Contains(leaf.Code))] };
        return new CheapestQuestion(from, draft, [.. draft.Leaves.SelectMany(leaf => StepsOf(leaf, stated.GetValueOrDefault(leaf.Code)))]);
    }

    /// <summary>The improvement problem as it was said; every fault at once where a goal or limit cannot be.</summary>
    /// <param name="choice">What was said.</param>
    /// <param name="notes">What was left out.</param>
    public (ImprovementProblem? Problem, IReadOnlyList<Message> Faults) Problem(CheapestChoice choice, out IReadOnlyList<Message> notes)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var told = new List<Message>();
        var leaves = new RuleSteps(Draft, CheapestTable.Of(this, choice), [], told).Leaves();
        notes = told;
        if (Goal(choice, out var fault) is not { } goal)
            return (null, [fault!]);

        var priced = leaves.SelectMany(leaf => leaf.Steps).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var problem = new ImprovementProblem
        {
            FirstYear = Year,
            Base = [Draft.Points],
            Leaves = leaves,
            Limits = [.. Limits(choice, priced)],
            Goal = goal,
            Rounded = Draft.Rounded,
        };
        var faults = PlanProblems.Of(problem).Select(problem => problem.Text).ToList();
        return faults.Count == 0 ? (problem, []) : (null, faults);
    }

    /// <summary>The result as it would be with these steps done, scored anew by the set with all its roundings.</summary>
    public UnitScore With(ChosenPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var card = Draft.With(Case.Scorer, Case.Card, plan.Steps.Select(step => step.Step.Id));
        var own = Offers.Where(offer => offer.IsOwn).ToDictionary(offer => offer.Id, StringComparer.Ordinal);
        var entries = new Dictionary<string, ScorecardEntry>(card.Entries, StringComparer.Ordinal);
        foreach (var step in plan.Steps)
        {
            if (own.TryGetValue(step.Step.Id, out var offer))
                entries[offer.Leaf.Code] = new ScorecardEntry(new Dictionary<string, string>(), offer.Leaf.Points + step.Step.Gain);
        }

        return Case.Scorer.Score(card with { Entries = entries }, explain: false);
    }

    internal static IEnumerable<PlanLimit> Limits(CheapestChoice choice, IReadOnlySet<string> priced)
    {
        if (choice.Budget is { } budget)
            yield return new BudgetLimit(budget);

        if (choice.MostBig is { } big)
            yield return new BigChangeLimit(big);

        foreach (var (agency, days) in choice.Capacities)
            yield return new CapacityLimit(agency, days);

        foreach (var (step, said) in choice.Steps)
        {
            if (said.IsIn is { } isIn && priced.Contains(step))
                yield return new ForcedLimit(step, isIn);
        }
    }

    private static IEnumerable<StepOffer> StepsOf(DraftLeaf leaf, LossView? loss)
    {
        var lead = loss?.Lead.Length > 0 ? loss.Lead : [.. leaf.Lead];
        var owner = lead.Length > 0 ? lead[0] : null;
        foreach (var step in leaf.Steps)
            yield return new StepOffer(step.Id, leaf, step.Change.Text, step.Change.Gain, false, owner);

        if (leaf.Steps.Count == 0)
        {
            yield return new StepOffer(
                $"{leaf.Code}/{StepOffer.OwnName}", leaf, loss?.Step is { } step ? new Message($"Khắc phục: {step}", $"Mend: {step}")
                    : loss?.Cause is { Length: > 0 } cause ? new Message($"Khắc phục: {cause}", $"Mend: {cause}") : new Message("Lấy lại điểm bị trừ", "Win back the lost points"),
                leaf.Max - leaf.Points, true, owner);
        }
    }

    private PlanGoal? Goal(CheapestChoice choice, out Message? fault)
    {
        fault = null;
        switch (choice.Goal)
        {
            case CheapestGoal.Most:
                return new MostPoints(choice.Counting);
            case CheapestGoal.Rank when Case.IsRanked && choice.Rank is { } rank and >= 1 && rank <= Case.Others.Count + 1:
                return Reach(PointsNeeded.ForRank(rank, Case.Others, Draft.Max, Case.Ties), new Message($"hạng {rank} trong {Case.Others.Count + 1} đơn vị", $"rank {rank} of {Case.Others.Count + 1} units"));
            case CheapestGoal.Rank:
                fault = new($"Hạng cần đạt là số từ 1 đến {Case.Others.Count + 1}.", $"The rank to reach is a number from 1 to {Case.Others.Count + 1}.");
                return null;
            case CheapestGoal.Band when choice.Band is { } band && PointsNeeded.ForBand(band, Case.Scorer.Set.Bands, Draft.Max) is { } points:
                return Reach(points, new Message($"nhóm {band}", $"band {band}"));
            case CheapestGoal.Band:
                fault = new("Hãy chọn nhóm điểm cần đạt.", "Choose the band to reach.");
                return null;
            case CheapestGoal.Points when choice.Points is { } total:
                return Reach(total, null);
            default:
                fault = new("Hãy ghi tổng điểm cần đạt.", "Give the total points to reach.");
                return null;
        }

        ReachPoints Reach(decimal points, Message? origin) => new([new YearTarget(Year, points, origin)], choice.Counting);
    }
}
