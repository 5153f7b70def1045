using ParIndex.Documents.Writing;
using Xunit;

namespace ParIndex.Documents.Tests.Writing;

public class TextMeasureTests
{
    /// <summary>Widths as the font itself has them (Times New Roman, in thousandths).</summary>
    [Theory]
    [InlineData("1234567890", 5.0)]
    [InlineData("Mm", 1.667)]
    [InlineData("a b", 1.194)]
    [InlineData("Đường", 2.793)]
    public void Width_IsThatOfTheFont(string text, double ems) => Assert.Equal(ems * 10, TextMeasure.Width(text, 10, bold: false), 0.01);

    [Theory]
    [InlineData("", 100, 1)]
    [InlineData("aa aa", 25, 1)]
    [InlineData("aa aa", 15, 2)]
    [InlineData("aa\naa\n", 100, 3)]
    [InlineData("1111111111", 20, 3)]
    public void Lines_BreakBetweenWordsAndInsideLongOnes(string text, double width, int lines) =>
        Assert.Equal(lines, TextMeasure.Lines(text, 10, bold: false, width));

    [Fact]
    public void Bold_IsWider() => Assert.True(TextMeasure.Width("CẢI CÁCH", 12, bold: true) > TextMeasure.Width("CẢI CÁCH", 12, bold: false));
}
