using ParIndex.App.Criteria.Form;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.App.Surveys.Questionnaires.XlsForm;

/// <summary>Rows of the survey sheet.</summary>
internal sealed class FormRows(Questionnaire form)
{
    public IEnumerable<OutRow> All()
    {
        foreach (var kind in form.Metadata)
            yield return Row(kind, kind);

        if (!form.Intro.IsEmpty)
            yield return Row("note", "_intro").Put("label", form.Intro).Put(FormColumns.Role, FormColumns.IntroRole);

        if (!form.Consent.IsEmpty)
            yield return Row("acknowledge", "_consent").Put("label", form.Consent).Put("required", "yes").Put(FormColumns.Role, FormColumns.ConsentRole);

        foreach (var section in form.Sections)
        {
            yield return Row(FormTypes.BeginGroup, section.Code).Put("label", section.Title).Put("relevant", section.ShownWhen?.ToString()).Put("appearance", "field-list");
            if (!section.Intro.IsEmpty)
                yield return Row("note", section.Code + "_intro").Put("label", section.Intro).Put(FormColumns.Role, FormColumns.IntroRole);

            foreach (var row in section.Questions.SelectMany(Question))
                yield return row;

            yield return Row(FormTypes.EndGroup, "");
        }
    }

    private IEnumerable<OutRow> Question(Question question)
    {
        var list = form.List(question.List);
        var head = Row(Type(question), question.Code)
            .Put("label", question.Text)
            .Put("hint", question.Hint)
            .Put("relevant", question.ShownWhen?.ToString())
            .Put(FormScoring.Write(question.Scoring, question.Factor));
        if (question.Kind == QuestionKind.Matrix)
        {
            yield return head.Put("appearance", "table-list").Put(FormColumns.Kind, "matrix");
            foreach (var row in question.Rows)
            {
                yield return Row($"select_one {question.List}", row.Code)
                    .Put("label", row.Text).Put("required", Flag(question.IsRequired)).Put(FormScoring.Write(row.Scoring, row.Factor));
            }

            yield return Row(FormTypes.EndGroup, "");
        }
        else
        {
            yield return head
                .Put("required", Flag(question.IsRequired))
                .Put("constraint", FormLimits.Write(question, list)?.ToString())
                .Put("constraint_message", question.Limits.ConstraintText)
                .Put("appearance", question.Kind switch { QuestionKind.Scale => "likert", QuestionKind.Text => "multiline", _ => null })
                .Put(FormColumns.Kind, question.Kind switch
                {
                    QuestionKind.Scale => "scale",
                    QuestionKind.Single => "single",
                    _ => null,
                });
        }

        if (question.Reason is { } reason)
            yield return Reason(question, reason, list);
    }

    private static OutRow Reason(Question question, Reason reason, ChoiceList? list)
    {
        var marked = question.Kind == QuestionKind.Matrix ? question.Rows.Select(row => row.Code) : [question.Code];
        var low = list?.Choices.Where(reason.IsLow).ToList() ?? [];
        var conditions = marked.SelectMany(code => low.Select(Condition (choice) =>
            new Comparison(new FieldOperand(code), ComparisonSign.Equal, new TextOperand(choice.Code)))).ToList();
        return Row("text", Core.Surveys.Questionnaires.Reason.FieldOf(question.Code))
            .Put("label", reason.Text)
            .Put("required", Flag(reason.IsRequired))
            .Put("relevant", string.Join(" or ", conditions))
            .Put("appearance", "multiline")
            .Put(FormColumns.Role, FormColumns.ReasonRole)
            .Put(FormColumns.AtMost, SetText.Number(reason.AtMost));
    }

    private static string Type(Question question) => question.Kind switch
    {
        QuestionKind.Single or QuestionKind.Scale => $"select_one {question.List}",
        QuestionKind.Multiple => $"select_multiple {question.List}",
        QuestionKind.Number => question.Limits.IsWhole ? "integer" : "decimal",
        QuestionKind.Text => "text",
        QuestionKind.Matrix => FormTypes.BeginGroup,
        _ => "note",
    };

    private static OutRow Row(string type, string name) => new OutRow().Put("type", type).Put("name", name);

    private static string? Flag(bool value) => value ? "yes" : null;
}
