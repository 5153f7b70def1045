using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Surveys.Questionnaires.XlsForm;
using ParIndex.Core.Surveys.Questionnaires;
using ParIndex.Documents.Writing;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Questionnaires;

/// <summary>XLSForms as other programs write them.</summary>
public class XlsFormReadingTests
{
    private const string Choices = "list_name|label|name\nyn|Có|1\nyn|Không|0\nsat|Kém|1\nsat|Vừa|2\nsat|Tốt|3";

    [Fact]
    public void Read_PlainForm_WithoutSettingsOrLanguages()
    {
        var form = Read("type|name|label\nstart|start|\nselect_one yn|q1|Đã đến?\ntext|q2|Vì sao?", Choices).Questionnaire!;

        Assert.Equal("phieu", form.Code);
        Assert.Equal(["vi"], form.Languages);
        Assert.Equal(["start"], form.Metadata);
        Assert.Equal([QuestionKind.Single, QuestionKind.Text], form.Questions.Select(question => question.Kind));
    }

    [Fact]
    public void Read_LanguagesInAnyOrder_VietnameseLeads()
    {
        var form = Read(
            "Type|Name|label::English (en)|label::Tiếng Việt (vi)|hint::English (en)\ninteger|age|Age|Tuổi|Years", Choices, "form_title|default_language\nTest|English (en)").Draft!;

        Assert.Equal(["vi", "en"], form.Languages);
        var question = form.Questions.Single();
        Assert.Equal(("Tuổi", "Age", "Years"), (question.Text["vi"], question.Text["en"], question.Hint["en"]));
    }

    [Fact]
    public void Read_EnglishOnly_OpensWithAWarning()
    {
        var reading = Read("type|name|label::English (en)\ntext|a|Name", null);

        Assert.Equal(["en"], reading.Questionnaire!.Languages);
        Assert.Contains(reading.Problems, problem => problem.Code == "language" && !problem.IsError);
    }

    [Theory]
    [InlineData("table-list", "minimal", "minimal")]
    [InlineData("", "label", "list-nolabel")]
    public void Read_TableGroup_IsAMatrix(string group, string first, string second)
    {
        var reading = Read(
            $"type|name|label|appearance|required\nbegin_group|g|Hài lòng?|{group}|\nselect_one sat|h|Đầu|{first}|yes\nselect_one sat|a|Một|{second}|yes\nend_group||||", Choices);

        var matrix = reading.Questionnaire!.Questions.Single();
        Assert.Equal((QuestionKind.Matrix, "sat", true), (matrix.Kind, matrix.List, matrix.IsRequired));
        Assert.Equal(group.Length > 0 ? ["h", "a"] : ["a"], matrix.Rows.Select(row => row.Code));
    }

    [Fact]
    public void Read_KoboMatrixAndScore()
    {
        var form = Read(
            "type|name|label|kobo--matrix_list|kobo--score-choices\nbegin_kobomatrix|m|Bảng|sat|\nselect_one yn|c1|Có không|||\nend_kobomatrix||||\n"
            + "begin_score|s|Chấm||sat\nscore__row|s1|Một||\nscore__row|s2|Hai||\nend_score||||", Choices).Questionnaire!;

        var questions = form.Questions.ToList();
        Assert.Equal(["m_1_c1", "m_2_c1", "m_3_c1"], questions[0].Rows.Select(row => row.Code));
        Assert.Equal("Bảng – Có không", questions[0].Text["vi"]);
        Assert.Equal(("sat", "s1 s2"), (questions[1].List, string.Join(' ', questions[1].Rows.Select(row => row.Code))));
    }

    [Fact]
    public void Read_InnerGroup_HandsItsConditionToItsQuestions()
    {
        var reading = Read(
            "type|name|label|relevant\nbegin group|a|Mục|\nselect one from yn|q1|Hỏi|\nbegin group|b|Trong|${q1} = '1'\ntext|q2|Chữ|${q1} != '0'\nend group|||\nend group|||", Choices);

        var form = reading.Questionnaire!;
        Assert.Equal("${q1} = '1' and ${q1} != '0'", form.Questions.Last().ShownWhen!.ToString());
        Assert.Equal(QuestionKind.Note, form.Sections.Single().Questions[1].Kind);
        Assert.Contains(reading.Problems, problem => problem.Code == "group-flattened" && problem.Place!.Cell == "A4");
    }

