using System.Text;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Text;

/// <summary>Any sequence of UTF-16 units is taken: damaged files and pasted halves of emoji reach every text.</summary>
public sealed class VietnameseTextTests
{
    public static TheoryData<string, string> Odd => new()
    {
        { "Sở\uD83D Nội vụ", "Sở\uFFFD Nội vụ" }, // a high half alone
        { "Sở\uDE00 Nội vụ", "Sở\uFFFD Nội vụ" }, // a low half alone
        { "Nội vụ\uD83D", "Nội vụ\uFFFD" },
        { "\uDE00\uD83D", "\uFFFD\uFFFD" }, // the wrong way round
        { "Sở\uFFFE Nội\uFFFF vụ", "Sở\uFFFD Nội\uFFFD vụ" },
        { "Sở 😀", "Sở 😀" },
        { "So\u031B\u0309", "Sở" }, // decomposed, as macOS writes names
        { "So\u031B\u0309\uD800", "Sở\uFFFD" },
        { "\uFEFFSở\u200B \u00A0Nội\u00ADvụ ", "Sở Nộivụ" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public void Clean_OddUnicode_BecomesOneSpelling(string text, string expected) => Assert.Equal(expected, VietnameseText.Clean(text));

    [Fact]
    public void Compose_KeepsBlanksAndLines() => Assert.Equal("Sở\n Nội  vụ\uFFFD", VietnameseText.Compose("So\u031B\u0309\n Nội  vụ\uDC00"));

    [Fact]
    public void Fold_OddUnicode_StillFindsTheWord() => Assert.Equal("so\uFFFD noi vu dak", VietnameseText.Fold("SỞ\uD800 NỘI  VỤ Đắk"));

    [Fact]
    public void AnyUnits_AreTakenAndComeOutWhole()
    {
        var random = new Random(876);
        char[] nasty = ['\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uFFFE', '\uFFFF', '\0', '\u0301', '\u0323', '\u202E', '\u200D', 'a', 'ơ', 'Đ', ' ', '\n'];
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(8) == 0 ? (char)random.Next(0x10000) : nasty[random.Next(nasty.Length)])]);
            var clean = VietnameseText.Clean(text);

            Assert.True(clean.IsNormalized(NormalizationForm.FormC), text);
            Assert.Equal(clean, VietnameseText.Clean(clean));
            Assert.DoesNotContain(clean.EnumerateRunes(), rune => rune.Value is 0xFFFE or 0xFFFF);
            Assert.NotNull(VietnameseText.Fold(text));
        }
    }
}
