using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

public class SimulateTests
{
    private const string Results = "unit,1.1,1.2,2.1\nAn,38,28,18\nBảo,30,\"25,5\",20\nCường,20,10,5\n";
    private const string Leaves = "code,max,title\n1.1,40,Một\n1.2,30,Hai\n2.1,30,Khảo sát\n";
    private const string Spec = """
        title: Thử
        results: kq.csv
        leaves: leaves.csv
        bands: [{ name: A, from: 80 }, { name: B, from: 50 }]
        unit: Bảo
        draws: 500
        rank_at_most: [1]
        pairs: [{ unit: An, than: Bảo }]
        sources:
          - { kind: survey_error, name: điều tra, leaves: [2.1], se: 1 }
          - { kind: yearly_change, spread: 0.05, except: [Bảo] }

        """;

    [Fact]
    public void Json_HasTheRecipeAndEveryAnswer()
    {
        using var folder = Folder(Spec);
        var run = TestKit.Cli.Run("simulate", folder.File("s.yaml"), "--json", "--seed", "3");
        var (json, units) = (run.Json, run.Json.GetProperty("units").EnumerateArray().ToList());

        Assert.Equal((ExitCode.Ok, ""), (run.Exit, run.Errors));
        Assert.Equal((3, 500), (json.GetProperty("recipe").GetProperty("seed").GetInt32(), json.GetProperty("recipe").GetProperty("draws").GetInt32()));
        Assert.Equal([84m, 75.5m, 35m], units.Select(unit => unit.GetProperty("percent").GetDecimal()));
        Assert.Equal(["A", "B", null], units.Select(unit => unit.GetProperty("band").GetString()));
        Assert.Equal([3, 3, 3], units.Select(unit => unit.GetProperty("quantiles").GetArrayLength()));
        Assert.Equal(1, units.Sum(unit => unit.GetProperty("rank_at_most")[0].GetProperty("probability").GetDouble()), 0.02);
        Assert.Equal(["yearly_change", "điều tra", null], json.GetProperty("tornado").EnumerateArray().Select(bar => bar.GetProperty("source").GetString()).Order(StringComparer.Ordinal).OrderBy(name => name is null));
        var survey = json.GetProperty("sensitivity").EnumerateArray().Single(leaf => leaf.GetProperty("code").GetString() == "2.1");
        Assert.Equal((8.5m, 1), (survey.GetProperty("to_gain").GetDecimal(), survey.GetProperty("rank_gained").GetInt32()));
        Assert.Equal(run.Output, TestKit.Cli.Run("simulate", folder.File("s.yaml"), "--json", "--seed", "3").Output);
    }

    [Fact]
    public void Text_IsATable()
    {
        using var folder = Folder(Spec);
        var vietnamese = TestKit.Cli.Run("simulate", folder.File("s.yaml")).Output;

        Assert.Contains("   1  An", vietnamese, StringComparison.Ordinal);
        Assert.Contains("84,00 A", vietnamese, StringComparison.Ordinal);
        Assert.Contains("thêm 8,5 điểm lên hạng 1", vietnamese, StringComparison.Ordinal);
        Assert.Contains("each source alone", TestKit.Cli.Run("simulate", folder.File("s.yaml"), "--lang", "en").Output, StringComparison.Ordinal);
    }

    /// <summary>A set with figures: nominal results are those of <c>score</c>, bonus and rounding included.</summary>
    [Fact]
    public void ScoredResults_KeepTheirPublishedTotals()
    {
        using var folder = new TempFolder();
        File.Copy(Repository.Sample("dak-nong-2023/inputs.csv"), folder.File("kq.csv"));
        var spec = folder.Write("s.yaml", "results: kq.csv\nset: province-876\nunit: Đắk Nông\ndraws: 100\nsources:\n  - { kind: appraiser_cut, chance: 0.1, cut: 0.5, leaves: [\"1\", \"2\"] }\n");
        var json = TestKit.Cli.Run("simulate", spec, "--json").Json;

        Assert.Equal(85.415m, json.GetProperty("units")[0].GetProperty("points").GetDecimal());
        Assert.Equal(91, json.GetProperty("sensitivity").GetArrayLength());
    }