    [Fact]
    public void Read_OrOther_BecomesAChoiceAndAText()
    {
        var form = Read("type|name|label\nselect_one sat or_other|q|Mức?", Choices).Questionnaire!;

        Assert.Equal(["1", "2", "3", "other"], form.List("sat_other")!.Choices.Select(choice => choice.Code));
        Assert.Equal("selected(${q}, 'other')", form.Questions.Last().ShownWhen!.ToString());
    }

    [Fact]
    public void Read_Constraint_BecomesLimits_TheRestStays()
    {
        var form = Read(
            "type|name|label|constraint|constraint_message\ninteger|age|Tuổi|. >= 18 and . <= 99 and . != 66|Sai tuổi\nselect_multiple yn|m|Chọn|count-selected(.) <= 1|", Choices).Questionnaire!;

        var limits = form.Questions.First().Limits;
        Assert.Equal((18m, 99m, true, ". != 66", "Sai tuổi"), (limits.Min, limits.Max, limits.IsWhole, limits.Constraint!.ToString(), limits.ConstraintText["vi"]));
        Assert.Equal(1, form.Questions.Last().Limits.MaxChoices);
    }

    [Theory]
    [InlineData("type|name|label\nbegin_repeat|r|Lặp\ntext|a|A\nend_repeat||", "repeat", "A2", true)]
    [InlineData("type|name|label|choice_filter\nselect_one yn|a|A|x=${b}", "choice-filter", "D2", true)]
    [InlineData("type|name|label|relevant\ntext|a|A|\ntext|b|B|${a} ~ 3", "condition", "D3", true)]
    [InlineData("type|name|label|relevant\ntext|a|A|\ntext|b|B|${c} = 3", "condition-field", "A3", true)]
    [InlineData("type|name|label\nselect_one nn|a|A", "list-unknown", "A2", true)]
    [InlineData("type|name|label\nbegin_group|a|A\ntext|b|B", "group-open", "A2", true)]
    [InlineData("type|name|label\ntext|b|B\nend_group||", "group-end", "A3", true)]
    [InlineData("type|name|label|required\ntext|b|B|perhaps", "field-flag", "D2", true)]
    [InlineData("type|name|label::Klingon\ntext|b|B", "language", "C1", true)]
    [InlineData("type|name|label\ntext|b|B\ngeopoint|g|G", "type-ignored", "A3", false)]
    [InlineData("type|name|label|calculation\ntext|b|B|\ncalculate|c||1 + 1", "type-ignored", "A3", false)]
    [InlineData("type|name|label|calculation\ntext|b|B|\ncalculate|c||1 + 1", "column-ignored", "D1", false)]
    [InlineData("type|name|label|media::image\ntext|b|B|a.png", "column-ignored", "D1", false)]
    [InlineData("type|name|label|appearance\ntext|b|B|w1 numbers", "appearance", "D2", false)]
    [InlineData("type|name|label|constraint_message\ntext|b|B|Sai", "constraint-message", "A2", false)]
    public void Read_WhatIsNotUnderstood_IsNamedWithItsCell(string survey, string code, string cell, bool isError)
    {
        var found = Read(survey, Choices).Problems.FirstOrDefault(problem => problem.Code == code);

        Assert.NotNull(found);
        Assert.Equal((cell, isError), (found.Place!.Cell, found.IsError));
    }

    [Fact]
    public void Read_NoWorkbook_OrNoSurveySheet_IsRefused()
    {
        using var text = new MemoryStream("code: a"u8.ToArray());
        Assert.Null(XlsFormFile.Read(text, "a.xlsx").Draft);

        using var stream = new MemoryStream();
        WorkbookWriter.Write(stream, [Sheet("Sheet1", "a|b\n1|2")]);
        Assert.Equal("sheet-missing", XlsFormFile.Read(stream, "a.xlsx").Problems[0].Code);
    }

    private static QuestionnaireReading Read(string survey, string? choices, string? settings = null)
    {
        using var stream = new MemoryStream();
        WorkbookWriter.Write(stream, [Sheet("survey", survey), .. choices is null ? [] : new[] { Sheet("choices", choices) }, .. settings is null ? [] : new[] { Sheet("settings", settings) }]);
        return XlsFormFile.Read(stream, "phieu.xlsx");
    }

    private static Sheet Sheet(string name, string rows) => new(name, rows.Split('\n').Select(row =>
        new SheetRow([.. row.Split('|').Select(cell => cell.Length == 0 ? null : SheetCell.Of(cell))])));
}
