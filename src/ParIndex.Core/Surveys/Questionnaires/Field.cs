using System.Globalization;

namespace ParIndex.Core.Surveys.Questionnaires;

/// <summary>One answer field: what a response stores under one name.</summary>
/// <param name="Code">Name of the field, a column of the microdata.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Question">The question it belongs to.</param>
public sealed record Field(string Code, FieldType Type, Question Question)
{
    /// <summary>Section of the question.</summary>
    public required Section Section { get; init; }

    /// <summary>The matrix row; null when the field is the whole question or its reason.</summary>
    public MatrixRow? Row { get; init; }

    /// <summary>The choices; null for numbers and texts.</summary>
    public ChoiceList? List { get; init; }

    /// <summary>The text asked after a low mark.</summary>
    public bool IsReason { get; init; }

    /// <summary>Choices after which a reason is asked; empty when the field is no reason.</summary>
    public IReadOnlyList<string> AskedAfter { get; init; } = [];

    public AnswerScoring? Scoring => IsReason ? null : Row?.Scoring ?? Question.Scoring;

    public string? Factor => IsReason ? null : Row?.Factor ?? Question.Factor;

    public bool IsRequired => IsReason ? Question.Reason!.IsRequired : Question.IsRequired;

    /// <summary>What the respondent reads at this field.</summary>
    public Wording Text => IsReason ? Question.Reason!.Text : Row?.Text ?? Question.Text;

    /// <summary>All fields of a questionnaire, in order; notes have none, matrices one a row, reasons follow their question.</summary>
    public static IReadOnlyList<Field> Of(Questionnaire questionnaire)
    {
        ArgumentNullException.ThrowIfNull(questionnaire);
        return [.. questionnaire.Sections.SelectMany(section => section.Questions.SelectMany(question => Of(questionnaire, section, question)))];
    }

    private static IEnumerable<Field> Of(Questionnaire questionnaire, Section section, Question question)
    {
        var list = questionnaire.List(question.List);
        var type = TypeOf(question.Kind, list);
        if (question.Kind == QuestionKind.Matrix)
        {
            foreach (var row in question.Rows)
                yield return new Field(row.Code, type, question) { Section = section, Row = row, List = list };
        }
        else if (question.Kind != QuestionKind.Note)
        {
            yield return new Field(question.Code, type, question) { Section = section, List = list };
        }

        if (question.Reason is not null)
        {
            yield return new Field(Reason.FieldOf(question.Code), FieldType.Text, question)
            {
                Section = section, IsReason = true, AskedAfter = [.. list?.Choices.Where(question.Reason.IsLow).Select(choice => choice.Code) ?? []],
            };
        }
    }

    private static FieldType TypeOf(QuestionKind kind, ChoiceList? list) => kind switch
    {
        QuestionKind.Multiple => FieldType.Set,
        QuestionKind.Number => FieldType.Number,
        QuestionKind.Text => FieldType.Text,
        QuestionKind.Scale => FieldType.Scale,
        QuestionKind.Matrix when list is not null && Mark.IsScale(list) => FieldType.Scale,
        _ => FieldType.Code,
    };
}

/// <summary>What a field holds.</summary>
public enum FieldType
{
    /// <summary>Code of one choice.</summary>
    Code,

    /// <summary>Code of one choice that is a whole number, so that means and thresholds make sense.</summary>
    Scale,

    /// <summary>A decimal number.</summary>
    Number,

    Text,

    /// <summary>Codes of any choices.</summary>
    Set,
}

/// <summary>Marks of a scale: choice codes that are whole numbers.</summary>
public static class Mark
{
    /// <summary>Whether a code is a mark, −999 to 999, in its one spelling ("3", not "03").</summary>
    public static bool TryRead(string code, out int mark) =>
        int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out mark) && mark is >= -999 and <= 999
        && mark.ToString(CultureInfo.InvariantCulture) == code;

    /// <summary>At least two choices are marks, and all that are not "no opinion".</summary>
    public static bool IsScale(ChoiceList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var marks = list.Choices.Where(choice => choice.Kind != ChoiceKind.NoOpinion).ToList();
        return marks.Count >= 2 && marks.All(choice => TryRead(choice.Code, out _));
    }
}
