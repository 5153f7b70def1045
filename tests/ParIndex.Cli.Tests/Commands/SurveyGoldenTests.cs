using System.Diagnostics;
using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

/// <summary>
/// Ten thousand answers of 63 provinces against figures of R's survey package. Answers and figures lie in a folder beside the
/// repository; without it, or without the Python that makes the answers, these tests are skipped. <see cref="SurveyEstimateTests"/> always run.
/// </summary>
public class SurveyGoldenTests
{
    private const double Estimates = 1e-9;
    private const double Errors = 1e-8;
    private const string Design = "strata: district\nclusters: commune\nweight: w\ndomain: [province]\ncrosstab: [sex, age, edu, occ]\nquestions: q1..q40\nsatisfied: \">= 4\"\n";

    private static readonly string Shared = Path.Combine(Repository.Root, "..", "shared");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Questions_EqualTheReference(bool isMissing)
    {
        using var folder = Answers(10_000, isMissing);
        var run = SurveyRun.Estimate(folder.File("answers.csv"), folder.File("design.yaml"));
        var (ours, golden) = (SurveyRun.Rows(run.Output), Golden(isMissing ? "missing_province_question" : "province_question"));

        Assert.Equal((ExitCode.Ok, "", 2520), (run.Exit, run.Errors, ours.Count));
        Agree(ours, golden, ["province", "question"], ("n", "n", 0), ("mean", "wmean", Estimates), ("share", "wshare", Estimates), ("plain_mean", "umean", Estimates),
            ("plain_share", "ushare", Estimates), ("mean_se", "wmean_se", Errors), ("share_se", "wshare_se", Errors));
    }

    [Fact]
    public void IndexAndCrossTable_EqualTheReference()
    {
        using var folder = Answers(10_000);
        var run = SurveyRun.Estimate(folder.File("answers.csv"), folder.File("design.yaml"), "--what", "index,crosstab", "--to", folder.File("ra"));
        var cross = SurveyRun.Table(folder.File("ra"), "crosstab");

        Assert.Equal((ExitCode.Ok, "", 756), (run.Exit, run.Errors, cross.Count));
        Agree(SurveyRun.Table(folder.File("ra"), "index"), Golden("province_index"), ["province"], ("index", "idx", Estimates), ("se", "se", Errors),
            ("deff", "deff", Errors), ("lo", "ci95_lo_t", Errors), ("hi", "ci95_hi_t", Errors));
        Agree(cross, Golden("crosstab4"), ["sex", "age", "edu", "occ"], ("n", "n", 0), ("index", "idx", Estimates), ("se", "se", Errors));
    }

    [Fact]
    public void TheWhole_EqualsTheReference()
    {
        using var folder = Answers(10_000);
        folder.Write("design.yaml", Design.Replace("domain: [province]\n", "", StringComparison.Ordinal));
        var json = SurveyRun.Estimate(folder.File("answers.csv"), folder.File("design.yaml"), "--what", "index", "--json").Json;
        var (design, index, golden) = (json.GetProperty("design"), json.GetProperty("index").EnumerateArray().Single(), Overall());

        Assert.Equal((golden["n"], golden["strata"], golden["psu"], golden["degf"]), (design.GetProperty("rows").GetDouble(), design.GetProperty("strata").GetDouble(),
            design.GetProperty("clusters").GetDouble(), design.GetProperty("df").GetDouble()));
        Assert.InRange(SurveyRun.Apart(index.GetProperty("index").GetDouble(), golden["mean"]), 0, Estimates);
        foreach (var (ours, name) in new[] { ("se", "mean_se"), ("deff", "deff"), ("lo", "ci95_lo_t"), ("hi", "ci95_hi_t") })
        {
            Assert.InRange(SurveyRun.Apart(index.GetProperty(ours).GetDouble(), golden[name]), 0, Errors);
        }
    }

