using System.Globalization;
using System.Text.Json;
using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

/// <summary>survey estimate on 200 answers of our own, with figures of R's survey package (Data/survey200.R).</summary>
public class SurveyEstimateTests
{
    private const string Design = """
        strata: stratum
        clusters: commune
        weight: w
        fpc: N
        domain: province
        crosstab: [sex, age]
        questions: q1..q5
        no_opinion: 9
        scale: [1, 5]

        """;

    private static readonly string Answers = Data("survey200.csv");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryTable_EqualsTheReference(bool isPacked)
    {
        using var folder = Folder();
        var (answers, tables) = (folder.File("answers.csv"), new[] { "--what", "questions,index,crosstab", "--to", folder.File("ra") });
        if (isPacked)
        {
            var packed = folder.File("phieu.pidata");
            Assert.Equal(ExitCode.Ok, TestKit.Cli.Run("survey", "pack", answers, "--design", folder.File("design.yaml"), "--to", packed).Exit);
            answers = packed;
        }

        var run = SurveyRun.Estimate(answers, folder.File("design.yaml"), tables);
        Assert.Equal((ExitCode.Ok, "", ""), (run.Exit, run.Output, run.Errors));
        Assert.Equal(["crosstab.csv", "index.csv", "questions.csv"], Directory.GetFiles(folder.File("ra")).Select(Path.GetFileName).Order());

        var ours = new Dictionary<(string, string, string), Dictionary<string, string>>();
        foreach (var row in SurveyRun.Table(folder.File("ra"), "questions"))
        {
            ours[("questions", row["province"], row["question"])] = row;
        }

        foreach (var row in SurveyRun.Table(folder.File("ra"), "index"))
        {
            ours[("index", row["province"], "")] = row;
        }

        foreach (var row in SurveyRun.Table(folder.File("ra"), "crosstab"))
        {
            ours[("crosstab", $"{row["sex"]}/{row["age"]}", "")] = row;
        }

        Assert.Equal((15, 3, 6), (ours.Keys.Count(key => key.Item1 == "questions"), ours.Keys.Count(key => key.Item1 == "index"), ours.Keys.Count(key => key.Item1 == "crosstab")));
        var figures = SurveyRun.Table(Path.GetDirectoryName(Answers)!, "survey200-r").Where(row => row["table"] != "design").ToList();
        Assert.Equal((15 * 9) + (3 * 4) + (6 * 2), figures.Count);
        Assert.All(figures, row =>
        {
            var found = ours[(row["table"], row["key"], row["question"])].Number(row["figure"]);
            var isError = row["figure"] is "se" or "mean_se" or "share_se" or "lo" or "hi";
            Assert.InRange(SurveyRun.Apart(found, row.Number("value")), 0, isError ? 1e-8 : 1e-9);
        });
    }

    [Fact]
    public void Json_HoldsTheSameFigures_WithEveryDigit()
    {
        using var folder = Folder();
        Run(folder, "--what", "questions,index,crosstab", "--to", folder.File("ra"));
        var json = Run(folder, "--what", "questions,index,crosstab", "--json").Json;

        Assert.Equal((200, 6, 30, 24), (Whole("rows"), Whole("strata"), Whole("clusters"), Whole("df")));
        foreach (var name in new[] { "questions", "index", "crosstab" })
        {
            var rows = SurveyRun.Table(folder.File("ra"), name);
            Assert.Equal(rows.Count, json.GetProperty(name).GetArrayLength());
            Assert.All(rows.Zip(json.GetProperty(name).EnumerateArray()), pair => Assert.All(pair.First, cell =>
            {
                var value = pair.Second.GetProperty(cell.Key);
                Assert.Equal(cell.Value, value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Null => "", _ => value.GetRawText() });
                Assert.Equal(cell.Key is "province" or "question" or "sex" or "age", value.ValueKind == JsonValueKind.String);
            }));
        }

        // Read back, a figure gives the same double: not one digit is lost.
        var share = json.GetProperty("questions")[0].GetProperty("share").GetRawText();
        Assert.Equal(share, double.Parse(share, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture));

