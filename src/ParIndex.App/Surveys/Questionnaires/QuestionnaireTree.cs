using ParIndex.App.Criteria.Form;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires;

/// <summary>From a questionnaire to the tree of its file; what goes without saying is not written.</summary>
internal static class QuestionnaireTree
{
    public static SetMap Of(Questionnaire form) => new Members()
        .Text("code", form.Code)
        .Text("version", form.Version)
        .Node("title", Wording(form.Title))
        .Node("intro", Wording(form.Intro))
        .Node("consent", Wording(form.Consent))
        .Texts("languages", form.Languages)
        .Number("minutes", form.Minutes)
        .Text("basis", form.Basis)
        .Block("note", form.Note)
        .Word("official", Flag(form.IsOfficial))
        .Text("extends", form.Extends)
        .Texts("metadata", form.Metadata)
        .Text("criteria_set", form.CriteriaSet)
        .Parts("criteria", form.Criteria, scored => new Members().Text("criterion", scored.Criterion).Number("points", scored.Points))
        .Parts("factors", form.Factors, factor => new Members()
            .Text("code", factor.Code).Text("parent", factor.Parent).Node("title", Wording(factor.Title)))
        .Parts("lists", form.Lists, list => new Members().Text("name", list.Name).Parts("choices", list.Choices, Choice))
        .Parts("sections", form.Sections, Section)
        .Map();

    private static Members Choice(Choice choice) => new Members()
        .Text("code", choice.Code)
        .Node("label", Wording(choice.Label))
        .Word("kind", choice.Kind == ChoiceKind.Ordinary ? null : QuestionnaireWords.Choices.Word(choice.Kind))
        .Number("weight", choice.Weight);

    private static Members Section(Section section) => new Members()
        .Text("code", section.Code)
        .Node("title", Wording(section.Title))
        .Node("intro", Wording(section.Intro))
        .Text("when", section.ShownWhen?.ToString())
        .Parts("questions", section.Questions, Question);

    private static Members Question(Question question) => new Members()
        .Text("code", question.Code)
        .Word("kind", QuestionnaireWords.Kinds.Word(question.Kind))
        .Node("text", Wording(question.Text))
        .Node("hint", Wording(question.Hint))
        .Text("list", question.List)
        .Word("required", Flag(question.IsRequired))
        .Text("when", question.ShownWhen?.ToString())
        .Node("limits", Limits(question.Limits))
        .Node("scoring", Scoring(question.Scoring))
        .Text("factor", question.Factor)
        .Node("reason", question.Reason is not { } reason ? null : new Members()
            .Number("at_most", reason.AtMost).Node("text", Wording(reason.Text)).Word("required", Flag(reason.IsRequired)).Map())
        .Parts("rows", question.Rows, row => new Members()
            .Text("code", row.Code).Node("text", Wording(row.Text)).Node("scoring", Scoring(row.Scoring)).Text("factor", row.Factor));

    private static SetMap? Limits(AnswerLimits limits)
    {
        var map = new Members()
            .Number("min", limits.Min)
            .Number("max", limits.Max)
            .Word("whole", Flag(limits.IsWhole))
            .Number("length", limits.MaxLength)
            .Number("choices_from", limits.MinChoices)
            .Number("choices_to", limits.MaxChoices)
            .Text("constraint", limits.Constraint?.ToString())
            .Node("constraint_text", Wording(limits.ConstraintText))
            .Map();
        return map.Members.Count == 0 ? null : map;
    }

    private static SetMap? Scoring(AnswerScoring? scoring) => scoring is null ? null : new Members()
        .Text("criterion", scoring.Criterion)
        .Word("method", QuestionnaireWords.Methods.Word(scoring.Method))
        .Number("satisfied", scoring.Satisfied)
        .Word("reversed", Flag(scoring.IsReversed))
        .Number("weight", scoring.Weight == 1 ? null : scoring.Weight)
        .Texts("groups", scoring.Groups)
        .Map();

    private static string? Flag(bool value) => value ? "true" : null;

    /// <summary>Vietnamese alone is a lone text.</summary>
    private static SetNode? Wording(Wording wording) => wording.Texts switch
    {
        [] => null,
        [{ Key: Core.Surveys.Questionnaires.Wording.Vietnamese, Value: var text }] => new SetScalar(text, ScalarStyle.Block),
        var texts => new SetMap([.. texts.Select(pair => new SetMember(pair.Key, new SetScalar(pair.Value, ScalarStyle.Block)))]),
    };
}
