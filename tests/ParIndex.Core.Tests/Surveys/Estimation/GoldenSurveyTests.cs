using System.Diagnostics;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Estimation.Figures;
using ParIndex.Core.Surveys.Estimation.Intervals;
using ParIndex.Core.Surveys.Estimation.Replicates;
using ParIndex.Core.Surveys.Estimation.Testing;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Estimation.SampleTables;

namespace ParIndex.Core.Tests.Surveys.Estimation;

/// <summary>10,000 generated answers against R's figures, where generator and figures are at hand beside the working copy.</summary>
public class GoldenSurveyTests
{
    private static readonly Lazy<Microdata?> Answers = new(Generate);

    [Fact]
    public void WholeIndex_EqualsR_WithIntervalAndDesignEffect()
    {
        var (design, index) = Sample();
        var mean = SampleFigures.Mean(design, index);
        var total = SampleFigures.Total(design, index);
        var interval = MeanIntervals.Student(mean.Estimate, DegreesRule.Design.DegreesOf(mean));
        Equal("degf", DegreesRule.Design.DegreesOf(mean));
        Equal("mean", mean.Value);
        Equal("mean_se", mean.StandardError);
        Equal("deff", mean.DesignEffect(withReplacement: false));
        Equal("ci95_lo_t", interval.Lower);
        Equal("ci95_hi_t", interval.Upper);
        Equal("total", total.Value);
        Equal("total_se", total.StandardError);
    }

    [Theory]
    [InlineData("sex")]
    [InlineData("age")]
    [InlineData("edu")]
    [InlineData("urban")]
    public void RaoScott_EqualsR(string column)
    {
        var (design, _) = Sample();
        var data = design.Data;
        var q1 = data.Number("q1");
        var satisfied = new CodeColumn("s1", ["no", "yes"], [.. Enumerable.Range(0, data.Chunks).Select(chunk => PackedCodes.Of(Array.ConvertAll(q1.Chunk(chunk).ToArray(), mark => mark >= 4 ? 2 : 1)))]);
        var f = IndependenceTest.RaoScott(Cells(design), satisfied, data.Code(column));
        Equal($"svychisq_s1_{column}_F_stat", f.Statistic);
        Equal($"svychisq_s1_{column}_F_df1", f.Above);
        Equal($"svychisq_s1_{column}_F_df2", f.Below);
        Equal($"svychisq_s1_{column}_F_p", f.P);
        var chi = IndependenceTest.RaoScottChiSquare(Cells(design), satisfied, data.Code(column));
        Equal($"svychisq_s1_{column}_Chisq_stat", chi.Statistic);
        Equal($"svychisq_s1_{column}_Chisq_p", chi.P);
    }

    [Fact]
    public void BootstrapOfProvinces_ComesWithinMonteCarloErrorOfR()
    {
        var (design, index) = Sample();
        var cells = Cells(design, "province");
        var found = ReplicateFigures.Means(cells, index, Bootstrap.RaoWu(design, 500, 1));
        var taylor = SampleFigures.Means(cells, index);
        var lines = File.ReadAllLines(Shared("golden", "survey", "sipas_10000_province_bootstrap.csv")!).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(lines.Length, found.Count);
        for (var domain = 0; domain < lines.Length; domain++)
        {
            Assert.Equal(Number(lines[domain][1]), found[domain].Value, 1e-9);
            Assert.InRange(found[domain].StandardError / Number(lines[domain][2]), 0.8, 1.25);
            Assert.InRange(found[domain].StandardError / taylor[domain].StandardError, 0.85, 1.18);
        }
    }

    private static void Equal(string name, double found)
    {
        var expected = Number(File.ReadLines(Shared("golden", "survey", "sipas_10000_overall.csv")!).Single(line => line.StartsWith(name + ",", StringComparison.Ordinal)).Split(',')[1]);
        Assert.True(Agree(found, expected, 1e-8), FormattableString.Invariant($"{name}: {found:R}, R has {expected:R}"));
    }

    private static (SurveyDesign Design, NumberColumn Index) Sample()
    {
        Assert.SkipWhen(Answers.Value is null, "The generator of survey answers or its figures are not beside this working copy, or python3 is not installed.");
        var data = Answers.Value!;
        var questions = Enumerable.Range(1, 40).Select(number => data.Number("q" + number)).ToArray();
        var index = RowValues.Compute(data, "index", (chunk, row) => 100 * questions.Sum(question => question.Chunk(chunk)[row] >= 4 ? 1.0 : 0) / 40);
        return (SurveyDesign.Of(data, new DesignSpec { Strata = ["district"], Clusters = ["commune"], Weight = "w" }), index);
    }

    private static Microdata? Generate()
    {
        if (Shared("bench", "gen_sipas.py") is not { } generator || Shared("golden", "survey", "sipas_10000_overall.csv") is null)
        {
            return null;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", [generator, "10000"]) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? Columns(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), 4096) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string? Shared(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine([folder.FullName, "shared", .. parts]);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
