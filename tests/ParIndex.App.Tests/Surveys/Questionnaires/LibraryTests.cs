using ParIndex.App.Criteria;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Surveys.Questionnaires.XlsForm;
using ParIndex.Core.Criteria;
using ParIndex.Core.Surveys.Questionnaires;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Questionnaires;

public class LibraryTests
{
    public static TheoryData<string> Codes() => new(QuestionnaireLibrary.Shipped().Codes());

    [Fact]
    public void Shipped_HoldsTheOfficialAndTheSectorForms() => Assert.Equal(
        ["delegates", "dossier-handling", "education", "health-inpatient", "health-outpatient", "leaders", "sipas-2022", "sipas-2024"],
        QuestionnaireLibrary.Shipped().Codes());

    [Theory]
    [MemberData(nameof(Codes))]
    public void Shipped_IsSound_InTwoLanguages_AndCanonical(string code)
    {
        var reading = QuestionnaireFile.Load(code);

        Assert.Empty(reading.Problems);
        Assert.Equal(code, reading.Questionnaire!.Code);
        Assert.Equal(["vi", "en"], reading.Questionnaire.Languages);
        Assert.Equal(File.ReadAllText(QuestionnaireLibrary.Shipped().PathOf(code)!), QuestionnaireYaml.Write(reading.Questionnaire));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Shipped_AsXlsFormAndBack_IsTheSame(string code)
    {
        var form = QuestionnaireFile.Load(code).Questionnaire!;
        using var stream = new MemoryStream();
        XlsFormFile.Write(form, stream);

        var back = XlsFormFile.Read(stream, "x.xlsx");

        Assert.Empty(back.Problems);
        Assert.Equal(QuestionnaireYaml.Write(form), QuestionnaireYaml.Write(back.Questionnaire!));
    }

    [Theory]
    [InlineData("sipas-2024", 10)]
    [InlineData("sipas-2022", 10)]
    [InlineData("leaders", 22)]
    public void Shipped_GivesEveryPointOfItsCriteria(string code, decimal points)
    {
        var form = QuestionnaireFile.Load(code).Questionnaire!;
        var leaves = CriteriaSetFile.Load(form.CriteriaSet!).Leaves().ToDictionary(leaf => leaf.Code);

        Assert.Equal(points, form.Criteria.Sum(criterion => criterion.Points));
        Assert.All(form.Criteria, criterion => Assert.Equal(leaves[criterion.Criterion].Max, criterion.Points));
    }

    [Fact]
    public void Leaders_CoverEverySurveyCriterionOfTheSet_DelegatesAPartOfThem()
    {
        var set = CriteriaSetFile.Load("province-876");
        var surveyed = set.Leaves().Where(leaf => leaf.Source == SourceKind.LeaderSurvey).Select(leaf => leaf.Code).Order(StringComparer.Ordinal);
        var leaders = QuestionnaireFile.Load("leaders").Questionnaire!.Criteria;

        Assert.Equal(surveyed, leaders.Select(criterion => criterion.Criterion).Order(StringComparer.Ordinal));
        Assert.Subset(leaders.ToHashSet(), QuestionnaireFile.Load("delegates").Questionnaire!.Criteria.ToHashSet());
    }

    [Fact]
    public void Leaders_NegativeStatements_AreReversed()
    {
        var fields = Field.Of(QuestionnaireFile.Load("leaders").Questionnaire!);
        var reversed = fields.Where(field => field.Scoring?.IsReversed == true).ToList();

        Assert.Equal(["5.2.4", "5.3.3", "5.7"], reversed.Select(field => field.Scoring!.Criterion));
        Assert.All(reversed, field => Assert.Equal(1, field.Scoring!.Worth(field.List!, "1")));
        Assert.Equal([4, 4], new[] { "2.4", "5.7" }.Select(code => fields.Count(field => field.Scoring?.Criterion == code)));
    }

    [Theory]
    [InlineData("sipas-2024", "2 2 9 10 3 4 3 3 3")]
    [InlineData("sipas-2022", "2 2 8 2 4 4 5 3 3")]
    public void Sipas_HasTheItemsOfEachFactor(string code, string counts)
    {
        var form = QuestionnaireFile.Load(code).Questionnaire!;
        var fields = Field.Of(form).Where(field => field.Factor is not null).ToList();

        Assert.Equal(
            counts.Split(' ').Select(int.Parse),
            form.Factors.Where(factor => factor.Parent is not null).Select(factor => fields.Count(field => field.Factor == factor.Code)));
        Assert.All(fields, field => Assert.Equal(("8.1", 4, FieldType.Scale), (field.Scoring!.Criterion, field.Scoring.Satisfied, field.Type)));
    }

    [Fact]
    public void Sipas_WithALanguageOfAnEthnicMinority_IsAnAllowedExtension()
    {
        var official = QuestionnaireFile.Load("sipas-2024").Questionnaire!;
        var extended = official with { Languages = [.. official.Languages, "tyz"], Title = official.Title.With("tyz", "(lời tiếng Tày)") };

        Assert.Empty(QuestionnaireChanges.Altering(official, extended));
        var problems = QuestionnaireChecker.Check(extended);
        Assert.All(problems, problem => Assert.False(problem.IsError));
        Assert.NotEmpty(problems);
    }
}
