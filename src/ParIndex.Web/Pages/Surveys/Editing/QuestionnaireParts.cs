using System.Globalization;
using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Web.Pages.Surveys.Editing;

/// <summary>Words of the editor, and what it offers.</summary>
public static class QuestionnaireParts
{
    /// <summary>Name of a kind of question; a key of the texts.</summary>
    public static string Kind(QuestionKind kind) => kind switch
    {
        QuestionKind.Single => Texts.Key("Chọn một"),
        QuestionKind.Multiple => Texts.Key("Chọn nhiều"),
        QuestionKind.Scale => Texts.Key("Thang điểm"),
        QuestionKind.Number => Texts.Key("Số"),
        QuestionKind.Text => Texts.Key("Chữ tự viết"),
        QuestionKind.Matrix => Texts.Key("Bảng nhiều dòng"),
        _ => Texts.Key("Đoạn để đọc"),
    };

    /// <summary>How a choice counts; a key of the texts.</summary>
    public static string Kind(ChoiceKind kind) => kind switch
    {
        ChoiceKind.NoOpinion => Texts.Key("Không có ý kiến"),
        ChoiceKind.Exclusive => Texts.Key("Chọn riêng"),
        _ => Texts.Key("Thường"),
    };

    /// <summary>A number as it is typed; null: none.</summary>
    public static string? Number(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>Conditions one may want of a part: each choice of each question before it.</summary>
    /// <param name="form">The questionnaire.</param>
    /// <param name="until">Code of the question or section the condition is for.</param>
    public static IEnumerable<(string Condition, string Label)> Conditions(Questionnaire form, string until)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Sections.TakeWhile(section => section.Code != until).SelectMany(section => section.Questions).TakeWhile(question => question.Code != until)
            .Where(question => question is { Kind: QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Scale, List: not null })
            .SelectMany(question => (form.List(question.List)?.Choices ?? []).Select(choice => (
                question.Kind == QuestionKind.Multiple ? $"selected(${{{question.Code}}}, '{choice.Code}')" : $"${{{question.Code}}} = '{choice.Code}'",
                $"{question.Text} → {choice.Label}")));
    }
}