    [Fact]
    public void PoliciesForLoneClusters_EqualTheReference()
    {
        using var folder = Answers(10_000);
        var lines = File.ReadAllLines(folder.File("answers.csv"));
        File.WriteAllLines(folder.File("part.csv"), lines.Take(1).Concat(lines.Skip(1001).Take(4000)));
        var golden = Overall();
        foreach (var policy in new[] { "remove", "adjust", "average", "certainty" })
        {
            folder.Write("part.yaml", Design.Replace("domain: [province]\n", $"lone_cluster: {policy}\n", StringComparison.Ordinal));
            var row = Assert.Single(SurveyRun.Rows(SurveyRun.Estimate(folder.File("part.csv"), folder.File("part.yaml"), "--what", "index").Output));

            Assert.InRange(SurveyRun.Apart(row.Number("index"), golden[$"lonely_rows1001_5000_{policy}_mean"]), 0, Estimates);
            Assert.InRange(SurveyRun.Apart(row.Number("se"), golden[$"lonely_rows1001_5000_{policy}_se"]), 0, Errors);
        }

        var refused = SurveyRun.Estimate(folder.File("part.csv"), folder.File("design.yaml"), "--what", "index");
        Assert.Equal((ExitCode.Unusable, ""), (refused.Exit, refused.Output));
        Assert.Contains("lone_cluster", refused.Errors, StringComparison.Ordinal);
    }

    /// <summary>Both are random, of 500 replicates each: ratios of the 63 errors scatter by a few hundredths about one.</summary>
    [Fact]
    public void Bootstrap_IsLikeTheReference()
    {
        using var folder = Answers(10_000);
        var ours = SurveyRun.Rows(SurveyRun.Estimate(folder.File("answers.csv"), folder.File("design.yaml"), "--what", "index", "--replicates", "500").Output).ToDictionary(row => row["province"]);
        var ratios = Golden("province_bootstrap").Select(row => ours[row["province"]].Number("replicate_se") / row.Number("boot_se_500")).ToList();

        Assert.InRange(ratios.Average(), 0.98, 1.02);
        Assert.All(ratios, ratio => Assert.InRange(ratio, 0.8, 1.25));
        Assert.All(ours.Values, row => Assert.True(row.Number("replicate_lo") < row.Number("index") && row.Number("index") < row.Number("replicate_hi")));
    }

    private static void Agree(List<Dictionary<string, string>> ours, List<Dictionary<string, string>> golden, string[] labels, params (string Ours, string Golden, double Most)[] columns)
    {
        Assert.Equal(golden.Count, ours.Count);
        Assert.All(columns, column => Assert.InRange(SurveyRun.MostApart(ours, golden, labels, column.Ours, column.Golden), 0, column.Most));
    }

    private static List<Dictionary<string, string>> Golden(string name) => SurveyRun.Table(Path.Combine(Shared, "golden", "survey"), "sipas_10000_" + name);

    private static Dictionary<string, double> Overall() =>
        Golden("overall").Where(row => row["value"] != "NA").ToDictionary(row => row["stat"], row => row.Number("value"));

    private static TempFolder Answers(int rows, bool isMissing = false)
    {
        var maker = Path.Combine(Shared, "bench", "gen_sipas.py");
        Assert.SkipUnless(File.Exists(maker) && Directory.Exists(Path.Combine(Shared, "golden", "survey")), "The folder shared with reference figures is not beside the repository.");
        var folder = new TempFolder();
        folder.Write("design.yaml", Design);
        try
        {
            string[] arguments = isMissing ? [maker, $"{rows}", "--missing"] : [maker, $"{rows}"];
            using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true })!;
            using (var file = File.Create(folder.File("answers.csv")))
            {
                python.StandardOutput.BaseStream.CopyTo(file);
            }

            python.WaitForExit();
            Assert.Equal(0, python.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            folder.Dispose();
            Assert.Skip("python3, which makes the answers, is not installed.");
        }

        return folder;
    }
}
