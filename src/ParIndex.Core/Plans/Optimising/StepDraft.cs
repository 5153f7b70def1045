using System.Globalization;
using ParIndex.Core.Criteria;
using ParIndex.Core.Numbers;
using ParIndex.Core.Results;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Plans.Optimising;

/// <summary>
/// What a unit could do at each leaf that lost points, from the inverse of the rules: exact gains, without cost yet.
/// </summary>
/// <param name="Points">Total points now.</param>
/// <param name="Max">Applicable maximum.</param>
/// <param name="Leaves">Leaves that lost points, in the order of the set; without steps when they have no rule.</param>
/// <param name="Rounded">Fields the set rounds before it sums them.</param>
/// <param name="IsRoundingWhole">False: the set rounds at further levels, which plans do not follow; score the plan anew to see.</param>
public sealed record StepDraft(decimal Points, decimal Max, IReadOnlyList<DraftLeaf> Leaves, IReadOnlyList<RoundedPart> Rounded, bool IsRoundingWhole)
{
    /// <summary>From a scorecard.</summary>
    public static StepDraft Of(SetScorer scorer, Scorecard card)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        var score = scorer.Score(card);
        var ledger = LostPointLedger.Of(score, scorer, card);
        var leaves = ledger.Rows.Select(row => new DraftLeaf(
            row.Code, row.Title, row.Points, row.Max, row.Lead,
            [.. row.WinBack.OrderBy(change => change.Gain).Select((change, i) => new DraftStep(StepId(row.Code, i + 1), change))]));
        var rounded = Parts(scorer.Set, score).ToList();
        var isWhole = scorer.Set.Rounding.All(rounding => rounding.Level == 1) && rounded.TrueForAll(
            part => Rounding.Round(part.Points, part.Digits) == score.Nodes.First(node => node.Code == part.Code).Points);
        return new StepDraft(score.Points, score.Max, [.. leaves], isWhole ? rounded : [], isWhole);
    }

    /// <summary>Name of a step: the code of its leaf and its number from 1, by rising gain.</summary>
    public static string StepId(string code, int number) => string.Create(CultureInfo.InvariantCulture, $"{code}/{number}");

    /// <summary>The scorecard as it would be with these steps done: scoring it anew checks a plan.</summary>
    public Scorecard With(SetScorer scorer, Scorecard card, IEnumerable<string> steps)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(card);
        var wanted = steps.ToHashSet(StringComparer.Ordinal);
        var entries = new Dictionary<string, ScorecardEntry>(card.Entries, StringComparer.Ordinal);
        foreach (var leaf in Leaves)
        {
            foreach (var step in leaf.Steps.Where(step => wanted.Contains(step.Id)))
            {
                var before = entries[leaf.Code];
                var input = scorer.TryLeaf(leaf.Code, out var scored) ? scored.Input(step.Change.Slot) : null;
                var values = new Dictionary<string, string>(before.Values, StringComparer.Ordinal) { [step.Change.Slot] = ValueText(input, step.Change.To) };
                entries[leaf.Code] = before with { Values = values };
            }
        }

        return card with { Entries = entries };
    }

    private static string ValueText(RuleInput? input, decimal value) => input?.Type switch
    {
        InputType.YesNo => value == 1 ? "yes" : "no",
        InputType.Choice => input.Options[(int)value],
        InputType.Percent => Plain(value * 100) + "%",
        _ => Plain(value),
    };

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static IEnumerable<RoundedPart> Parts(CriteriaSet set, UnitScore score)
    {
        if (set.Rounding.FirstOrDefault(rounding => rounding.Level == 1) is not { } own) yield break;
        var points = score.Leaves.ToDictionary(leaf => leaf.Code, leaf => leaf.Criterion.Kind == CriterionKind.Penalty ? -leaf.Points : leaf.Points, StringComparer.Ordinal);
        foreach (var field in set.Criteria.Where(field => field.Kind == CriterionKind.Regular && !field.IsLeaf))
        {
            var leaves = field.SelfAndDescendants().Where(node => node.IsLeaf).Select(leaf => leaf.Code).ToList();
            yield return new RoundedPart(field.Code, leaves, leaves.Sum(code => points[code]), own.Digits);
        }
    }
}

/// <summary>A leaf that lost points.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="Points">Points now.</param>
/// <param name="Max">Applicable maximum.</param>
/// <param name="Lead">Lead agencies.</param>
/// <param name="Steps">By rising gain; of equal gains in the order of the rule's figures.</param>
public sealed record DraftLeaf(string Code, string Title, decimal Points, decimal Max, IReadOnlyList<string> Lead, IReadOnlyList<DraftStep> Steps);

/// <summary>The least change of one figure that wins points.</summary>
/// <param name="Id">Name of the step.</param>
/// <param name="Change">What changes and what it gains.</param>
public sealed record DraftStep(string Id, RuleImprovement Change);
