using ParIndex.Core.Reports;
using Xunit;

namespace ParIndex.Core.Tests.Reports;

public sealed class ReportSentenceTests
{
    private static readonly ReportFigure Points = new("total.points", 82.05272m, FigureKind.Points);

    [Fact]
    public void Of_KeepsEveryFigureInItsOrder()
    {
        var max = new ReportFigure("total.max", 100, FigureKind.Max);
        var inner = ReportSentence.Of($"đạt {Points}/{max} điểm");
        var sentence = ReportSentence.Of($"{"Lĩnh vực 1"} {inner}, xếp thứ {new ReportFigure("rank.rank", 51, FigureKind.Rank)}.");

        Assert.Equal("Lĩnh vực 1 đạt 82,05/100 điểm, xếp thứ 51.", sentence.Text);
        Assert.Equal(["total.points", "total.max", "rank.rank"], sentence.Figures.Select(figure => figure.Path));
    }

    /// <summary>A number in the text that is no figure could disagree with the data.</summary>
    [Fact]
    public void Of_ANumberTypedIntoTheText_IsRefused() => Assert.Throws<ArgumentException>(() => ReportSentence.Of($"đạt 82 điểm trên {Points}"));

    [Fact]
    public void Join_LeavesOutEmptyParts()
    {
        var joined = ReportSentence.Join("; ", [ReportSentence.Of($"{Points}"), ReportSentence.Empty, ReportSentence.Of($"{Points}")]);

        Assert.Equal("82,05; 82,05", joined.Text);
        Assert.Equal(2, joined.Figures.Count);
    }

    [Theory]
    [InlineData("10.065", FigureKind.Points, "10,07")]
    [InlineData("0.0048", FigureKind.Points, "0,0048")]
    [InlineData("0", FigureKind.Points, "0,00")]
    [InlineData("66.50", FigureKind.Max, "66,5")]
    [InlineData("84.505", FigureKind.Percent, "84,51")]
    [InlineData("90", FigureKind.Limit, "90")]
    [InlineData("8", FigureKind.Count, "08")]
    [InlineData("102", FigureKind.Count, "102")]
    [InlineData("2020", FigureKind.Year, "2020")]
    public void Figure_IsPrintedByItsKind(string value, FigureKind kind, string printed) =>
        Assert.Equal(printed, new ReportFigure("x", decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), kind).Text);
}
