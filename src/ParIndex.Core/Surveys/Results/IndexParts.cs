using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Results;

/// <summary>Which items make up which index.</summary>
internal static class IndexParts
{
    /// <summary>The whole, then factors, or sections where there are none, then criteria where there are several.</summary>
    public static IEnumerable<(IndexPart Part, string Code, IReadOnlyList<ResultItem> Items)> Of(Questionnaire questionnaire, IReadOnlyList<ResultItem> items)
    {
        yield return (IndexPart.Whole, "", items);
        foreach (var factor in questionnaire.Factors)
        {
            var own = Under(questionnaire, factor.Code);
            yield return (IndexPart.Factor, factor.Code, [.. items.Where(item => item.Field.Factor is { } code && own.Contains(code))]);
        }

        var sections = items.Select(item => item.Field.Section.Code).Distinct(StringComparer.Ordinal).ToList();
        foreach (var section in questionnaire.Factors.Count == 0 && sections.Count > 1 ? sections : [])
        {
            yield return (IndexPart.Section, section, [.. items.Where(item => item.Field.Section.Code == section)]);
        }

        foreach (var criterion in questionnaire.Criteria.Count > 1 ? questionnaire.Criteria : [])
        {
            yield return (IndexPart.Criterion, criterion.Criterion, [.. items.Where(item => item.Field.Scoring?.Criterion == criterion.Criterion)]);
        }
    }

    /// <summary>A factor and all below it.</summary>
    private static HashSet<string> Under(Questionnaire questionnaire, string code)
    {
        var under = new HashSet<string>(StringComparer.Ordinal) { code };
        // Parents stand before children.
        foreach (var factor in questionnaire.Factors)
        {
            if (factor.Parent is { } parent && under.Contains(parent))
            {
                under.Add(factor.Code);
            }
        }

        return under;
    }
}
