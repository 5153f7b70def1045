using System.Text;
using ParIndex.Core.Text;
using ParIndex.Documents.Tests.TestKit;
using Xunit;

namespace ParIndex.Documents.Tests.Reading;

public class EncodingTests
{
    private const string Text = "Chỉ số cải cách hành chính\nđiểm\t9,5\n";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Unicode_encodings_read_alike(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var content = Files.Read([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)], "a.txt");

        Assert.Equal(["Chỉ số cải cách hành chính"], content.Paragraphs());
        Assert.Equal(["điểm|9,5"], content.Table().Rows());
        Assert.Empty(content.Remarks);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_without_its_mark_is_read_and_told(string name)
    {
        var content = Files.Read(Encoding.GetEncoding(name).GetBytes("BAO CAO 2020 " + Text), "a.txt");

        Assert.Equal(["BAO CAO 2020 Chỉ số cải cách hành chính"], content.Paragraphs());
        Assert.Single(content.Remarks);
    }

    [Fact]
    public void Windows_1258_is_decoded_when_the_marks_prove_it()
    {
        var windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        // "Chỉ số cải cách hành chính" with tone marks after their vowels, as that encoding writes them.
        var content = Files.Read(windows1258.GetBytes("Chi\u0309 sô\u0301 ca\u0309i cách hành chi\u0301nh, đi\u00EA\u0309m"), "a.txt");

        Assert.Equal(["Chỉ số cải cách hành chính, điểm"], content.Paragraphs());
        Assert.Single(content.Remarks);
    }

    [Fact]
    public void TCVN3_is_refused_by_name_and_line()
    {
        // "Cải cách hành chính, điểm đạt được" in TCVN3.
        byte[] bytes = [.. "dong mot\nC"u8, 0xB6, .. "i c"u8, 0xB8, .. "ch h"u8, 0xB5, .. "nh ch"u8, 0xDD, .. "nh, "u8, 0xAE, .. "i"u8, 0xD3,
            .. "m "u8, 0xAE, 0xB9, .. "t "u8, 0xAE, 0xAD, 0xEE, .. "c"u8];
        var refusal = Files.Refused(bytes, "a.txt");

        Assert.Contains("TCVN3", refusal.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(SourcePlace.AtLine(2), refusal.Place);
    }

    [Fact]
    public void VNI_is_refused_by_name()
    {
        // "Cải cách hành chính, điểm đạt được" in VNI-Windows.
        byte[] bytes = [.. "Ca"u8, 0xFB, .. "i ca"u8, 0xF9, .. "ch ha"u8, 0xF8, .. "nh ch"u8, 0xED, .. "nh, "u8, 0xF1, .. "ie"u8, 0xE5, .. "m "u8,
            0xF1, .. "a"u8, 0xEF, .. "t "u8, 0xF1, 0xF6, 0xF4, 0xEF, .. "c, "u8, 0xF1, .. "ie"u8, 0xE5, .. "m"u8];

        Assert.Contains("VNI", Files.Refused(bytes, "a.txt").Problem.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_bytes_are_refused_with_the_remedy()
    {
        var refusal = Files.Refused([.. "a\nb\n"u8, 0xC3, 0x28], "a.txt");

        Assert.Contains("UTF-8", refusal.Problem.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(SourcePlace.AtLine(3), refusal.Place);
    }

    [Fact]
    public void Nul_bytes_are_refused_at_their_line() => Assert.Equal(SourcePlace.AtLine(2), Files.Refused("một\nha\0i\nba bốn"u8.ToArray(), "a.txt").Place);

    [Fact]
    public void Cut_utf16_is_refused() => Files.Refused([0xFF, 0xFE, 0x41, 0x00, 0x41], "a.txt");

    [Fact]
    public void Utf32_is_refused() => Files.Refused([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "a.txt");
}
