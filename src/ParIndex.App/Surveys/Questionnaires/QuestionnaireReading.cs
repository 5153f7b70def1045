using ParIndex.App.Criteria.Form;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Questionnaires;

/// <summary>A questionnaire as read from a file.</summary>
/// <param name="Draft">What could be read, with defaults for what could not; null when the file is no questionnaire at all.</param>
/// <param name="Problems">Everything wrong, all at once: the form of the file first, then the questionnaire itself.</param>
public sealed record QuestionnaireReading(Questionnaire? Draft, IReadOnlyList<QuestionnaireProblem> Problems)
{
    /// <summary>The questionnaire, when nothing is wrong with it.</summary>
    public Questionnaire? Questionnaire => Problems.Any(problem => problem.IsError) ? null : Draft;

    /// <summary>What the form told, and what the checker finds in what was read.</summary>
    internal static QuestionnaireReading Of(Questionnaire? draft, FormReport report, SetPlaces places)
    {
        var ofForm = report.Problems.Select(problem =>
            new QuestionnaireProblem(problem.Code, problem.IsError, problem.Criterion, problem.Place, problem.Message)).ToList();

        // A part that could not be read holds a default; what the checker says about that only repeats the reader.
        return draft is null || ofForm.Any(problem => problem.IsError)
            ? new QuestionnaireReading(draft, ofForm)
            : new QuestionnaireReading(draft, [.. ofForm, .. QuestionnaireChecker.Check(draft, places.Of)]);
    }

    internal static QuestionnaireReading Failed(string code, Message message, SourcePlace? place = null) =>
        new(null, [new QuestionnaireProblem(code, true, "", place, message)]);
}
