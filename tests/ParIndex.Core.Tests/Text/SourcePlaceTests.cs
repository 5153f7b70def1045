using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Text;

public sealed class SourcePlaceTests
{
    public static TheoryData<SourcePlace, string> Places => new()
    {
        { SourcePlace.AtLine(12), "dòng 12" },
        { SourcePlace.AtLine(12, 3), "dòng 12, cột 3" },
        { SourcePlace.InTable(1, 3, 2), "bảng 1, hàng 3, cột 2" },
        { SourcePlace.InSheet("PL01", "B12"), "trang tính PL01, ô B12" },
        { SourcePlace.AtParagraph(7), "đoạn 7" },
        { new SourcePlace(), "" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void Text_NamesEveryPart(SourcePlace place, string expected) => Assert.Equal(expected, place.ToString());
}
