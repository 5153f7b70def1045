using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

public class RankAndSetTests
{
    [Fact]
    public void Rank_TiesBandsRegionsAndMean()
    {
        using var folder = new TempFolder();
        var results = folder.Write("ket-qua.csv", "unit;points\nQuảng Ninh;91,04\nHải Phòng;90,51\nĐắk Nông;82,05\nGia Lai;82,05\nQuảng Ngãi;73,25\n");
        var rank = TestKit.Cli.Run("rank", results, "--json").Json;
        var units = rank.GetProperty("units").EnumerateArray().ToList();

        Assert.Equal([1, 2, 3, 3, 5], units.Select(unit => unit.GetProperty("rank").GetInt32()));
        Assert.Equal(["A", "A", "B", "B", "C"], units.Select(unit => unit.GetProperty("band").GetString()));
        Assert.Equal("Tây Nguyên", units[2].GetProperty("region").GetString());
        Assert.Equal(83.78m, rank.GetProperty("mean").GetDecimal());
        Assert.Equal(2, rank.GetProperty("above_mean").GetInt32());
        Assert.Equal([1, 2, 3, 3, 4], TestKit.Cli.Run("rank", results, "--ties", "dense", "--json").Json
            .GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("rank").GetInt32()));
    }

    [Theory]
    [InlineData("province-876", 91)]
    [InlineData("province-1149", 114)]
    [InlineData("district-example", 69)]
    [InlineData("department-example", 47)]
    [InlineData("commune-example", 40)]
    public void ShippedSets_PassTheirOwnCheck(string set, int leaves)
    {
        var check = TestKit.Cli.Run("set", "check", set, "--json");

        Assert.Equal(ExitCode.Ok, check.Exit);
        Assert.Equal(leaves, check.Json.GetProperty("leaves").GetInt32());
        Assert.True(check.Json.GetProperty("tests").GetInt32() > leaves / 2);
    }

    [Fact]
    public void Set_ThroughTheWorkbookAndBack_IsTheSame()
    {
        using var folder = new TempFolder();
        var first = folder.File("a.yaml");
        var workbook = folder.File("a.xlsx");
        var second = folder.File("b.yaml");

        Assert.Equal(ExitCode.Ok, TestKit.Cli.Run("set", "convert", "province-876", "--to", first).Exit);
        Assert.Equal(ExitCode.Ok, TestKit.Cli.Run("set", "convert", first, "--to", workbook).Exit);
        Assert.Equal(ExitCode.Ok, TestKit.Cli.Run("set", "convert", workbook, "--to", second).Exit);
        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
    }
}
