using ParIndex.Core.Surveys.Questionnaires;

namespace ParIndex.Core.Tests.Surveys.Questionnaires;

/// <summary>A small questionnaire with every kind of question.</summary>
internal static class Forms
{
    public static readonly ChoiceList Five = new("five",
    [
        new("1", Wording.Of("Rất không hài lòng")) { Weight = 0 }, new("2", Wording.Of("Không hài lòng")) { Weight = 25 }, new("3", Wording.Of("Bình thường")) { Weight = 50 },
        new("4", Wording.Of("Hài lòng")) { Weight = 75 }, new("5", Wording.Of("Rất hài lòng")) { Weight = 100 }, new("0", Wording.Of("Không biết")) { Kind = ChoiceKind.NoOpinion },
    ]);

    public static readonly ChoiceList Channels = new("channels",
        [new("tv", Wording.Of("Truyền hình")), new("web", Wording.Of("Cổng")), new("none", Wording.Of("Không")) { Kind = ChoiceKind.Exclusive }]);

    public static Question Visited { get; } = new() { Code = "visited", Kind = QuestionKind.Single, Text = Wording.Of("Đã đến?"), List = "channels", IsRequired = true };

    public static Question Mark { get; } = new()
    {
        Code = "mark", Kind = QuestionKind.Scale, Text = Wording.Of("Hài lòng?"), List = "five", IsRequired = true,
        Scoring = new AnswerScoring { Criterion = "8.1", Method = ScoringMethod.ShareSatisfied, Satisfied = 4 }, Factor = "I",
        Reason = new Reason(2, Wording.Of("Vì sao?")) { IsRequired = true }, ShownWhen = ConditionParser.Parse("${visited} != 'none'"),
    };

    public static Questionnaire Small(params Question[] more) => new()
    {
        Code = "small", Version = "1", Title = Wording.Of("Phiếu nhỏ"), CriteriaSet = "province-876", Criteria = [new ScoredCriterion("8.1", 10)],
        Factors = [new Factor("I", Wording.Of("Phần I"))], Lists = [Five, Channels],
        Sections = [new Section { Code = "a", Title = Wording.Of("Mục"), Questions = [Visited, Mark, .. more] }],
    };

    public static Question Of(QuestionKind kind, AnswerLimits? limits = null, string? list = null) =>
        new() { Code = "x", Kind = kind, Text = Wording.Of("Câu"), Limits = limits ?? AnswerLimits.None, List = list };
}
