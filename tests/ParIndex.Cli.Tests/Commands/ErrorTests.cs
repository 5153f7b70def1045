using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

/// <summary>What a user gets wrong is told with file, place and remedy, and ends with exit code 2.</summary>
public class ErrorTests
{
    [Fact]
    public void MissingFile_IsNamed()
    {
        var read = TestKit.Cli.Run("read", "/khong/co/tep.docx", "--json");

        Assert.Equal(ExitCode.Unusable, read.Exit);
        Assert.Contains("tep.docx", read.Errors, StringComparison.Ordinal);
        Assert.Empty(read.Output);
    }

    [Fact]
    public void UnknownCommand_PointsToTheHelp()
    {
        var wrong = TestKit.Cli.Run("chấm");

        Assert.Equal(ExitCode.Unusable, wrong.Exit);
        Assert.Contains("--help", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_NamesEveryCommand_AndEachOfThemKnowsItself()
    {
        var help = TestKit.Cli.Run("--help").Output;
        var listed = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Where(line => line[2] != ' ')
            .Select(line => line.Trim().Split(' ')[0]).ToList();

        Assert.Equal(16, listed.Count);
        Assert.All(listed, name => Assert.Contains($" {name}", TestKit.Cli.Run(name, "--help").Output.Split('\n').SkipWhile(line => line != "Usage:").ElementAt(1), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("vi", "thiếu cột")]
    [InlineData("en", "is missing")]
    public void MissingColumn_IsToldInTheChosenLanguage(string language, string expected)
    {
        using var folder = new TempFolder();
        var score = TestKit.Cli.Run("score", "province-876", "--inputs", folder.Write("so-lieu.csv", "unit,code\nA,1.1\n"), "--lang", language);

        Assert.Equal(ExitCode.Unusable, score.Exit);
        Assert.Contains(expected, score.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongFigures_AreAllToldAndTheRestIsScored()
    {
        using var folder = new TempFolder();
        var inputs = folder.Write("so-lieu.csv", "unit,code,input,value\nA,1.1,points,9\nA,9.9,points,1\nA,6.1.3,paid,nhiều\nA,1.2,points,0.5\n");
        var score = TestKit.Cli.Run("score", "province-876", "--inputs", inputs, "--json");

        Assert.Equal(ExitCode.Findings, score.Exit);
        Assert.Equal(3, score.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(0.5m, score.Json.GetProperty("total").GetDecimal());
    }

    [Fact]
    public void FileThatIsNotUtf8_IsRefused()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.File("a.csv"), [.. "unit,points\n"u8, 0xC3, 0x28, .. ",1\n"u8]);
        var rank = TestKit.Cli.Run("rank", folder.File("a.csv"));

        Assert.Equal(ExitCode.Unusable, rank.Exit);
        Assert.Contains("UTF-8", rank.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownSet_NamesTheShippedOnes()
    {
        var check = TestKit.Cli.Run("set", "check", "khong-co");

        Assert.Equal(ExitCode.Unusable, check.Exit);
        Assert.Contains("province-876", check.Errors + check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("check")]
    [InlineData("score")]
    [InlineData("rank")]
    [InlineData("lost")]
    [InlineData("export")]
    [InlineData("set")]
    [InlineData("summary")]
    public void Help_ShowsWhatTheCommandDoes(string command)
    {
        var help = TestKit.Cli.Run(command, "--help");

        Assert.Equal(ExitCode.Ok, help.Exit);
        Assert.Contains(command, help.Output, StringComparison.Ordinal);
    }
}
