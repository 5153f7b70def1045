using ParIndex.Core.Surveys.Questionnaires;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Questionnaires;

public class QuestionnaireCheckerTests
{
    public static TheoryData<string, Func<Questionnaire, Questionnaire>> Faults() => new()
    {
        { "duplicate", form => With(form, Forms.Visited with { ShownWhen = null }) },
        { "duplicate", form => With(form, Forms.Of(QuestionKind.Text) with { Code = "MARK" }) },
        { "duplicate", form => With(form, Forms.Of(QuestionKind.Text) with { Code = "mark_reason" }) },
        { "name", form => With(form, Forms.Of(QuestionKind.Text) with { Code = "câu 1" }) },
        { "list-unknown", form => With(form, Forms.Of(QuestionKind.Single, list: "fve")) },
        { "list-missing", form => With(form, Forms.Of(QuestionKind.Multiple)) },
        { "list-surplus", form => With(form, Forms.Of(QuestionKind.Number, list: "five")) },
        { "scale", form => With(form, Forms.Of(QuestionKind.Scale, list: "channels")) },
        { "rows", form => With(form, Forms.Of(QuestionKind.Matrix, list: "five")) },
        { "limits", form => With(form, Forms.Of(QuestionKind.Number, new AnswerLimits { Min = 2, Max = 1 })) },
        { "limits", form => With(form, Forms.Of(QuestionKind.Text, new AnswerLimits { Min = 2 })) },
        { "limits", form => With(form, Forms.Of(QuestionKind.Multiple, new AnswerLimits { MinChoices = 3 }, "channels")) },
        { "reason", form => With(form, Forms.Of(QuestionKind.Text) with { Reason = new Reason(2, Wording.Of("Vì sao?")) }) },
        { "reason", form => With(form, Forms.Of(QuestionKind.Scale, list: "five") with { Reason = new Reason(5, Wording.Of("Vì sao?")) }) },
        { "condition-field", form => With(form, Forms.Of(QuestionKind.Text) with { ShownWhen = ConditionParser.Parse("${mrak} = '1'") }) },
        { "condition-field", form => With(form, Forms.Of(QuestionKind.Text) with { ShownWhen = ConditionParser.Parse(". = '1'") }) },
        { "condition-order", form => With(form, Forms.Of(QuestionKind.Text) with { ShownWhen = ConditionParser.Parse("${x} = '1'") }) },
        { "choice-unknown", form => With(form, Forms.Of(QuestionKind.Text) with { ShownWhen = ConditionParser.Parse("not(selected(${mark}, '6'))") }) },
        { "text-missing", form => form with { Title = Wording.Empty } },
        { "language", form => form with { Title = Wording.Of("Phiếu", "Form") } },
        { "language", form => form with { Languages = ["vi", "Tày"] } },
        { "factor", form => With(form, Forms.Of(QuestionKind.Scale, list: "five") with { Factor = "II" }) },
        { "criterion", form => form with { Criteria = [.. form.Criteria, new ScoredCriterion("2.4", 4)] } },
        { "criterion", form => form with { Criteria = [] } },
        { "scoring", form => With(form, Forms.Of(QuestionKind.Single, list: "channels") with { Scoring = new AnswerScoring { Method = ScoringMethod.MeanOfWeights } }) },
        { "scoring", form => With(form, Forms.Of(QuestionKind.Scale, list: "five") with { Scoring = new AnswerScoring { Method = ScoringMethod.ShareSatisfied, Satisfied = 6 } }) },
        { "scoring", form => With(form, Forms.Of(QuestionKind.Text) with { Scoring = new AnswerScoring { Method = ScoringMethod.MeanOfWeights } }) },
        { "minutes", form => form with { Minutes = 0 } },
        { "no-question", form => form with { Sections = [], Criteria = [] } },
        { "weight", form => form with { Lists = [.. form.Lists, new ChoiceList("w", [new Choice("a", Wording.Of("A")) { Weight = 101 }])] } },
        { "choice-code", form => form with { Lists = [.. form.Lists, new ChoiceList("w", [new Choice("a b", Wording.Of("A"))])] } },
    };

    [Fact]
    public void Check_SoundForm_FindsNothing() => Assert.Empty(QuestionnaireChecker.Check(Forms.Small()));

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Check_Fault_IsAnErrorInBothLanguages(string code, Func<Questionnaire, Questionnaire> spoil)
    {
        ArgumentNullException.ThrowIfNull(spoil);
        var problems = QuestionnaireChecker.Check(spoil(Forms.Small()));

        var found = Assert.Single(problems.Where(problem => problem.IsError).DistinctBy(problem => problem.Code));
        Assert.Equal(code, found.Code);
        Assert.NotEqual(found.Text.Vietnamese, found.Text.English);
    }

    private static Questionnaire With(Questionnaire form, Question question) => form with
    {
        Sections = [form.Sections[0] with { Questions = [.. form.Sections[0].Questions, question] }],
    };
}
