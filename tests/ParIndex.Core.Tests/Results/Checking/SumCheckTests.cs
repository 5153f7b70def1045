using ParIndex.Core.Results;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

public sealed class SumCheckTests
{
    [Theory]
    [InlineData("12.9045", "12.905", "làm tròn còn 12,905")]
    [InlineData("10.06819", "10.0681", "bị cắt bớt chữ số còn 10,0681")]
    [InlineData("82.05247", "82.05", "làm tròn còn 82,05")]
    [InlineData("12.9045", "12.9", "làm tròn còn 12,9")]
    public void Check_ParentWithFewerDigits_IsInformation(string sum, string printed, string how)
    {
        var findings = Documents.Check(WithParent(decimal.Parse(sum, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture)));
        var finding = Assert.Single(findings);
        Assert.Equal((FindingKinds.SumRounded, FindingSeverity.Info, "1", "score"), (finding.Kind, finding.Severity, finding.Code, finding.Field));
        Assert.Contains(how, finding.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12.9045", "12.906")]
    [InlineData("12.6", "13")]
    [InlineData("12.75", "12.6")]
    [InlineData("12.75", "12.76")]
    public void Check_ParentThatNoRoundingExplains_IsError(string sum, string printed)
    {
        var finding = Assert.Single(Documents.Check(WithParent(decimal.Parse(sum, System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal((FindingKinds.SumWrong, FindingSeverity.Error, "1"), (finding.Kind, finding.Severity, finding.Code));
        Assert.Equal(sum, finding.Expected);
    }

    [Fact]
    public void Check_WrongParent_IsToldOnce_WithTheArithmetic()
    {
        var table = Documents.Table.With("1.2", row => row with { Score = 1.65m, Percent = MadeTable.Percent(1.65m, 2) });
        var finding = Assert.Single(Documents.Check(table));
        Assert.Equal("1.2", finding.Code);
        Assert.Contains("1,25 + 0,5 = 1,75", finding.Message.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("thiếu 0,10", finding.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MaximaAreNeverRounded()
    {
        var table = Documents.Table.With("2", row => row with { Max = 2.7501m });
        Assert.Contains(Documents.Check(table), finding => finding is { Kind: FindingKinds.SumWrong, Field: "max", Code: "2" });
    }

    [Fact]
    public void Check_MissingPart_IsNoWrongSum()
    {
        var table = Documents.Table.With("2.1", row => row with { Score = null });
        Assert.Equal(["missing-cell Warning 2.1/score"], Documents.Check(table).Told());
    }

    [Fact]
    public void Check_TotalFromLeaves_ThoughFieldsWereCut_IsInformation()
    {
        // Fields cut to four digits; the total was rounded from the leaves, not from the printed fields.
        var leaves = Enumerable.Range(1, 8).SelectMany(field => new[] { new MadeLeaf($"{field}.1", 1, 0.50009m), new MadeLeaf($"{field}.2", 1, 0.5m) }).ToList();
        var table = MadeTable.Of(leaves);
        for (var field = 1; field <= 8; field++)
        {
            table = table.With($"{field}", row => row with { Score = 1.0000m, Percent = 50m });
        }

        table = table.With("TOTAL", row => row with { Score = 8.0007m, Percent = 50m });
        Assert.All(Documents.Check(table), finding => Assert.Equal((FindingKinds.SumRounded, FindingSeverity.Info), (finding.Kind, finding.Severity)));
    }

    [Fact]
    public void Check_PartsThatWereRounded_AreInformation_UnlessEverySumElseIsExact()
    {
        var thirds = Enumerable.Range(1, 3).Select(i => new MadeLeaf($"1.{i}", 1, 0.33m)).ToList();
        var table = MadeTable.Of(thirds).With("1", row => row with { Score = 1m, Percent = 33.33m }).With("TOTAL", row => row with { Score = 1m, Percent = 33.33m });
        Assert.Equal(["sum-rounded Info 1/score"], Documents.Check(table).Told());

        var exact = Enumerable.Range(2, 7).SelectMany(field => new[] { new MadeLeaf($"{field}.1", 1, 0.41m), new MadeLeaf($"{field}.2", 1, 0.52m) });
        var other = MadeTable.Of([.. thirds, .. exact]).With("1", row => row with { Score = 1m, Percent = 33.33m });
        Assert.Equal(["sum-wrong Error 1/score"], Documents.Check(other).Told());
    }

    [Fact]
    public void Check_TableWithoutFigures_GivesNoSums()
    {
        var table = Documents.Table with
        {
            Rows = Documents.Table.Rows.Select(row => row with { Max = null, Score = null, Percent = null, Printed = new Dictionary<ColumnKind, SourcedText>() }).ToList(),
        };
        Assert.Empty(Documents.Check(table));
    }

    private static OfficialTable WithParent(decimal sum, decimal printed)
    {
        var table = MadeTable.Of(new MadeLeaf("1.1", 100, sum - 0.5m), new MadeLeaf("1.2", 0.5m, 0.5m));
        return table with
        {
            Rows = table.Rows.Where(row => row.Code != "TOTAL").Select(row => row.Code == "1" ? row with { Score = printed, Percent = MadeTable.Percent(printed, 100.5m) } : row).ToList(),
        };
    }
}
