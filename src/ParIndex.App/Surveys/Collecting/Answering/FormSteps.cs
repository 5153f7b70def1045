using ParIndex.App.Surveys.Collecting.Asking;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Collecting.Answering;

/// <summary>How a form is walked through without scripts: a short one stands on one page, a long one has a page for each section.</summary>
public sealed class FormSteps
{
    /// <summary>Fields of the longest form that stands on one page.</summary>
    public const int OnePage = 25;

    private readonly AskedForm form;
    private readonly IReadOnlyList<IReadOnlyList<Section>> steps;

    public FormSteps(AskedForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        this.form = form;
        var sections = form.Questionnaire.Sections;
        steps = form.Checker.Fields.Count <= OnePage ? [sections] : [.. sections.Select(section => (IReadOnlyList<Section>)[section])];
    }

    /// <summary>Pages there are at most; sections skipped make them fewer.</summary>
    public int Count => steps.Count;

    /// <summary>Sections of a page.</summary>
    public IReadOnlyList<Section> this[int step] => steps[step];

    /// <summary>Fields of a page, shown or not.</summary>
    public IEnumerable<Field> Fields(int step) => form.Checker.Fields.Where(field => steps[step].Contains(field.Section));

    /// <summary>The next page with something on it; null: this is the last.</summary>
    /// <param name="step">This page.</param>
    /// <param name="check">Answers so far.</param>
    public int? After(int step, CheckedAnswers check) => Enumerable.Range(step + 1, Count - step - 1).Where(next => Holds(next, check)).Select(next => (int?)next).FirstOrDefault();

    /// <summary>The page before with something on it; the first where there is none.</summary>
    public int Before(int step, CheckedAnswers check) => Enumerable.Range(0, step).LastOrDefault(before => Holds(before, check));

    /// <summary>The first page with a problem; the last where there is none.</summary>
    public int Of(IReadOnlyList<AnswerProblem> problems)
    {
        var fields = problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, Count).FirstOrDefault(step => Fields(step).Any(field => fields.Contains(field.Code)), Count - 1);
    }

    /// <summary>Whether a question is shown: by its fields, or, of a text between questions, by its conditions.</summary>
    public static bool IsShown(Section section, Question question, CheckedAnswers check)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(check);
        return section.ShownWhen?.Holds(check.Kept) != false && question.ShownWhen?.Holds(check.Kept) != false;
    }

    private bool Holds(int step, CheckedAnswers check) => steps[step].Any(section => section.Questions.Any(question => IsShown(section, question, check)));
}
