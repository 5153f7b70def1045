using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;

namespace ParIndex.Core.Scoring;

/// <summary>The steps that led to a leaf's points, in words.</summary>
internal static class LeafExplanation
{
    private static readonly RuleStep NoOfficialScale = new(
        new("Điểm nhập trực tiếp: chưa có thang điểm chính thức.", "Direct points: no official scale at hand."), null, false, null, 0);

    private static readonly RuleStep DirectPoints = new(
        new("Điểm nhập trực tiếp, không kèm số liệu.", "Direct points, given without figures."), null, false, null, 0);

    private static readonly RuleStep Missing = new(
        new("Chưa có số liệu.", "No figures given."), null, true, null, 0);

    public static IReadOnlyList<RuleStep> Of(SetScorer scorer, Criterion leaf, InputTable inputs, int unit)
    {
        scorer.TryLeaf(leaf.Code, out var scored);
        var direct = inputs.ColumnOrNull(leaf.Code, InputTable.PointsSlot)?[unit];
        if (inputs.ColumnOrNull(leaf.Code, InputTable.NotApplicableSlot)?[unit] is not (null or 0))
        {
            return [NotApplicable(leaf.NotApplicable ?? scorer.Set.NotApplicable)];
        }

        if (scored!.Rule is not { } rule)
        {
            return [direct is null ? Missing : NoOfficialScale];
        }

        var values = SetScorer.SlotValues(scored, inputs, unit);
        var explained = rule.Explain(values);
        return explained.Outcome.State switch
        {
            RuleState.Missing when direct is not null => [DirectPoints],
            RuleState.Missing when Array.TrueForAll(values, value => value is null) => [Missing],
            RuleState.NotApplicable => [.. explained.Steps, NotApplicable(leaf.NotApplicable ?? scorer.Set.NotApplicable)],
            _ => explained.Steps,
        };
    }

    private static RuleStep NotApplicable(NotApplicablePolicy policy) => new(
        policy switch
        {
            NotApplicablePolicy.FullPoints => new Message("Không áp dụng: tính điểm tối đa.", "Not applicable: counts as full points."),
            NotApplicablePolicy.Exclude => new Message("Không áp dụng: loại khỏi tổng điểm tối đa.", "Not applicable: left out of the maximum."),
            _ => new Message("Không áp dụng: tính 0 điểm.", "Not applicable: counts as zero."),
        },
        null, false, null, 0);
}
