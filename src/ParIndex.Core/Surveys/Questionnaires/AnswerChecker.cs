using ParIndex.Core.Text;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>
/// Holds answer sheets against a questionnaire. Fields are taken in order: a skipped question's answer is dropped before later
/// conditions look at it, as on paper. Made once for a questionnaire, then used for any number of sheets from any thread.
/// </summary>
public sealed class AnswerChecker
{
    private readonly Field[] fields;
    private readonly Dictionary<string, FieldCheck> checks;

    /// <param name="questionnaire">A sound one.</param>
    public AnswerChecker(Questionnaire questionnaire)
    {
        fields = [.. Field.Of(questionnaire)];
        checks = fields.ToDictionary(field => field.Code, field => new FieldCheck(field), StringComparer.Ordinal);
    }

    /// <summary>Fields in order.</summary>
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>Checks one sheet.</summary>
    /// <param name="sheet">As given.</param>
    /// <param name="isFinal">False while the respondent is still answering: nothing is missing yet.</param>
    public CheckedAnswers Check(AnswerSheet sheet, bool isFinal = true)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var kept = new AnswerSheetBuilder();
        var dropped = new List<string>();
        var shown = new List<string>();
        var problems = new List<AnswerProblem>();
        foreach (var field in fields)
        {
            if (!IsShown(field, kept.Sheet))
            {
                if (sheet.Has(field.Code))
                    dropped.Add(field.Code);
                continue;
            }

            shown.Add(field.Code);
            var check = checks[field.Code];
            if (!sheet.Has(field.Code))
            {
                if (isFinal && field.IsRequired)
                    problems.Add(check.Missing());
                continue;
            }

            var values = check.Normalize(sheet[field.Code]);
            kept.Add(field.Code, values);
            if ((check.Check(values) ?? check.CheckConstraint(kept.Sheet)) is { } problem)
                problems.Add(problem);
        }

        problems.AddRange(sheet.Fields.Where(name => !checks.ContainsKey(name)).Order(StringComparer.Ordinal).Select(UnknownField));
        return new CheckedAnswers(kept.Sheet, dropped, problems, shown);
    }

    /// <summary>Whether a field is shown, given the answers before it.</summary>
    public static bool IsShown(Field field, AnswerSheet before)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Section.ShownWhen?.Holds(before) != false
            && field.Question.ShownWhen?.Holds(before) != false
            && (!field.IsReason || IsLow(field, before));
    }

    /// <summary>Whether a mark low enough to ask why was given at the reason's question.</summary>
    private static bool IsLow(Field reason, AnswerSheet answers)
    {
        var marked = reason.Question.Kind == QuestionKind.Matrix ? reason.Question.Rows.Select(row => row.Code) : [reason.Question.Code];
        return marked.Any(code => reason.AskedAfter.Contains(answers.Text(code), StringComparer.Ordinal));
    }

    private AnswerProblem UnknownField(string name)
    {
        var near = NearestName.To(name, checks.Keys);
        return new AnswerProblem(name, AnswerProblemKind.UnknownField, new Message(
            $"Phiếu không có câu “{name}”" + (near is null ? "." : $": có phải “{near}”?"),
            $"The questionnaire has no question “{name}”" + (near is null ? "." : $": did you mean “{near}”?")));
    }
}

/// <summary>Answers kept so far, without copying the sheet for each.</summary>
internal sealed class AnswerSheetBuilder
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);

    public AnswerSheetBuilder() => Sheet = AnswerSheet.Over(values);

    /// <summary>A view of what was added up to now.</summary>
    public AnswerSheet Sheet { get; }

    public void Add(string field, IReadOnlyList<string> given)
    {
        if (given.Count > 0)
            values[field] = given;
    }
}
