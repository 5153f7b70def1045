using ParIndex.Cli.Tests.TestKit;
using Xunit;

namespace ParIndex.Cli.Tests.Commands;

public class SurveyCheckTests
{
    [Fact]
    public void Check_ShippedForm_IsOk()
    {
        var run = TestKit.Cli.Run("survey", "check", "leaders", "--json");

        Assert.Equal(0, run.Exit);
        Assert.Equal(22, run.Json.GetProperty("points").GetDecimal());
        Assert.Equal(22, run.Json.GetProperty("scored").GetInt32());
    }

    [Fact]
    public void Convert_ToXlsFormAndBack_LosesNothing_AndAnAlterationIsTold()
    {
        using var folder = new TempFolder();
        var (book, yaml) = (folder.File("a.xlsx"), folder.File("b.yaml"));

        Assert.Equal(0, TestKit.Cli.Run("survey", "convert", "sipas-2024", "--to", book).Exit);
        Assert.Equal(0, TestKit.Cli.Run("survey", "convert", book, "--to", yaml).Exit);
        Assert.Equal(0, TestKit.Cli.Run("survey", "check", yaml, "--against", "sipas-2024").Exit);

        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("Thái độ lịch sự", "Thái độ tốt", StringComparison.Ordinal));
        var altered = TestKit.Cli.Run("survey", "check", yaml, "--against", "sipas-2024");
        Assert.Equal(1, altered.Exit);
        Assert.Contains("Đổi phiếu gốc: q9_iic_1", altered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Faulty_NamesThePlace_AndMissingFileIsUnusable()
    {
        using var folder = new TempFolder();
        var path = folder.Write("a.yaml", "code: a\nversion: \"1\"\ntitle: Phiếu\nsections:\n  - { code: s, questions: [{ code: q, kind: txt, text: Hỏi }] }\n");

        var faulty = TestKit.Cli.Run("survey", "check", path, "--lang", "en");
        Assert.Equal(1, faulty.Exit);
        Assert.Contains("Did you mean “text”", faulty.Output, StringComparison.Ordinal);
        Assert.Equal(2, TestKit.Cli.Run("survey", "convert", path, "--to", folder.File("b.xlsx")).Exit);
        Assert.Equal(2, TestKit.Cli.Run("survey", "check", "leader").Exit);
        Assert.Contains("“leaders”", TestKit.Cli.Run("survey", "check", "leader").Output, StringComparison.Ordinal);
    }
}
