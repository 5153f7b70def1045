using System.Text;
using ParIndex.App.Surveys.Estimating;
using ParIndex.Core.Surveys.Estimation;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Totals;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Estimating;

public class DesignFileTests
{
    private const string Full = """
        strata: [tỉnh, vùng]
        clusters: [huyện, xã]
        weight: w
        fpc: [N1, N2]
        nested: true
        lone_cluster: average
        domain: [tỉnh, giới]
        crosstab: [giới, tuổi]
        questions: [c1..c3, chung, d9..d11]
        satisfied: "> 3"
        scale: [0, 10]
        no_opinion: [98, 99]
        missing: fail
        index: mean-rescaled
        confidence: 0.9

        """;

    [Fact]
    public void EveryMember_IsRead()
    {
        var (spec, problems) = Read(Full);

        Assert.Empty(problems);
        Assert.Equal(["tỉnh", "vùng"], spec!.Design.Strata);
        Assert.Equal(["huyện", "xã"], spec.Design.Clusters);
        Assert.Equal(["N1", "N2"], spec.Design.Population);
        Assert.Equal(("w", true, LoneCluster.Average), (spec.Design.Weight, spec.Design.Nested, spec.Design.Lone));
        Assert.Equal(["tỉnh", "giới"], spec.Domain);
        Assert.Equal(["giới", "tuổi"], spec.Crosstab);
        Assert.Equal(["c1", "c2", "c3", "chung", "d9", "d10", "d11"], spec.Questions);
        Assert.Equal((new MarkRange(4, 254), new MarkRange(0, 10)), (spec.Satisfied, spec.Scale));
        Assert.Equal([98, 99], spec.NoOpinion);
        Assert.Equal((true, IndexFormula.MeanRescaled, 0.9), (spec.FailOnMissing, spec.Formula, spec.Confidence));
        Assert.Equal((0, 10), (spec.Index.Lowest, spec.Index.Highest));
    }

    [Fact]
    public void QuestionsAlone_AreADesign()
    {
        var (spec, problems) = Read("questions: q1..q40");

        Assert.Empty(problems);
        Assert.Equal(Enumerable.Range(1, 40).Select(number => $"q{number}"), spec!.Questions);
        Assert.Equal((0, 0, 0, 1), (spec.Design.Strata.Count, spec.Design.Clusters.Count, spec.Design.Population.Count, spec.Design.Stages));
        Assert.Equal((null, false, LoneCluster.Fail), (spec.Design.Weight, spec.Design.Nested, spec.Design.Lone));
        Assert.Equal((MarkRange.FourAndFive, null, false, IndexFormula.ShareSatisfied, 0.95), (spec.Satisfied, spec.Scale, spec.FailOnMissing, spec.Formula, spec.Confidence));
        Assert.Equal((0, 0, 0), (spec.Domain.Count, spec.Crosstab.Count, spec.NoOpinion.Count));
    }

    [Fact]
    public void AStageWithoutStrata_IsADash()
    {
        var spec = Read("questions: q1\nstrata: [\"-\", vùng]\nclusters: [huyện, xã]\nfpc: [\"-\", N2]\n").Spec!;

        Assert.Equal([null, "vùng"], spec.Design.Strata);
        Assert.Equal([null, "N2"], spec.Design.Population);
    }

    [Theory]
    [InlineData("\">= 4\"", 4, 254)]
    [InlineData("'>3'", 4, 254)]
    [InlineData("<= 2", 0, 2)]
    [InlineData("< 2", 0, 1)]
    [InlineData("= 5", 5, 5)]
    [InlineData("5", 5, 5)]
    public void Satisfied_IsAComparison(string text, byte least, byte most) =>
        Assert.Equal(new MarkRange(least, most), Read($"questions: q1\nsatisfied: {text}\n").Spec!.Satisfied);

    [Theory]
    [InlineData("fail", LoneCluster.Fail)]
    [InlineData("remove", LoneCluster.Remove)]
    [InlineData("adjust", LoneCluster.Adjust)]
    [InlineData("average", LoneCluster.Average)]
    [InlineData("certainty", LoneCluster.Certainty)]
    public void PoliciesForLoneClusters_AreWords(string word, LoneCluster policy) =>
        Assert.Equal(policy, Read($"questions: q1\nlone_cluster: {word}\n").Spec!.Design.Lone);

