using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ParIndex.Documents.Reading;
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
    [InlineData("'=1", "''=1")]
    [InlineData("'trích dẫn'", "'trích dẫn'")]
    [InlineData("thường", "thường")]
    public void Text_IsQuotedAndNeverAFormula(string text, string expected) => Assert.Equal(expected + "\r\n", Write(CsvCell.Of(text)));

    [Fact]
    public void Numbers_AreInvariantAndNotGuarded() => Assert.Equal("-1.5,12.9045,88.2%\r\n", Write(CsvCell.Of(-1.5m), CsvCell.Of(12.9045m), CsvCell.Of(88.2m, true)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ByteOrderMark_IsWrittenWhenAsked(bool mark)
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvFileWriter(stream, mark))
        {
            csv.Row([CsvCell.Of("a")]);
        }

        Assert.Equal(mark, stream.ToArray().AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]));
    }

    /// <summary>No text begins like a formula in the file, and every text is read back as it was.</summary>
    [Fact]
    public void AnyText_IsHarmlessAndReadsBack()
    {
        var letters = Gen.Elements("=", "+", "-", "@", "'", "\"", ",", ";", "\n", "\t", "a", "ộ", "1", " ", "＝");
        var text = letters.ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(text, value =>
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Write(CsvCell.Of("đầu dòng"), CsvCell.Of(value))));
            var cells = ((TableBlock)DocumentFile.Read(stream, "a.csv").Blocks.Single()).Rows[0].Cells;
            var raw = Write(CsvCell.Of(value));
            raw = raw is ['"', ..] ? raw[1..] : raw;
            return cells[1].Text == value && raw is not ['=' or '+' or '-' or '@' or '\t', ..];
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

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
