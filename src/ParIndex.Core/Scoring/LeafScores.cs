using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;

namespace ParIndex.Core.Scoring;

/// <summary>Points of one leaf for all units: by rule over columns, direct points where there is none.</summary>
internal static class LeafScores
{
    public static NodeColumn Of(SetScorer scorer, Criterion leaf, InputTable inputs)
    {
        var column = new NodeColumn(inputs.Units.Count, leaf.Max);
        scorer.TryLeaf(leaf.Code, out var scored);
        var outcomes = new RuleOutcome[inputs.Units.Count];
        if (scored!.Rule is { } rule)
        {
            var empty = new Lazy<decimal?[]>(() => new decimal?[inputs.Units.Count]);
            rule.EvaluateMany(rule.Slots.Select(slot => inputs.ColumnOrNull(leaf.Code, slot.Name) ?? empty.Value).ToList(), outcomes);
        }
        else
        {
            Array.Fill(outcomes, new RuleOutcome(RuleState.Missing, 0));
        }

        var direct = inputs.ColumnOrNull(leaf.Code, InputTable.PointsSlot);
        var notApplicable = inputs.ColumnOrNull(leaf.Code, InputTable.NotApplicableSlot);
        var policy = leaf.NotApplicable ?? scorer.Set.NotApplicable;
        for (var unit = 0; unit < outcomes.Length; unit++)
        {
            var (state, points) = Standing(outcomes[unit], direct?[unit], notApplicable?[unit] is not (null or 0), leaf.Max);
            if (state == NodeState.NotApplicable)
            {
                points = NotApplicable(column, unit, leaf, policy);
            }

            column.States[unit] = state;
            column.Points[unit] = points;
        }

        return column;
    }

    /// <summary>A rule's result counts first; direct points stand where no figures were given.</summary>
    private static (NodeState State, decimal Points) Standing(RuleOutcome outcome, decimal? direct, bool notApplicable, decimal max) =>
        (notApplicable, outcome.State, direct) switch
        {
            (true, _, _) => (NodeState.NotApplicable, 0),
            (_, RuleState.Scored, _) => (NodeState.Scored, outcome.Points),
            (_, RuleState.NotApplicable, _) => (NodeState.NotApplicable, 0),
            (_, RuleState.Invalid, _) => (NodeState.Invalid, 0),
            (_, _, { } points) when points >= 0 && points <= max => (NodeState.Direct, points),
            (_, _, not null) => (NodeState.Invalid, 0),
            _ => (NodeState.Missing, 0),
        };

    private static decimal NotApplicable(NodeColumn column, int unit, Criterion leaf, NotApplicablePolicy policy)
    {
        if (policy == NotApplicablePolicy.Exclude)
        {
            column.LeaveOut(unit, leaf.Max);
        }

        // A bonus or penalty that does not apply is simply none.
        return policy == NotApplicablePolicy.FullPoints && leaf.Kind == CriterionKind.Regular ? leaf.Max : 0;
    }
}
