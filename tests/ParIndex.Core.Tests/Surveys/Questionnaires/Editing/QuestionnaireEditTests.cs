using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Core.Surveys.Questionnaires.Editing;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Questionnaires.Editing;

public class QuestionnaireEditTests
{
    [Theory]
    [InlineData("vi")]
    [InlineData("vi", "en")]
    public void Added_EveryKindOfQuestion_IsSoundAtOnce(params string[] languages)
    {
        var (form, section) = QuestionnaireEdit.AddSection(Forms.Small() with { Languages = languages });
        foreach (var kind in Enum.GetValues<QuestionKind>())
            (form, _) = QuestionnaireEdit.AddQuestion(form, section, kind);

        Assert.Equal(8, form.Sections[^1].Questions.Count);
        Assert.DoesNotContain(QuestionnaireChecker.Check(form), problem => problem.IsError);
    }

    [Fact]
    public void Moved_DownThenUp_IsWhereItWas_AlsoAcrossSections()
    {
        var (form, _) = QuestionnaireEdit.AddSection(Forms.Small());
        foreach (var question in form.Questions.Select(question => question.Code))
        {
            var there = QuestionnaireEdit.MoveQuestion(form, question, 1);
            var isLast = form.Questions.Last().Code == question;
            Assert.Equal(isLast, Order(there) == Order(form));
            if (!isLast)
                Assert.Equal(Order(form), Order(QuestionnaireEdit.MoveQuestion(there, question, -1)));
        }

        Assert.Equal("visited mark|cau_1", Order(form));
        Assert.Equal("visited|mark cau_1", Order(QuestionnaireEdit.MoveQuestion(form, "mark", 1)));
        Assert.Equal("cau_1|visited mark", Order(QuestionnaireEdit.MoveSection(form, "a", 1)));
        Assert.Equal(Order(form), Order(QuestionnaireEdit.MoveSection(form, "a", -1)));
    }

    [Fact]
    public void Removed_LastUserOfAList_TakesTheListAlong_AndNoOther()
    {
        var form = Forms.Small() with { Lists = [.. Forms.Small().Lists, new ChoiceList("spare", Forms.Channels.Choices)] };

        Assert.Equal(["channels", "spare"], QuestionnaireEdit.RemoveQuestion(form, "mark").Lists.Select(list => list.Name));
        Assert.Equal(["spare"], QuestionnaireEdit.RemoveSection(form, "a").Lists.Select(list => list.Name));
        Assert.Equal(form.Lists, QuestionnaireEdit.RemoveQuestion(form, "nowhere").Lists);
    }

    [Fact]
    public void NewCodes_AreFree_WhateverTheCase()
    {
        var form = Forms.Small(Forms.Of(QuestionKind.Text) with { Code = "CAU_1" });

        Assert.Equal("cau_2", QuestionnaireEdit.AddQuestion(form, "a", QuestionKind.Text).Code);
    }

    private static string Order(Questionnaire form) => string.Join('|', form.Sections.Select(section => string.Join(' ', section.Questions.Select(question => question.Code))));
}
