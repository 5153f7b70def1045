using ParIndex.App.Criteria.Form;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Questionnaires;

/// <summary>Word lists and texts of the questionnaire file.</summary>
internal static class QuestionnaireWords
{
    public static readonly WordList<QuestionKind> Kinds = new(
        (QuestionKind.Single, "single", "Chọn một"),
        (QuestionKind.Multiple, "multiple", "Chọn nhiều"),
        (QuestionKind.Scale, "scale", "Thang điểm"),
        (QuestionKind.Number, "number", "Số"),
        (QuestionKind.Text, "text", "Chữ"),
        (QuestionKind.Matrix, "matrix", "Bảng"),
        (QuestionKind.Note, "note", "Đoạn để đọc"));

    public static readonly WordList<ChoiceKind> Choices = new(
        (ChoiceKind.Ordinary, "ordinary", "Thường"),
        (ChoiceKind.NoOpinion, "no_opinion", "Không có ý kiến"),
        (ChoiceKind.Exclusive, "exclusive", "Chọn riêng"));

    public static readonly WordList<ScoringMethod> Methods = new(
        (ScoringMethod.ShareSatisfied, "share", "Tỷ lệ hài lòng"),
        (ScoringMethod.MeanOfWeights, "mean", "Bình quân trọng số"));

    /// <summary>Metadata rows of XLSForm that are kept.</summary>
    public static readonly IReadOnlyList<string> Metadata =
        ["start", "end", "today", "deviceid", "username", "phonenumber", "email", "subscriberid", "simserial", "audit"];

    /// <summary>The one spelling of a text: each line cleaned, no blank lines around.</summary>
    public static string Clean(string text) =>
        string.Join('\n', SetText.Block(text).Split('\n').Select(VietnameseText.Clean)).Trim('\n');

    /// <summary>A wording whose texts are all in their one spelling.</summary>
    public static Wording Wording(IEnumerable<KeyValuePair<string, string>> texts) =>
        new(texts.Select(pair => new KeyValuePair<string, string>(pair.Key, Clean(pair.Value))));
}
