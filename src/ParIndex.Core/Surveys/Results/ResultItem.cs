using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Surveys.Results;

/// <summary>A field whose answers count in indices.</summary>
/// <param name="Question">Its answers.</param>
/// <param name="Worth">Worth of a choice, 0 to 1; null: in no divisor.</param>
/// <param name="Weight">Weight among the items of an index, above 0.</param>
/// <param name="IsShare">The worth is 0 or 1, so that its mean is a share.</param>
internal sealed record ResultItem(ClosedQuestion Question, Func<string, decimal?> Worth, double Weight, bool IsShare)
{
    /// <summary>A questionnaire that says nothing of scoring: of five marks, those from this one on are satisfied.</summary>
    public const int UsualSatisfied = 4;

    public Field Field => Question.Field;

    /// <summary>A score of the item with its interval.</summary>
    public Figure FigureOf(SampleFigure score) => IsShare ? ResultFigures.Share(score) : ResultFigures.Mean(score, 0, 1);

    /// <summary>The scored fields; where nothing is scored, every scale of the marks 1 to 5.</summary>
    public static IReadOnlyList<ResultItem> Of(IReadOnlyList<ClosedQuestion> questions)
    {
        var single = questions.Where(question => question.Field.Type != FieldType.Set).ToList();
        var scored = single.Where(question => question.Field.Scoring is not null).ToList();
        return scored.Count > 0
            ? scored.ConvertAll(question => new ResultItem(
                question, code => question.Field.Scoring!.Worth(question.Field.List!, code), (double)question.Field.Scoring!.Weight, question.Field.Scoring!.Method == ScoringMethod.ShareSatisfied))
            : [.. single.Where(IsFivePoint).Select(question => new ResultItem(question, code => Mark.TryRead(code, out var mark) && mark >= UsualSatisfied ? 1 : 0, 1, true))];
    }

    private static bool IsFivePoint(ClosedQuestion question) =>
        question.IsScale && question.Options.Select(option => option.Choice.Code).Order(StringComparer.Ordinal).SequenceEqual(["1", "2", "3", "4", "5"], StringComparer.Ordinal);
}
