using ParIndex.Core.Surveys.Questionnaires;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Questionnaires;

public class QuestionnaireChangesTests
{
    private static readonly Section Own = new() { Code = "own", Title = Wording.Of("Của tỉnh"), Questions = [Forms.Of(QuestionKind.Text)] };

    public static TheoryData<ChangeKind, Func<Questionnaire, Questionnaire>> Alterations() => new()
    {
        { ChangeKind.Wording, form => Mark(form, question => question with { Text = Wording.Of("Có hài lòng?") }) },
        { ChangeKind.Wording, form => Mark(form, question => question with { Reason = question.Reason! with { Text = Wording.Of("Lý do?") } }) },
        { ChangeKind.Scale, form => form with { Lists = [new ChoiceList("five", [.. Forms.Five.Choices.Reverse()]), Forms.Channels] } },
        { ChangeKind.Scale, form => form with { Lists = [new ChoiceList("five", [.. Forms.Five.Choices.Select(choice => choice with { Weight = 1 })]), Forms.Channels] } },
        { ChangeKind.Wording, form => form with { Lists = [new ChoiceList("five", [.. Forms.Five.Choices.Select(choice => choice.Code == "4" ? choice with { Label = Wording.Of("Ưng") } : choice)]), Forms.Channels] } },
        { ChangeKind.Scale, form => Mark(form, question => question with { List = "channels" }) },
        { ChangeKind.Skip, form => Mark(form, question => question with { ShownWhen = null }) },
        { ChangeKind.Answering, form => Mark(form, question => question with { IsRequired = false }) },
        { ChangeKind.Answering, form => Mark(form, question => question with { Reason = question.Reason! with { AtMost = 3 } }) },
        { ChangeKind.Scoring, form => Mark(form, question => question with { Scoring = question.Scoring! with { Satisfied = 3 } }) },
        { ChangeKind.Scoring, form => form with { Criteria = [new ScoredCriterion("8.1", 5)] } },
        { ChangeKind.Order, form => form with { Sections = [form.Sections[0] with { Questions = [.. form.Sections[0].Questions.Reverse()] }] } },
        { ChangeKind.Order, form => form with { Sections = [Own, form.Sections[0]] } },
        { ChangeKind.Removed, form => form with { Sections = [form.Sections[0] with { Questions = [Forms.Visited] }] } },
        { ChangeKind.Added, form => form with { Sections = [form.Sections[0] with { Questions = [.. form.Sections[0].Questions, Forms.Of(QuestionKind.Text)] }] } },
    };

    [Theory]
    [MemberData(nameof(Alterations), DisableDiscoveryEnumeration = true)]
    public void Altering_ChangeOfWordingScaleOrderOrScoring_IsTold(ChangeKind kind, Func<Questionnaire, Questionnaire> alter)
    {
        ArgumentNullException.ThrowIfNull(alter);
        Assert.Contains(kind, QuestionnaireChanges.Altering(Forms.Small(), alter(Forms.Small())).Select(change => change.Kind));
    }

    [Fact]
    public void Altering_ExtensionByOwnSectionLanguageAndHint_IsAllowed()
    {
        var official = Forms.Small();
        var extended = Mark(official, question => question with { Text = question.Text.With("tyz", "…"), Hint = Wording.Of("Khoanh một số") });
        extended = extended with { Languages = ["vi", "tyz"], Sections = [.. extended.Sections, Own] };

        Assert.Empty(QuestionnaireChanges.Altering(official, extended));
        Assert.Equal(
            [ChangeKind.Language, ChangeKind.Hint, ChangeKind.Added], QuestionnaireChanges.Between(official, extended).Select(change => change.Kind));
    }

    [Fact]
    public void Between_TheSame_IsNothing() => Assert.Empty(QuestionnaireChanges.Between(Forms.Small(), Forms.Small()));

    private static Questionnaire Mark(Questionnaire form, Func<Question, Question> change) => form with
    {
        Sections = [form.Sections[0] with { Questions = [.. form.Sections[0].Questions.Select(question => question.Code == "mark" ? change(question) : question)] }],
    };
}
