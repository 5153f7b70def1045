using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Text;

namespace ParIndex.App.Surveys.Importing;

/// <summary>What sort of fault a file has, told without a word of what the cell holds: it may be what somebody wrote of themselves.</summary>
internal static class FaultSorts
{
    public static readonly Message BrokenRow = new("dòng hỏng (dấu phẩy, ngoặc kép hoặc bảng mã)", "a broken row (commas, quotes or encoding)");

    public static readonly Message Twice = new("mã phiếu lặp lại", "the key of an answer comes again");

    /// <summary>Of an answer that the questionnaire does not allow.</summary>
    public static Message Of(AnswerProblem problem) => problem.Kind switch
    {
        AnswerProblemKind.UnknownChoice => new($"câu {problem.Field}: không có lựa chọn này", $"{problem.Field}: there is no such choice"),
        AnswerProblemKind.Exclusive => new($"câu {problem.Field}: các lựa chọn loại trừ nhau", $"{problem.Field}: choices that exclude each other"),
        AnswerProblemKind.ChoiceCount => new($"câu {problem.Field}: quá ít hoặc quá nhiều lựa chọn", $"{problem.Field}: too few or too many choices"),
        AnswerProblemKind.NotANumber => new($"câu {problem.Field}: không phải số", $"{problem.Field}: no number"),
        AnswerProblemKind.OutOfRange => new($"câu {problem.Field}: ngoài giới hạn", $"{problem.Field}: outside its limits"),
        AnswerProblemKind.BadText => new($"câu {problem.Field}: văn bản hỏng hoặc quá dài", $"{problem.Field}: a damaged text, or too long"),
        _ => new($"câu {problem.Field}: không hợp lệ", $"{problem.Field}: not valid"),
    };

    /// <summary>Of a label that should be a number.</summary>
    public static Message NoNumber(ImportColumn label) => new($"cột {label.Header}: không phải số", $"column {label.Header}: no number");
}
