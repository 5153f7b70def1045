using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Surveys.Questionnaires.XlsForm;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Questionnaires;

public class QuestionnaireRoundTripTests
{
    [Fact]
    public void Yaml_WrittenAndRead_GivesTheSameQuestionnaire() => ForForms(200, seed =>
    {
        var form = RandomQuestionnaires.Make(seed);
        var yaml = QuestionnaireYaml.Write(form);

        var reading = QuestionnaireYaml.Read(yaml);

        Assert.Empty(reading.Problems);
        Assert.Equal(yaml, QuestionnaireYaml.Write(reading.Questionnaire!));
        Assert.Empty(Core.Surveys.Questionnaires.QuestionnaireChanges.Between(form, reading.Questionnaire!));
    });

    [Fact]
    public void XlsForm_WrittenAndRead_GivesTheSameQuestionnaire() => ForForms(150, seed =>
    {
        var form = RandomQuestionnaires.Make(seed);
        using var stream = new MemoryStream();
        XlsFormFile.Write(form, stream);

        var reading = XlsFormFile.Read(stream, "phieu.xlsx");

        Assert.Empty(reading.Problems);
        Assert.Equal(QuestionnaireYaml.Write(form), QuestionnaireYaml.Write(reading.Questionnaire!));
    });

    private static void ForForms(int count, Action<int> check) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