        int Whole(string name) => json.GetProperty("design").GetProperty(name).GetInt32();
    }

    [Fact]
    public void OneTable_GoesToTheOutput_AndOnlyThat()
    {
        using var folder = Folder();
        var run = Run(folder, "--what", "index");

        Assert.Equal((ExitCode.Ok, ""), (run.Exit, run.Errors));
        Assert.StartsWith("province,n,index,se,lo,hi,deff\r\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(["Cà Mau", "Hà Giang", "Đắk Lắk"], SurveyRun.Rows(run.Output).Select(row => row["province"]));
        Assert.Equal(15, SurveyRun.Rows(Run(folder).Output).Count);
    }

    [Fact]
    public void Replicates_FollowFromTheSeed()
    {
        using var folder = Folder();
        folder.Write("design.yaml", Design.Replace("fpc: N\n", "", StringComparison.Ordinal));
        string Index(params string[] more) => Run(folder, ["--what", "index", "--replicates", "200", .. more]).Output;

        Assert.Equal(Index(), Index("--seed", "1"));
        Assert.NotEqual(Index(), Index("--seed", "2"));
        Assert.All(SurveyRun.Rows(Index()), row => Assert.InRange(row.Number("replicate_se") / row.Number("se"), 0.75, 1.3));
    }

    [Fact]
    public void CellsNobodyIsIn_AndErrorsThatCannotBeTold_AreEmpty()
    {
        using var folder = Folder();
        folder.Write("few.csv", "tỉnh,xã,q1\nA,1,4\nA,2,\nB,3,5\nC,4,\n");
        folder.Write("few.yaml", "questions: q1\ndomain: tỉnh\n");
        var rows = SurveyRun.Rows(SurveyRun.Estimate(folder.File("few.csv"), folder.File("few.yaml")).Output);

        Assert.Equal(("1", "4", "0"), (rows[0]["n"], rows[0]["mean"], rows[2]["n"]));
        Assert.Equal(("", "", ""), (rows[2]["mean"], rows[2]["share"], rows[2]["mean_se"]));
        var json = SurveyRun.Estimate(folder.File("few.csv"), folder.File("few.yaml"), "--json").Json.GetProperty("questions")[2];
        Assert.Equal(JsonValueKind.Null, json.GetProperty("mean").ValueKind);
    }

    [Theory]
    [InlineData("--what", "câu hỏi")]
    [InlineData("--what", "questions,index")]
    [InlineData("--replicates", "1")]
    [InlineData("--replicates", "10001")]
    [InlineData("--seed", "-1")]
    [InlineData("--design", "không có.yaml")]
    public void WrongOptions_AreUnusable(params string[] more)
    {
        using var folder = Folder();
        var run = Run(folder, more);

        Assert.Equal((ExitCode.Unusable, ""), (run.Exit, run.Output));
        Assert.NotEqual("", run.Errors);
    }

    [Fact]
    public void SatisfiedAsARange_IsThatFromItsLeastMark()
    {
        using var folder = Folder();
        var expected = Run(folder).Output;
        folder.Write("design.yaml", Design + "satisfied: 4..5\n");
        Assert.Equal(expected, Run(folder).Output);
        folder.Write("design.yaml", Design + "satisfied: \"3..5\"\n");
        Assert.NotEqual(expected, Run(folder).Output);
    }

    [Fact]
    public void FaultsOfTheAnswers_AreToldByLineAndColumn_AndNothingIsWritten()
    {
        using var folder = Folder();
        var lines = File.ReadAllLines(Answers);
        lines[6] = lines[6].Replace(",", ";", StringComparison.Ordinal);
        lines[9] = string.Join(',', lines[9].Split(',')[..^1]) + ",7";
        File.WriteAllLines(folder.File("answers.csv"), lines);
        var run = Run(folder, "--what", "questions,index", "--to", folder.File("ra"));

        Assert.Equal((ExitCode.Unusable, ""), (run.Exit, run.Output));
        Assert.Contains("answers.csv (dòng 7): dòng có 1 ô", run.Errors, StringComparison.Ordinal);
        Assert.Contains("answers.csv (dòng 10, cột 13): cột q5: “7”", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("ra")));
        Assert.Contains("column q5: “7” is no mark", Run(folder, "--lang", "en").Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clusters: commune", "clusters: commune\nnested: false\nlone_cluster: average\nmissing: fail", "missing")]
    [InlineData("weight: w", "weight: province", "province")]
    [InlineData("weight: w", "wieght: w", "weight")]
    [InlineData("weight: w", "weight: trọng số", "trọng số")]
    [InlineData("strata: stratum", "strata: age", "nested: true")]
    [InlineData("clusters: commune", "clusters: [commune, \"-\"]", "mỗi bậc một cột")]
    [InlineData("fpc: N", "fpc: N\nsatisfied: 5..4", "4..5")]
    [InlineData("fpc: N", "fpc: id", "Cột id")]
    public void DesignsTheAnswersContradict_AreRefusedInWords(string was, string now, string told)
    {
        using var folder = Folder();
        folder.Write("design.yaml", Design.Replace(was, now, StringComparison.Ordinal));
        var run = Run(folder);

        Assert.Equal((ExitCode.Unusable, ""), (run.Exit, run.Output));
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AnswersThatCannotBeRead_AreUnusable()
    {
        using var folder = Folder();
        Assert.Equal(ExitCode.Unusable, SurveyRun.Estimate(folder.File("không có.csv"), folder.File("design.yaml")).Exit);
        Assert.Equal(ExitCode.Unusable, SurveyRun.Estimate(folder.File("."), folder.File("design.yaml")).Exit);
        Assert.Equal(ExitCode.Unusable, SurveyRun.Estimate(folder.Write("a.csv", ""), folder.File("design.yaml")).Exit);
        Assert.Equal(ExitCode.Unusable, SurveyRun.Estimate(folder.Write("b.csv", File.ReadLines(Answers).First()), folder.File("design.yaml")).Exit);
        Assert.Equal(ExitCode.Unusable, Run(folder, "--what", "index", "--to", folder.Write("c", "a file, not a folder")).Exit);
    }

    private static TestKit.Cli Run(TempFolder folder, params string[] more) =>
        SurveyRun.Estimate(folder.File("answers.csv"), folder.File("design.yaml"), more);

    private static TempFolder Folder()
    {
        var folder = new TempFolder();
        File.Copy(Answers, folder.File("answers.csv"));
        folder.Write("design.yaml", Design);
        return folder;
    }

    private static string Data(string name) => Path.Combine(Repository.Root, "tests", "ParIndex.Cli.Tests", "Commands", "Data", name);
}