    [Theory]
    [InlineData("weight: w", "wieght: w", "field-unknown", 3, "weight")]
    [InlineData("lone_cluster: average", "lone_cluster: averge", "field-word", 6, "average")]
    [InlineData("index: mean-rescaled", "index: tỷ lệ hài long", "field-word", 14, "share")]
    [InlineData("missing: fail", "missing: omit", "field-word", 13, "omit-per-question")]
    [InlineData("nested: true", "nested: có", "field-type", 5, "true")]
    [InlineData("questions: [c1..c3, chung, d9..d11]", "questions: []", "field-value", 9, "q1..q40")]
    [InlineData("questions: [c1..c3, chung, d9..d11]", "weights: 1", "field-value", 1, "questions")]
    [InlineData("d9..d11", "d11..d9", "field-value", 9, "d11..d9")]
    [InlineData("d9..d11", "d9..e11", "field-value", 9, "d9..e11")]
    [InlineData("d9..d11", "d1..d999999", "field-value", 9, "d1..d999999")]
    [InlineData("d9..d11", "c2", "field-value", 9, "một lần")]
    [InlineData("d9..d11", "giới", "field-value", 9, "giới")]
    [InlineData("d9..d11", "w", "field-value", 9, "w")]
    [InlineData("weight: w", "weight: xã", "field-value", 9, "xã")]
    [InlineData("\"> 3\"", "hài lòng", "field-value", 10, "\">= 4\"")]
    [InlineData("\"> 3\"", "\">= 254\"", "field-value", 10, "\">= 4\"")]
    [InlineData("\"> 3\"", "0", "field-value", 10, "\">= 4\"")]
    [InlineData("scale: [0, 10]", "scale: [5, 1]", "field-value", 11, "[1, 5]")]
    [InlineData("scale: [0, 10]", "scale: 5", "field-value", 11, "[1, 5]")]
    [InlineData("scale: [0, 10]", "scale: [1, 2, 3]", "field-value", 11, "[1, 5]")]
    [InlineData("scale: [0, 10]", "scale: [0, 255]", "field-value", 11, "254")]
    [InlineData("[98, 99]", "[98, 300]", "field-value", 12, "254")]
    [InlineData("[98, 99]", "[x]", "field-number", 12, "no_opinion")]
    [InlineData("confidence: 0.9", "confidence: 95", "field-value", 15, "0.95")]
    [InlineData("confidence: 0.9", "confidence: 0.5", "field-value", 15, "0.95")]
    [InlineData("clusters: [huyện, xã]", "clusters: huyện", "field-value", 2, "clusters")]
    [InlineData("clusters: [huyện, xã]", "clusters: [\"-\", xã]", "field-value", 2, "clusters")]
    [InlineData("clusters: [huyện, xã]", "clusters: { huyện: xã }", "field-type", 2, "clusters")]
    public void Mistakes_AreToldWithPlaceAndRemedy(string was, string now, string code, int line, string told)
    {
        var (spec, problems) = Read(Full.Replace(was, now, StringComparison.Ordinal));

        Assert.Null(spec);
        Assert.Contains(problems, problem => problem.Code == code && problem.Place?.Line == line && problem.Message.Vietnamese.Contains(told, StringComparison.Ordinal));
        Assert.All(problems, problem => Assert.NotEqual("", problem.Message.English));
    }

    [Fact]
    public void SeveralMistakes_AreToldAtOnce()
    {
        var problems = Read("questions: q1\nwieght: w\nsatisfied: tốt\nconfidence: 2\nlone_cluster: none\n").Problems;

        Assert.Equal([2, 3, 4, 5], problems.Select(problem => problem.Place!.Line!.Value).Order());
    }

    /// <summary>A sign without quotes is what people write first; in YAML it begins a block of text.</summary>
    [Fact]
    public void ASignWithoutQuotes_IsRefusedAtItsLine()
    {
        var problem = Assert.Single(Read("questions: q1\nsatisfied: >= 4\n").Problems);

        Assert.Equal(2, problem.Place!.Line);
        Assert.Contains("\">= 4\"", problem.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nquestions: [*b, *b]\n")]
    [InlineData("questions: !!python/object q1\n")]
    [InlineData("questions: q1\nquestions: q2\n")]
    [InlineData("questions: [\n")]
    [InlineData("- questions\n")]
    [InlineData("questions\n")]
    [InlineData("")]
    [InlineData("questions: q1\n---\nquestions: q2\n")]
    [InlineData("questions: \"q1\\0\"\n")]
    [InlineData("<<: { questions: q1 }\n")]
    public void OtherTexts_AreNoDesign(string yaml)
    {
        var (spec, problems) = Read(yaml);

        Assert.Null(spec);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void DeepAndLongTexts_AreRefused()
    {
        Assert.Null(Read("questions: " + new string('[', 5000)).Spec);
        Assert.Null(Read("questions: [" + string.Concat(Enumerable.Repeat("q,", 200_000)) + "]").Spec);
        Assert.Null(Read("questions: [" + string.Join(',', Enumerable.Range(0, 400).Select(at => $"a{at}x1..a{at}x999")) + "]").Spec);
        Assert.Null(Read("questions: " + new string('q', 100_000)).Spec);
        Assert.Throws<DocumentException>(() => Read("questions: q1 #" + new string('x', 1_000_000)));
    }

    [Fact]
    public void FilesThatAreNoText_AreRefused()
    {
        Assert.Throws<DocumentException>(() => Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("questions: q1")).ToArray()));
        Assert.Throws<DocumentException>(() => DesignFile.Read(Path.Combine(Path.GetTempPath(), "không có.yaml")));
        Assert.Throws<DocumentException>(() => DesignFile.Read(Path.GetTempPath()));
        Assert.NotNull(Read("\uFEFFquestions: q1\r\n").Spec);
    }

    private static DesignReading Read(string yaml) => Read(Encoding.UTF8.GetBytes(yaml));

    private static DesignReading Read(byte[] bytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return DesignFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
