using System.Globalization;
using Xunit;

namespace ParIndex.Web.Tests.Languages;

public sealed class ShowTests
{
    [Theory]
    [InlineData("vi-VN", "12.905", 2, "12,91")]
    [InlineData("en-GB", "12.905", 2, "12.91")]
    [InlineData("vi-VN", "-0.125", 2, "−0,13")]
    [InlineData("vi-VN", "1234.5", 1, "1.234,5")]
    [InlineData("vi-VN", "85.415", 2, "85,42")]
    public void Points_AreRoundedHalfAwayFromZero(string culture, string points, int digits, string expected)
    {
        Speak(culture);
        Assert.Equal(expected, Show.Points(Number(points), digits));
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("1.5", "1,5")]
    [InlineData("0.1250", "0,125")]
    public void Brief_HasNoEmptyDigits(string points, string expected)
    {
        Speak("vi-VN");
        Assert.Equal(expected, Show.Brief(Number(points)));
    }

    [Theory]
    [InlineData("3.365", "+3,37")]
    [InlineData("-0.004", "0,00")]
    [InlineData("-1", "−1,00")]
    public void Change_HasItsSign(string change, string expected)
    {
        Speak("vi-VN");
        Assert.Equal(expected, Show.Change(Number(change)));
    }

    [Fact]
    public void Nothing_IsADash()
    {
        Assert.Equal(Show.None, Show.Points(null));
        Assert.Equal(Show.None, Show.Change(null));
        Assert.Equal(Show.None, Show.Date((DateOnly?)null));
    }

    [Fact]
    public void Instants_AreOfVietnam()
    {
        // Half past eleven at night in Greenwich is the next morning in Hanoi.
        var instant = new DateTimeOffset(2026, 6, 30, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal("01/07/2026", Show.Date(instant));
        Assert.Equal("01/07/2026 06:30", Show.Time(instant));
    }

    private static void Speak(string culture) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
