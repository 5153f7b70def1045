using ParIndex.Core.Surveys.Questionnaires;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Questionnaires;

public class AnswerCheckerTests
{
    [Fact]
    public void Check_SkippedQuestion_DropsItsAnswerAndNamesIt()
    {
        var after = Forms.Of(QuestionKind.Text) with { ShownWhen = ConditionParser.Parse("${mark} = '5'") };

        var checkedAnswers = new AnswerChecker(Forms.Small(after)).Check(AnswerSheet.Of(("visited", "none"), ("mark", "5"), ("x", "vì nhanh")));

        Assert.Empty(checkedAnswers.Problems);
        Assert.Equal(["mark", "x"], checkedAnswers.Dropped);
        Assert.Equal(["visited"], checkedAnswers.Kept.Fields);
    }

    [Theory]
    [InlineData("2", true)]
    [InlineData("3", false)]
    [InlineData("0", false)]
    public void Check_LowMark_AsksForTheReason_NoOpinionDoesNot(string mark, bool isAsked)
    {
        var checkedAnswers = new AnswerChecker(Forms.Small()).Check(AnswerSheet.Of(("visited", "tv"), ("mark", mark)));

        Assert.Equal(isAsked ? ["mark_reason"] : [], checkedAnswers.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void Check_Unfinished_MissesNothing()
    {
        var checker = new AnswerChecker(Forms.Small());

        Assert.Empty(checker.Check(AnswerSheet.Empty, isFinal: false).Problems);
        Assert.Equal(["visited", "mark"], checker.Check(AnswerSheet.Empty).Problems.Select(problem => problem.Field));
    }

    [Theory]
    [InlineData(QuestionKind.Number, "12,5", null)]
    [InlineData(QuestionKind.Number, "abc", AnswerProblemKind.NotANumber)]
    [InlineData(QuestionKind.Number, "1e3", AnswerProblemKind.NotANumber)]
    [InlineData(QuestionKind.Number, "-1", AnswerProblemKind.OutOfRange)]
    [InlineData(QuestionKind.Number, "100.01", AnswerProblemKind.OutOfRange)]
    [InlineData(QuestionKind.Number, "13", AnswerProblemKind.OutOfRange)]
    [InlineData(QuestionKind.Text, "hỏng\u0001", AnswerProblemKind.BadText)]
    [InlineData(QuestionKind.Text, "dài quá", AnswerProblemKind.BadText)]
    [InlineData(QuestionKind.Text, "vừa", null)]
    public void Check_Limits_AreKept(QuestionKind kind, string answer, AnswerProblemKind? expected)
    {
        var limits = kind == QuestionKind.Number
            ? new AnswerLimits { Min = 0, Max = 100, Constraint = ConditionParser.Parse(". != 13") }
            : new AnswerLimits { MaxLength = 5 };

        var problems = new AnswerChecker(Forms.Small(Forms.Of(kind, limits))).Check(AnswerSheet.Of(("visited", "none"), ("x", answer))).Problems;

        Assert.Equal(expected, problems is [var only] ? only.Kind : null);
    }

    [Theory]
    [InlineData("tv web", null)]
    [InlineData("none", null)]
    [InlineData("tv none", AnswerProblemKind.Exclusive)]
    [InlineData("tv radio", AnswerProblemKind.UnknownChoice)]
    [InlineData("tv", AnswerProblemKind.ChoiceCount)]
    public void Check_MultipleChoice(string chosen, AnswerProblemKind? expected)
    {
        var form = Forms.Small(Forms.Of(QuestionKind.Multiple, new AnswerLimits { MinChoices = 2 }, "channels"));

        var problems = new AnswerChecker(form).Check(AnswerSheet.Of(("visited", "none")).With("x", chosen.Split(' '))).Problems;

        Assert.Equal(expected, problems is [var only] ? only.Kind : null);
    }

    [Fact]
    public void Check_TwoAnswersToASingleChoice_AndAnUnknownField_AreTold()
    {
        var problems = new AnswerChecker(Forms.Small()).Check(AnswerSheet.Of(("visitd", "tv"), ("mark", "4")).With("visited", "tv", "web")).Problems;

        Assert.Equal([AnswerProblemKind.Exclusive, AnswerProblemKind.UnknownField], problems.Select(problem => problem.Kind));
        Assert.Contains("visited", problems[1].Text.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SetAnswer_ComesInTheOrderOfTheList_EachOnce()
    {
        var form = Forms.Small(Forms.Of(QuestionKind.Multiple, list: "channels"));

        Assert.Equal(["tv", "web"], new AnswerChecker(form).Check(AnswerSheet.Of(("visited", "none")).With("x", "web", "tv", " web ")).Kept["x"]);
    }

    [Theory]
    [InlineData(ScoringMethod.ShareSatisfied, false, "4", 1.0)]
    [InlineData(ScoringMethod.ShareSatisfied, false, "3", 0.0)]
    [InlineData(ScoringMethod.ShareSatisfied, true, "4", 1.0)]
    [InlineData(ScoringMethod.ShareSatisfied, true, "5", 0.0)]
    [InlineData(ScoringMethod.MeanOfWeights, false, "4", 0.75)]
    [InlineData(ScoringMethod.MeanOfWeights, true, "4", 0.25)]
    [InlineData(ScoringMethod.MeanOfWeights, false, "0", null)]
    [InlineData(ScoringMethod.ShareSatisfied, false, "0", null)]
    [InlineData(ScoringMethod.ShareSatisfied, false, "7", null)]
    public void Worth_OfAnAnswer(ScoringMethod method, bool isReversed, string code, double? expected)
    {
        var scoring = new AnswerScoring { Method = method, Satisfied = 4, IsReversed = isReversed };

        Assert.Equal((decimal?)expected, scoring.Worth(Forms.Five, code));
    }
}
