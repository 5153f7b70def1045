using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Points.Scoring;

/// <summary>A survey criterion: points = maximum × mean share of its items, weighted.</summary>
/// <param name="Criterion">Code in the criteria set.</param>
/// <param name="Max">Maximum points, above 0.</param>
/// <param name="Items">Its items, one at least.</param>
public sealed record CriterionRule(string Criterion, decimal Max, IReadOnlyList<ItemRule> Items)
{
    /// <summary>Sum of the weights of its items.</summary>
    public decimal Weight => Items.Sum(item => item.Weight);

    /// <summary>The rules of a questionnaire, in the order of its criteria; a criterion without items has none.</summary>
    public static IReadOnlyList<CriterionRule> Of(Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        var items = Field.Of(questionnaire)
            .Select(field => (field.Scoring?.Criterion, Rule: ItemRule.Of(field)))
            .Where(pair => pair.Rule is not null)
            .ToLookup(pair => pair.Criterion, pair => pair.Rule!, StringComparer.Ordinal);
        return [.. questionnaire.Criteria
            .Where(criterion => items.Contains(criterion.Criterion))
            .Select(criterion => new CriterionRule(criterion.Criterion, criterion.Points, [.. items[criterion.Criterion]]))];
    }
}
