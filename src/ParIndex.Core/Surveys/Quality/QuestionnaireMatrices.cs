using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Quality;

/// <summary>Matrices of a questionnaire as the checks need them.</summary>
public static class QuestionnaireMatrices
{
    /// <summary>
    /// Matrices with marks, and runs of single scale questions of one section with the same choices, which people also tick straight down.
    /// </summary>
    /// <param name="questionnaire">The questionnaire.</param>
    /// <param name="items">Names of the questions whose marks are at hand.</param>
    public static IReadOnlyList<MarkMatrix> Of(Questionnaire questionnaire, IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        ArgumentNullException.ThrowIfNull(items);
        var places = items.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        return [.. Field.Of(questionnaire)
            .Where(field => field.Type == FieldType.Scale && places.ContainsKey(field.Code))
            .GroupBy(field => field.Row is null ? (field.Section.Code, field.List!.Name) : (field.Question.Code, ""))
            .Where(group => group.Skip(1).Any())
            .Select(group => new MarkMatrix(
                group.Key.Item1,
                [.. group.Select(field => places[field.Code])],
                [.. group.Where(field => field.Scoring?.IsReversed == true).Select(field => places[field.Code])]))];
    }
}
