using System.Text;
using ParIndex.App.Surveys.Points;
using ParIndex.App.Surveys.Collected;
using ParIndex.App.Surveys.Quality;
using ParIndex.Core.Results;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Points.Published;
using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Surveys.Quality;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Points;

public sealed class PublishedFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Published_AreReadWithDecimalCommas_AndScored()
    {
        var lines = Read("code;max;percent;answers;points\n8.1.1;1,5;81,52%;600;1,2228\n8.1.2;1,5;88,18;;\n");
        var scores = PublishedFile.Scores(lines, new MinistryAggregate("2020"), _ => true, new SampleAssumption(1.5));

        Assert.Equal([1.2228m, 1.3227m], scores.Select(score => score.Points));
        Assert.IsType<AssumedError>(scores[0].Error);
        Assert.IsType<UnknownError>(scores[1].Error);
        Assert.Empty(PublishedCheck.Check(lines));
    }

    [Fact]
    public void Contradiction_IsNamedByLineAndColumn_AndNotScored()
    {
        var lines = Read("code,max,points,percent\n8.1,10,8.17,\"8,21%\"\n");
        var finding = Assert.Single(PublishedCheck.Check(lines));

        Assert.Equal((FindingKinds.Contradiction, 2), (finding.Kind, finding.Source.Line));
        Assert.Throws<ArgumentException>(() => PublishedFile.Scores(lines, new MinistryAggregate("2023"), _ => true));
    }

    [Theory]
    [InlineData("code,max\n8.1,10\n", 2, 1)]
    [InlineData("code,max,points\n8.1,mười,8\n", 2, 2)]
    [InlineData("code,max,points\n8.1,,8\n", 2, 2)]
    [InlineData("code,max,points\n,10,8\n", 2, 1)]
    [InlineData("code,max,points\n8.1,10,81%\n", 2, 3)]
    [InlineData("code,max,points,answers\n8.1,10,8,12.5\n", 2, 4)]
    [InlineData("code,max,points\n8.1,99999999999999,8\n", 2, 2)]
    public void BadCells_AreNamedByLineAndColumn(string text, int line, int column)
    {
        var problem = Assert.Throws<DocumentException>(() => Read(text));
        Assert.Equal((line, column), (problem.Place?.Line, problem.Place?.Column));
    }

    [Fact]
    public void FlagsAndDrillDown_AsCsv_HideWhatMustBeHidden()
    {
        var flag = new StoredFlag(new AnswerKey(Guid.Empty, 2), "outside-area", null, new OutsideAreaFlag(1, "=xã A", "xã B").Reason, "=xã A", "", "Tablet", null, "", null, null);
        var flags = Text(stream => FlagFile.Write(stream, [flag]));
        Assert.Contains("00000000-2,outside-area,,'=xã A,,Phiếu của =xã A nhưng thiết bị ở xã B.", flags, StringComparison.Ordinal);

        var rule = new CriterionRule("2.4", 1, [new ItemRule("c1", [new("1", 0), new("2", 1)])]);
        Ballots Of(string group, int no, int yes) => new("c1", group, [OptionCount.Of("1", no), OptionCount.Of("2", yes)]);
        var score = BallotPoints.Of(rule, [Of("a", 1, 2), Of("b", 5, 9), Of("c", 20, 30)])!;
        var lost = Text(stream => LostViewFile.Write(stream, LostTable.Of([score]).View()));
        Assert.Contains("2.4,c1,a,,,,,Ẩn: quá ít người trả lời", lost, StringComparison.Ordinal);
        Assert.Contains("2.4,c1,b,,,,,Ẩn để không suy ra được ô có ít người", lost, StringComparison.Ordinal);
        Assert.Contains("2.4,c1,c,50,0.6,", lost, StringComparison.Ordinal);
    }

    private IReadOnlyList<PublishedLine> Read(string text)
    {
        File.WriteAllText(path, text);
        return PublishedFile.Read(path);
    }

    private static string Text(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
