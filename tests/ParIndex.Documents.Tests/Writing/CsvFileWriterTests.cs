using System.Text;
using ParIndex.Documents.Writing;
using Xunit;

namespace ParIndex.Documents.Tests.Writing;

public class CsvFileWriterTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [InlineData("@x", "'@x")]
    [InlineData("+x", "'+x")]
    [InlineData("- mục đầu", "'- mục đầu")]
    [InlineData("Sở Nội vụ, Sở Tài chính", "\"Sở Nội vụ, Sở Tài chính\"")]
    [InlineData("hai\ndòng", "\"hai\ndòng\"")]
    [InlineData("thường", "thường")]
    public void Text_IsQuotedAndNeverAFormula(string text, string expected) => Assert.Equal(expected + "\r\n", Write(CsvCell.Of(text)));

    [Fact]
    public void Numbers_AreInvariantAndNotGuarded() => Assert.Equal("-1.5,12.9045,88.2%\r\n", Write(CsvCell.Of(-1.5m), CsvCell.Of(12.9045m), CsvCell.Of(88.2m, true)));

    private static string Write(params CsvCell[] cells)
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvFileWriter(stream))
        {
            csv.Row(cells);
        }

        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');
    }
}
