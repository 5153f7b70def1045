using ParIndex.App.Surveys.Estimating;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Documents.Reading.Columns;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Estimating;

public class SurveyDataTests
{
    private const string Answers = "tỉnh,xã,w,ghi chú,q1,q2\nA,1,1.5,x,5,4\nA,2,1,,3,\nB,3,2,\"\",9,1\n";

    [Fact]
    public void TheColumnsOfTheDesign_AreRead()
    {
        var data = Read(Answers, "questions: [q1, q2]\nclusters: xã\nweight: w\ndomain: tỉnh\ncrosstab: [tỉnh, xã]\nno_opinion: 9\nscale: [1, 5]\n");

        Assert.Equal((3, true, true), (data.Rows, data.Scale("q1").HasMissing, data.Scale("q2").HasMissing));
        Assert.Equal(["A", "B"], data.Code("tỉnh").Labels);
        Assert.Equal([1.5, 1, 2], data.Number("w").Chunk(0).ToArray());
        Assert.Throws<KeyNotFoundException>(() => data.Code("ghi chú"));
    }

    [Theory]
    [InlineData("questions: [q1, q2]\nmissing: fail\n", "q2")]
    [InlineData("questions: [q1]\nmissing: fail\nno_opinion: 9\n", "q1")]
    public void MissingFail_NamesTheQuestion(string design, string question) =>
        Assert.Contains($"Câu {question} ", Assert.Throws<DesignException>(() => Read(Answers, design)).Problem.Vietnamese, StringComparison.Ordinal);

    [Fact]
    public void MissingFail_TakesFullAnswers() => Assert.Equal(3, Read(Answers, "questions: [q1]\nmissing: fail\n").Rows);

    [Fact]
    public void MarksOutsideTheScale_AreFaultsOfTheFile()
    {
        var problem = Assert.Throws<ColumnFileException>(() => Read(Answers, "questions: [q1, q2]\nscale: [1, 5]\n"));

        Assert.Equal((4, 5), (Assert.Single(problem.Faults).Place.Line, problem.Faults[0].Place.Column));
    }

    [Fact]
    public void ASurveyWithoutAnswers_IsRefused() =>
        Assert.Throws<DesignException>(() => Read("q1\n", "questions: q1\n"));

    [Fact]
    public void AQuestionMayNotBeACategoryToo()
    {
        var reading = Design("questions: [q1, q2]\ndomain: q2\n");

        Assert.Null(reading.Spec);
        Assert.Contains("q2", Assert.Single(reading.Problems).Message.Vietnamese, StringComparison.Ordinal);
    }

    private static ParIndex.Core.Surveys.Estimation.Data.Microdata Read(string answers, string design)
    {
        var spec = Design(design).Spec!;
        return InFile(answers, path => SurveyData.Read(path, spec));
    }

    private static DesignReading Design(string design) => InFile(design, DesignFile.Read);

    private static T InFile<T>(string text, Func<string, T> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
