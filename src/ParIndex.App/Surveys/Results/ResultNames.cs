using ParIndex.App.Surveys.Collected;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Results;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Results;

/// <summary>Codes of results in the words of the questionnaire.</summary>
/// <param name="questionnaire">What was asked.</param>
/// <param name="language">Language of the reader.</param>
public class ResultNames(Questionnaire questionnaire, Language language)
{
    private static readonly Message Area = new("Khu vực", "Area");
    private static readonly Message Whole = new("Chỉ số chung", "Overall index");
    private static readonly Message Unnamed = new("(không ghi)", "(not given)");

    private readonly string tag = language == Language.English ? Wording.English : Wording.Vietnamese;
    private readonly Dictionary<string, Field> fields = Field.Of(questionnaire).ToDictionary(field => field.Code, StringComparer.Ordinal);

    /// <summary>The question as it was asked; a row of a matrix with the question above it.</summary>
    public string Question(string field) => fields.GetValueOrDefault(field) is not { } found ? field
        : found.IsReason ? $"{found.Question.Text.In(tag)} {found.Text.In(tag)}"
        : found.Row is null ? found.Text.In(tag) : $"{found.Question.Text.In(tag)} – {found.Row.Text.In(tag)}";

    /// <summary>The question by its own words alone.</summary>
    public string Short(string field) => fields.GetValueOrDefault(field)?.Text.In(tag) ?? field;

    /// <summary>A choice.</summary>
    public string Option(string field, string code) => fields.GetValueOrDefault(field)?.List?[code]?.Label.In(tag) ?? code;

    /// <summary>A way to tell people apart.</summary>
    public string Grouping(string code) => code == WaveAnswers.Area ? Area.In(language) : Short(code);

    /// <summary>A group.</summary>
    public string Group(string grouping, string code) => code.Length == 0 ? Unnamed.In(language) : grouping == WaveAnswers.Area ? code : Option(grouping, code);

    /// <summary>An index, or an item that stands for one.</summary>
    public string Index(IndexPart part, string code) => part switch
    {
        IndexPart.Whole when code.Length == 0 => Whole.In(language),
        IndexPart.Whole => Short(code),
        IndexPart.Factor => $"{code}. {questionnaire.Factors.FirstOrDefault(factor => factor.Code == code)?.Title.In(tag)}",
        IndexPart.Section => questionnaire.Sections.FirstOrDefault(section => section.Code == code)?.Title.In(tag) ?? code,
        _ => new Message($"Tiêu chí {code}", $"Criterion {code}").In(language),
    };
}
