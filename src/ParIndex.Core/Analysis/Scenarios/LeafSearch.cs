using System.Globalization;
using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;

namespace ParIndex.Core.Analysis.Scenarios;

/// <summary>A unit's index with one leaf otherwise, for every leaf at once: a column of made-up units, one for each leaf.</summary>
internal sealed class LeafSearch
{
    private readonly SetScorer scorer;
    private readonly UnitScore score;

    public LeafSearch(CriteriaSet set, UnitScore score)
    {
        this.score = score;
        scorer = SetScorer.Compile(set with { Criteria = [.. set.Criteria.Select(OnPoints)] }, out _);
        Leaves = [.. score.Leaves.Where(leaf => leaf.State != NodeState.NotApplicable)];
    }

    /// <summary>Leaves that apply.</summary>
    public IReadOnlyList<NodeScore> Leaves { get; }

    /// <summary>Best or worst points of each leaf: a penalty is best at none.</summary>
    public decimal[] Limits(bool isBetter) =>
        [.. Leaves.Select(leaf => isBetter == (leaf.Criterion.Kind != CriterionKind.Penalty) ? leaf.Criterion.Max : 0)];

    /// <summary>Least change of each leaf, in whole grains, after which the index passes; null where even the limit does not.</summary>
    /// <param name="isBetter">Towards more index, or less.</param>
    /// <param name="passes">Once true it stays true towards the limit.</param>
    public decimal?[] Least(bool isBetter, Func<decimal, bool> passes)
    {
        var limits = Limits(isBetter);
        var reach = Percents(limits).Select(passes).ToArray();

        // Distances in grains: at "near" the index does not pass, at "far" it does. The limit itself may lie between two grains.
        var far = Leaves.Select((leaf, i) => (long)decimal.Ceiling(Math.Abs(limits[i] - leaf.Points) / RankSensitivity.Grain)).ToArray();
        var near = new long[far.Length];
        while (Enumerable.Range(0, far.Length).Any(i => reach[i] && far[i] - near[i] > 1))
        {
            var middle = far.Select((high, i) => near[i] + ((high - near[i]) / 2)).ToArray();
            var percents = Percents([.. middle.Select((distance, i) => At(i, distance))]);
            for (var i = 0; i < far.Length; i++)
            {
                if (passes(percents[i])) far[i] = middle[i];
                else near[i] = middle[i];
            }
        }

        return [.. far.Select((distance, i) => reach[i] && distance > 0 ? At(i, distance) - Leaves[i].Points : (decimal?)null)];

        decimal At(int i, long distance)
        {
            var step = distance * RankSensitivity.Grain;
            return limits[i] >= Leaves[i].Points ? Math.Min(Leaves[i].Points + step, limits[i]) : Math.Max(Leaves[i].Points - step, limits[i]);
        }
    }

    /// <summary>The index when the i-th leaf has the i-th points and the others what they have.</summary>
    public decimal[] Percents(IReadOnlyList<decimal> points)
    {
        var builder = new InputTableBuilder(scorer);
        var slots = Leaves.Select(leaf => builder.Slot(leaf.Code, InputTable.PointsSlot)).ToList();
        var outside = score.Leaves.Where(leaf => leaf.State == NodeState.NotApplicable).Select(leaf => builder.Slot(leaf.Code, InputTable.NotApplicableSlot)).ToList();
        for (var changed = 0; changed < points.Count; changed++)
        {
            var unit = builder.AddUnit(changed.ToString(CultureInfo.InvariantCulture));
            for (var leaf = 0; leaf < Leaves.Count; leaf++)
            {
                builder.AddPoints(unit, slots[leaf], leaf == changed ? points[leaf] : Leaves[leaf].Points);
            }

            foreach (var slot in outside)
            {
                builder.SetNotApplicable(unit, slot, true);
            }
        }

        var table = scorer.ScoreMany(builder.Build());
        return [.. Enumerable.Range(0, points.Count).Select(unit => Percentages.Of(table.Total.Points[unit], table.Total.MaxOf(unit)) ?? 0)];
    }

    /// <summary>The same tree with points given outright.</summary>
    private static Criterion OnPoints(Criterion node) =>
        node with { Rule = null, DraftRule = null, Inputs = [], Tests = [], Children = [.. node.Children.Select(OnPoints)] };
}
