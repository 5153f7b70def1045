using System.Text.Json;
using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

public sealed class ReportTests : IDisposable
{
    private static readonly string Result = Repository.Sample("dak-nong-2020/appendix.tsv");

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The sample's table keeps eight percents no rounding explains, so the exit code tells of findings.</summary>
    [Fact]
    public void Report_2020_HasThePublishedFigures_AndTellsWhatWasPrintedOtherwise()
    {
        var (run, report) = Json(Result, "--rank", "51/63", "--rank-before", "56/63", "--points-before", "78,92");

        Assert.Equal(ExitCode.Findings, run.Exit);
        Assert.Contains("82,05/100 điểm; thẩm định 56,94/66,50, điều tra 25,11/33,50; bị trừ 17,95 điểm ở 47 tiêu chí", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 làm tròn, 37 cắt chữ số, 8 sai", run.Output, StringComparison.Ordinal);
        Assert.Equal((82.05272m, 2020), (report.GetProperty("total").GetProperty("points").GetDecimal(), report.GetProperty("year").GetInt32()));
        Assert.Equal((51, 5), (report.GetProperty("rank").GetProperty("rank").GetInt32(), report.GetProperty("rank").GetProperty("moved").GetInt32()));
        Assert.Equal(3.13272m, report.GetProperty("before").GetProperty("change").GetDecimal());
        Assert.Equal(46, report.GetProperty("differences").GetArrayLength());
    }

    /// <summary>Scored from declared figures the parts are the same, and causes come from the rules.</summary>
    [Fact]
    public void FromInputs_TheSetSaysWhatSurveysDecide()
    {
        var (run, report) = Json(Repository.Sample("dak-nong-2020/inputs.csv"), "--set", "province-1149", "--year", "2020");

        Assert.Equal(ExitCode.Ok, run.Exit);
        Assert.Equal((25.11042m, 8.451m), (report.GetProperty("survey").GetProperty("points").GetDecimal(), report.GetProperty("sipas").GetProperty("points").GetDecimal()));
        Assert.False(report.TryGetProperty("differences", out _));
        Assert.Equal(ExitCode.Unusable, Run(Repository.Sample("dak-nong-2020/inputs.csv"), "--set", "province-1149", "--to", folder.File("a.json")).Exit);
    }

    /// <summary>Two units in one file are ranked, and the one named is reported on.</summary>
    [Fact]
    public void SeveralUnits_AreRankedTogether()
    {
        var lines = File.ReadAllLines(Repository.Sample("dak-nong-2020/inputs.csv"));
        var both = folder.Write("two.csv", string.Join('\n', lines.Concat(lines.Skip(1).Select(line => line.Replace("Đắk Nông,1.5,", "Hà Nội,1.5,", StringComparison.Ordinal).Replace("Đắk Nông", "Hà Nội", StringComparison.Ordinal)))) + "\n");
        var (_, report) = Json(both, "--set", "province-1149", "--year", "2020");

        Assert.Equal((1, 2), (report.GetProperty("rank").GetProperty("rank").GetInt32(), report.GetProperty("peers").GetProperty("units").GetInt32()));
        var other = TestKit.Cli.Run("export", "report", both, "--set", "province-1149", "--year", "2020", "--authority", "tỉnh Lào Cai", "--to", folder.File("b.json"));
        Assert.Equal(ExitCode.Unusable, other.Exit);
        Assert.Contains("Đắk Nông, Hà Nội", other.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Ranking_And_YearBefore_AreTakenIn()
    {
        var (_, report) = Json(Result, "--ranking", Repository.Sample("national-2020.csv"), "--before", Repository.Sample("dak-nong-2023/appendix.tsv"));

        Assert.Equal("B", report.GetProperty("group").GetString());
        Assert.Equal(5, report.GetProperty("peers").GetProperty("units").GetInt32());
        Assert.Equal(85.415m, report.GetProperty("before").GetProperty("points").GetDecimal());
        Assert.True(report.GetProperty("fields_down").GetInt32() > 0);
    }

    [Fact]
    public void Printed_IsComparedWithTheComputed()
    {
        var printed = folder.Write("bao-cao.txt", "Kết quả năm 2020\n\nTỉnh Đắk Nông đạt 82,06/100 điểm, xếp thứ 51/63.\n\nLĩnh vực 6: Cải cách tài chính công đạt 9,03/12 điểm, đạt chỉ số 75,25%.\n");
        var run = Run(Repository.Sample("dak-nong-2020/inputs.csv"), "--set", "province-1149", "--year", "2020", "--printed", printed, "--to", folder.File("c.docx"));

        Assert.Equal(ExitCode.Findings, run.Exit);
        Assert.Contains("✗ TOTAL · dòng tổng điểm: văn bản ghi 82,06, tính được 82,05272", run.Output, StringComparison.Ordinal);
        Assert.Contains("6: văn bản ghi 9,03, tính được 9,03879", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("c.docx")));
    }

    [Theory]
    [InlineData("51/63", "--rank", "63/51")]
    [InlineData("51/63", "--rank-before", "năm mươi")]
    [InlineData("78,92", "--points-before", "nhiều")]
    [InlineData("--year", "--year", "1066")]
    public void UnusableOptions_AreRefusedWithARemedy(string remedy, string option, string value)
    {
        var run = Run(Result, option, value, "--to", folder.File("d.json"));

        Assert.Equal(ExitCode.Unusable, run.Exit);
        Assert.Contains(remedy, run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("d.json")));
    }

    [Fact]
    public void UnusableFiles_AreRefused()
    {
        var huge = folder.Write("huge.tsv", "Kết quả năm 2020\nSTT\tLĩnh vực\tĐiểm chuẩn\tĐiểm đạt được\n1\tCẢI CÁCH\t9\t99999999999999999999\n1.1\tViệc\t9\t99999999999999999999\n");
        var run = Run(huge, "--to", folder.File("e.json"));

        Assert.Equal(ExitCode.Unusable, run.Exit);
        Assert.Contains("huge.tsv", run.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Unusable, Run(Result, "--to", folder.File("e.pdf")).Exit);
        Assert.Equal(ExitCode.Unusable, Run(folder.Write("empty.txt", ""), "--to", folder.File("e.json")).Exit);
    }

    private static TestKit.Cli Run(string file, params string[] options) => TestKit.Cli.Run(["export", "report", file, "--authority", "tỉnh Đắk Nông", .. options]);

    private (TestKit.Cli Run, JsonElement Report) Json(string file, params string[] options)
    {
        var to = folder.File("report.json");
        var run = Run(file, [.. options, "--to", to]);
        return (run, JsonDocument.Parse(File.ReadAllBytes(to)).RootElement);
    }
}
