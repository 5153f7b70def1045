using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires.Editing;

namespace ParIndex.Web.Pages.Surveys.Editing;

/// <summary>A question, and the choices it offers, out of the fields of the editor.</summary>
public static class QuestionFields
{
    /// <summary>Rows of a table at most: choices of a list, rows of a matrix.</summary>
    public const int MostRows = 60;

    /// <summary>Empty rows offered below those there are.</summary>
    public const int MoreRows = 3;

    /// <summary>The questionnaire with the question as typed.</summary>
    public static Questionnaire Put(Questionnaire form, Question question, TypedFields typed)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(typed);
        var changed = question with
        {
            Text = typed.Wording("text", form.Languages, question.Text),
            Hint = typed.Wording("hint", form.Languages, question.Hint),
            ShownWhen = typed.Condition("when"),
        };
        if (question.Kind == QuestionKind.Note)
            return QuestionnaireEdit.PutQuestion(form, changed);

        changed = changed with
        {
            IsRequired = typed.IsTicked("required"),
            Limits = Limits(question, typed),
            Reason = Reason(form, question, typed),
            Factor = IsScorable(question.Kind) ? Named(typed.Text("factor")) : question.Factor,
            Scoring = Scoring(question.Scoring, question.Kind, typed),
            Rows = question.Kind == QuestionKind.Matrix ? Rows(form, question, typed) : question.Rows,
        };
        if (question.List is not { } name)
            return QuestionnaireEdit.PutQuestion(form, changed);

        // Another list was chosen: what stands in the table of the old one says nothing of it.
        return typed.Text("list") is { Length: > 0 } other && other != name && form.List(other) is not null
            ? QuestionnaireEdit.PutQuestion(form, changed with { List = other })
            : QuestionnaireEdit.PutQuestion(QuestionnaireEdit.PutList(form, Choices(form, form.List(name)!, typed)), changed);
    }

    private static AnswerLimits Limits(Question question, TypedFields typed) => question.Kind switch
    {
        QuestionKind.Number => question.Limits with { Min = typed.Number("min"), Max = typed.Number("max"), IsWhole = typed.IsTicked("whole") },
        QuestionKind.Text => question.Limits with { MaxLength = typed.Whole("length") },
        QuestionKind.Multiple => question.Limits with { MinChoices = typed.Whole("min"), MaxChoices = typed.Whole("max") },
        _ => question.Limits,
    };

    private static Reason? Reason(Questionnaire form, Question question, TypedFields typed) => question.Kind == QuestionKind.Scale && typed.Whole("reason.at") is { } mark
        ? new Reason(mark, typed.Wording("reason.text", form.Languages, question.Reason?.Text ?? Wording.Empty)) { IsRequired = typed.IsTicked("reason.required") }
        : null;

    private static AnswerScoring? Scoring(AnswerScoring? stands, QuestionKind kind, TypedFields typed)
    {
        if (!IsScorable(kind))
            return stands;

        if (!typed.IsTicked("scored"))
            return null;

        var method = typed.Word("method", ScoringMethod.ShareSatisfied);
        return new AnswerScoring
        {
            Criterion = Named(typed.Text("criterion")),
            Method = method,
            Satisfied = method == ScoringMethod.ShareSatisfied ? typed.Whole("satisfied") : null,
            IsReversed = typed.IsTicked("reversed"),
            Weight = typed.Number("weight") ?? 1,
            Groups = stands?.Groups ?? [],
        };
    }

    private static MatrixRow[] Rows(Questionnaire form, Question question, TypedFields typed)
    {
        var known = question.Rows.ToDictionary(row => row.Code, StringComparer.Ordinal);
        return
        [
            .. typed.Rows("row", "code", MostRows).Select(row =>
            {
                var code = typed.Text($"row.{row}.code");
                var stands = known.GetValueOrDefault(code) ?? new MatrixRow(code, Wording.Empty);
                return stands with { Text = typed.Wording($"row.{row}.text", form.Languages, stands.Text) };
            }),
        ];
    }

    private static ChoiceList Choices(Questionnaire form, ChoiceList list, TypedFields typed) => new(
        list.Name,
        [
            .. typed.Rows("choice", "code", MostRows).Select(row =>
            {
                var code = typed.Text($"choice.{row}.code");
                var stands = list[code] ?? new Choice(code, Wording.Empty);
                return stands with
                {
                    Label = typed.Wording($"choice.{row}.label", form.Languages, stands.Label),
                    Weight = typed.Number($"choice.{row}.weight"),
                    Kind = typed.Word($"choice.{row}.kind", ChoiceKind.Ordinary),
                };
            }),
        ]);

    /// <summary>Whether answers to such a question can count in an index.</summary>
    public static bool IsScorable(QuestionKind kind) => kind is QuestionKind.Single or QuestionKind.Scale or QuestionKind.Matrix;

    private static string? Named(string text) => text.Length > 0 ? text : null;
}
