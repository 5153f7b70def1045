using System.Text.Json;
using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

/// <summary>The main job, on the shipped samples of official results.</summary>
public class MainJobTests
{
    [Fact]
    public void Score_2020_AddsUpToThePublishedTotal()
    {
        var score = TestKit.Cli.Run("score", "province-1149", "--inputs", Repository.Sample("dak-nong-2020/inputs.csv"), "--json");

        Assert.Equal(ExitCode.Ok, score.Exit);
        Assert.Equal(82.05272m, score.Json.GetProperty("total").GetDecimal());
        Assert.Equal("B", score.Json.GetProperty("band").GetString());
        var survey = score.Json.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("code").GetString() == "survey");
        Assert.Equal((25.11042m, 33.5m), (survey.GetProperty("points").GetDecimal(), survey.GetProperty("max").GetDecimal()));
    }

    [Fact]
    public void Score_2023_RoundsFieldsAsThePublishedResultDoes()
    {
        var score = TestKit.Cli.Run("score", "province-876", "--inputs", Repository.Sample("dak-nong-2023/inputs.csv"), "--json").Json;
        var fields = score.GetProperty("nodes").EnumerateArray()
            .Where(node => !node.GetProperty("code").GetString()!.Contains('.', StringComparison.Ordinal))
            .Select(node => node.GetProperty("points").GetDecimal());

        Assert.Equal([9.45m, 9.1m, 12.905m, 9.47m, 12.01m, 9.6m, 10.98m, 11.9m], fields);
        Assert.Equal(85.415m, score.GetProperty("total").GetDecimal());
        Assert.Equal("85.42", score.GetProperty("shown").GetString());
    }

    [Fact]
    public void Lost_2020_KeepsEveryLostPointAndNamesWhatIsNotStated()
    {
        var lost = TestKit.Cli.Run("lost", Repository.Sample("dak-nong-2020/appendix.tsv"), "--json").Json;

        Assert.Equal(17.94728m, lost.GetProperty("lost").GetDecimal());
        Assert.Equal(47, lost.GetProperty("rows").GetArrayLength());
        var unstated = lost.GetProperty("by_cause").EnumerateArray().Single(total => total.GetProperty("cause").GetString() == "unstated");
        Assert.Equal((1.94292m, 9), (unstated.GetProperty("lost").GetDecimal(), unstated.GetProperty("leaves").GetInt32()));
        Assert.Equal(17.94728m, lost.GetProperty("by_field").EnumerateArray().Sum(total => total.GetProperty("lost").GetDecimal()));
    }

    [Fact]
    public void Lost_FromFigures_SaysWhichStepFailedAndWhatWinsItBack()
    {
        var lost = TestKit.Cli.Run("lost", Repository.Sample("dak-nong-2020/inputs.csv"), "--set", "province-1149", "--json").Json;
        var row = lost.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("code").GetString() == "7.2.1");

        Assert.Equal(17.94728m, lost.GetProperty("lost").GetDecimal());
        Assert.Contains("132", row.GetProperty("step").GetString(), StringComparison.Ordinal);
        Assert.Contains(row.GetProperty("win_back").EnumerateArray(), change => change.GetString()!.Contains("310", StringComparison.Ordinal));
    }

    [Fact]
    public void ExportPlan_FromFigures_ProposesATargetForEveryLeafWithItsLead()
    {
        var file = Path.Combine(ParIndex.TestKit.Scratch.Folder(), "plan.docx");
        var plan = TestKit.Cli.Run(
            "export", "plan", Repository.Sample("dak-nong-2023/inputs.csv"), "--set", "province-876", "--year", "2024", "--authority", "tỉnh Đắk Nông", "--goal", "90", "--to", file);

        Assert.Equal(ExitCode.Ok, plan.Exit);
        Assert.Contains("91 tiêu chí chấm điểm: đạt 85,415, mục tiêu 91,159 trên 100; đề xuất 91 mục tiêu, 91 nhiệm vụ.", plan.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Findings, TestKit.Cli.Run("export", "plan", Repository.Sample("dak-nong-2023/appendix.tsv"), "--authority", "tỉnh Đắk Nông", "--goal", "90", "--to", file).Exit);
    }

    [Fact]
    public void Check_2020_ReportsTheEightPercentsNoRoundingExplains()
    {
        var check = TestKit.Cli.Run("check", Repository.Sample("dak-nong-2020/appendix.tsv"), "--json");
        var kinds = check.Json.GetProperty("findings").EnumerateArray().ToList();

        Assert.Equal(ExitCode.Findings, check.Exit);
        Assert.Equal(8, kinds.Count(Is("percent-wrong")));
        Assert.DoesNotContain(kinds, finding => Is("sum-wrong")(finding));

        static Func<JsonElement, bool> Is(string kind) => finding => finding.GetProperty("kind").GetString() == kind;
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void Export_IsReadBackToTheSameRows(string format)
    {
        using var folder = new TempFolder();
        var source = Repository.Sample("dak-nong-2023/appendix.tsv");
        var copy = folder.File("phu-luc." + format);

        Assert.Equal(ExitCode.Ok, TestKit.Cli.Run("export", "appendix", source, "--to", copy).Exit);
        Assert.Equal(Rows(source), Rows(copy));
    }

    [Fact]
    public void Summary_TellsTheIndexAndTheLargestLosses()
    {
        var page = TestKit.Cli.Run("summary", Repository.Sample("dak-nong-2020/appendix.tsv"));

        Assert.Equal(ExitCode.Ok, page.Exit);
        Assert.Contains("82,05272/100", page.Output, StringComparison.Ordinal);
        Assert.Contains("17,94728", page.Output, StringComparison.Ordinal);
        Assert.Contains("6.1.2", page.Output, StringComparison.Ordinal);
    }

    private static List<string> Rows(string file) => TestKit.Cli.Run("read", file, "--json").Json
        .GetProperty("tables")[0].GetProperty("rows").EnumerateArray()
        .Select(row => string.Join(" | ", row.EnumerateObject().Where(cell => cell.Name is not ("source" or "inherited")).Select(cell => cell.Value.ToString())))
        .ToList();
}
