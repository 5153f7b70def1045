using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Points.Losing;

/// <summary>What drags an item's points down, and what one step would bring.</summary>
/// <param name="Criterion">Code in the criteria set.</param>
/// <param name="Item">Field of the questionnaire.</param>
/// <param name="Share">Share of full marks, 0 to 1.</param>
/// <param name="Lost">Points lost.</param>
/// <param name="Step">Points won if everybody who can chose the next better option.</param>
public sealed record Drag(string Criterion, string Item, decimal Share, decimal Lost, decimal Step)
{
    /// <summary>The item in one sentence.</summary>
    public Message InWords => new(
        $"{Item} (tiêu chí {Criterion}): mất {PointText.Vi(Lost)} điểm; nếu mỗi phiếu tăng một bậc thì được thêm {PointText.Vi(Step)} điểm.",
        $"{Item} (criterion {Criterion}): {PointText.En(Lost)} points lost; one step up in every ballot would bring {PointText.En(Step)}.");

    /// <summary>Items by what one step would bring, most first; then by points lost, then by name. Items of too few people are left out.</summary>
    /// <param name="scores">Criteria.</param>
    /// <param name="least">Fewest people of an item that is told.</param>
    public static IReadOnlyList<Drag> Of(IEnumerable<CriterionScore> scores, int least = LostView.UsualLeast)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return [.. scores
            .SelectMany(score => score.Items.Where(item => item.People >= least).Select(item => new Drag(score.Criterion, item.Item, item.Share, item.Lost, item.Step)))
            .OrderByDescending(drag => drag.Step).ThenByDescending(drag => drag.Lost).ThenBy(drag => drag.Item, StringComparer.Ordinal)];
    }
}