    [Fact]
    public void TotalsAlone_AreOneLeaf()
    {
        using var folder = Folder("results: t.csv\nsources:\n  - { kind: yearly_change, mean: 0.01, spread: 0.02 }\n");
        folder.Write("t.csv", "unit,points,max\nAn,45,50\nBảo,80,100\n");

        Assert.Equal([90m, 80m], TestKit.Cli.Run("simulate", folder.File("s.yaml"), "--json", "--draws", "10").Json
            .GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("percent").GetDecimal()));
    }

    [Theory]
    [InlineData("", "tệp trống")]
    [InlineData("- a\n", "bản mô tả")]
    [InlineData("result: kq.csv\n", "có phải “results”")]
    [InlineData("results: ../kq.csv\n", "cùng thư mục")]
    [InlineData("results: /etc/hostname\n", "cùng thư mục")]
    [InlineData("results: khong-co.csv\n", "không có tệp “khong-co.csv”")]
    [InlineData("results: kq.csv\nset: ../x.yaml\n", "cùng thư mục")]
    [InlineData("results: kq.csv\nmax: 20\n", "dòng 2, cột 2")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: surveyerror, se: 1 }\n", "Có phải “survey_error”")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: survey_error, amplitude: 1 }\n", "Thiếu se")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: survey_error, se: 1, leaves: [9.9] }\n", "Không có “9.9”")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: yearly_change, spread: 2 }\n", "spread phải từ 0 đến 1")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: yearly_change, spread: 1, except: [Bao] }\n", "có phải “Bảo”")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: weight_noise, amplitude: 0.2 }\n", "thêm dòng weights")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: survey_error, se: 1 }\n  - { kind: survey_error, se: 1 }\n", "khác nhau")]
    [InlineData("results: kq.csv\nquantiles: [5]\n", "từ 0 đến 1")]
    [InlineData("results: kq.csv\ndraws: 99000000\n", "draws từ 1")]
    [InlineData("results: kq.csv\nunit: Ann\n", "có phải “An”")]
    [InlineData("results: kq.csv\nweights: w-circle.csv\n", "vòng tròn")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: survey_error, table: se-bad.csv }\n", "dòng 3, cột 2")]
    [InlineData("results: kq.csv\nsources:\n  - { kind: yearly_change, history: h-one.csv }\n", "Lịch sử không có gì để học")]
    [InlineData("results: bad.csv\n", "dòng 3, cột 3")]
    [InlineData("results: wide.csv\n", "dòng có 4 ô")]
    [InlineData("results: twice.csv\n", "lặp lại")]
    [InlineData("results: s.yaml\n", "dòng đầu phải là unit")]
    public void UnusableInput_IsNamedWithItsPlaceAndRemedy(string spec, string expected)
    {
        using var folder = Folder(spec);
        folder.Write("w-circle.csv", "code,parent,weight\n1.1,g,1\n1.2,g,1\n2.1,g,1\ng,h,1\nh,g,1\n");
        folder.Write("se-bad.csv", "code,se\n1.1,0.5\n1.2,nhiều\n");
        folder.Write("h-one.csv", "unit,code,year,points\nAn,1.1,2020,3\nAn,1.1,2022,3\n");
        folder.Write("bad.csv", "unit,a,b\nAn,1,2\nBảo,1,-3\n");
        folder.Write("wide.csv", "unit,a,b\nAn,1,2,5\n");
        folder.Write("twice.csv", "unit,a,b\nAn,1,2\nAn,1,2\n");
        var run = TestKit.Cli.Run("simulate", folder.File("s.yaml"));

        Assert.Equal(ExitCode.Unusable, run.Exit);
        Assert.Empty(run.Output);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    private static TempFolder Folder(string spec)
    {
        var folder = new TempFolder();
        folder.Write("kq.csv", Results);
        folder.Write("leaves.csv", Leaves);
        folder.Write("s.yaml", spec);
        return folder;
    }
}
