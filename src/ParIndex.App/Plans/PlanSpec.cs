using ParIndex.Core.Plans.Optimising;
using ParIndex.Core.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.App.Plans;

/// <summary>An improvement problem read from a file.</summary>
/// <param name="Problem">Sound: the optimiser takes it.</param>
/// <param name="Notes">What was left out or suggested while reading.</param>
/// <param name="Source">Where rule steps came from; null: all steps were written out.</param>
public sealed record PlanSpec(ImprovementProblem Problem, IReadOnlyList<Message> Notes, ScoredSource? Source)
{
    /// <summary>
    /// Total points when the figures of the plan's steps are scored anew by the rules; null when a step is not one of figures,
    /// so that nothing can be scored.
    /// </summary>
    public decimal? ScoredAnew(ChosenPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (Source is null) return null;
        var known = Source.Draft.Leaves.SelectMany(leaf => leaf.Steps).Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
        var steps = plan.Steps.Select(step => step.Step.Id).ToList();
        return steps.TrueForAll(known.Contains) ? Source.Scorer.Score(Source.Draft.With(Source.Scorer, Source.Card, steps), explain: false).Points : null;
    }
}

/// <summary>A scored unit whose lost points steps are drawn from.</summary>
/// <param name="Scorer">The compiled set.</param>
/// <param name="Card">The unit's figures.</param>
/// <param name="Draft">What it could do.</param>
public sealed record ScoredSource(SetScorer Scorer, Scorecard Card, StepDraft Draft);
