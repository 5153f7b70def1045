using ParIndex.App.Reports;
using ParIndex.App.Results;
using ParIndex.Core.Results;
using ParIndex.Core.Text;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Reports;

public sealed class ReportInputTests
{
    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-1")]
    public void FiguresNoPointsAre_AreRefusedWithTheirPlace(string score)
    {
        var table = new OfficialTable { Rows = [Row("1", 2, 1), Row("1.1", 2, decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture))] };
        var refused = Assert.Throws<DocumentException>(() => ReportInput.Checked(table, "a.xlsx"));

        Assert.Equal(SourcePlace.AtLine(7), refused.Place);
        Assert.Contains("1.1", refused.Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void TableWithoutFieldsOrPoints_IsRefused()
    {
        Assert.Throws<DocumentException>(() => ReportInput.Checked(new OfficialTable { Rows = [] }, "a.xlsx"));
        Assert.Throws<DocumentException>(() => ReportInput.Checked(new OfficialTable { Rows = [Row("1", 2, null), Row("1.1", 2, null)] }, "a.xlsx"));
        Assert.Throws<DocumentException>(() => ReportInput.Checked(new OfficialTable { Rows = [Row("1.1", 2, 1)] }, "a.xlsx"));
    }

    [Fact]
    public void Year_IsTheColumns_ThenTheCaptions()
    {
        var table = new OfficialTable { Caption = "Kết quả năm 2020", Columns = [new(ColumnKind.Score, "Điểm đạt được năm 2023", 2023)], Rows = [] };

        Assert.Equal((2023, 2020, (int?)null), (ReportInput.YearOf(table), ReportInput.YearOf(table with { Columns = [] }), ReportInput.YearOf(table with { Columns = [], Caption = "Kết quả" })));
    }

    /// <summary>A report prints a short table of fields before the whole one.</summary>
    [Fact]
    public void ResultTable_IsTheLongestWithPoints()
    {
        var fields = new OfficialTable { Rows = [Row("1", 2, 1)] };
        var whole = new OfficialTable { Rows = [Row("1", 2, 1), Row("1.1", 2, 1)] };

        Assert.Same(whole, ResultTable.Of(new OfficialDocument("a.docx", [fields, whole, whole with { Caption = "Năm khác" }], [], [])));
    }

    private static OfficialRow Row(string code, decimal max, decimal? score) =>
        new() { Code = code, Parent = code.Length > 1 ? code[..1] : "", Level = code.Length > 1 ? 2 : 1, Title = code, Max = max, Score = score, Source = SourcePlace.AtLine(7) };
}
