using ParIndex.Core.Results;
using ParIndex.Core.Results.Checking;
using Xunit;

namespace ParIndex.Core.Tests.Results.Checking;

/// <summary>Prose about the made table: field 1 won 4.25 of 5, field 2 1.8734 of 2.75, in all 6.1234 of 7.75; survey part 2.75 with 1.8734.</summary>
public sealed class ProseCheckTests
{
    private static readonly OfficialTable Table = MadeTable.Of(Documents.Leaves
        .Select(leaf => leaf.Code.StartsWith('2') ? leaf with { Survey = SurveyMark.Printed } : leaf).ToList());

    [Theory]
    [InlineData("Tỉnh An Sơn đạt 6,12/7,75 điểm, xếp thứ 12/63.")]
    [InlineData("Lĩnh vực 1: Công tác 1 đạt 4,25/5 điểm, đạt chỉ số 85%.")]
    [InlineData("Lĩnh vực 2: Công tác 2 đạt 1,87/2,75 điểm, đạt chỉ số 68%.")]
    [InlineData("Điểm điều tra xã hội học đạt: 1,87/2,750 điểm.")]
    [InlineData("Điểm đánh giá qua điều tra xã hội học: 2,75/7,75 điểm.")]
    [InlineData("Tỉnh Bình Sơn đạt 7,01/7,75 điểm.")]
    [InlineData("Năm 2020, tỉnh An Sơn đạt 5,5/7,75 điểm.")]
    [InlineData("Phấn đấu tỉnh An Sơn đạt 7/7,75 điểm.")]
    [InlineData("Ngày 24/6/2021 Bộ công bố; văn bản số 12/34 điểm mới.")]
    [InlineData("Thành phố Hà Nội xếp thứ 3/63 tỉnh, thành phố về chỉ số cải cách hành chính, đạt 91,43%.")]
    [InlineData("Có 2 tiêu chí chưa đạt và 3 tiêu chí thành phần mất điểm.")]
    [InlineData("Bộ tiêu chí được cấu trúc thành 02 lĩnh vực, 05 tiêu chí, 02 tiêu chí thành phần.")]
    [InlineData("Lĩnh vực 1: Công tác 1: 03 tiêu chí và 02 tiêu chí thành phần.")]
    [InlineData("Kết quả đạt 83,72%, cao hơn 2,57% so với giá trị năm 2019 (đạt 81,15%).")]
    [InlineData("Nhóm B: từ 75% - dưới 80%, gồm 03 tỉnh, thành phố: TP. Hồ Chí Minh, Bà Rịa - Vũng Tàu và An Sơn.")]
    public void Check_TrueProse_TellsNothing(string prose) => Assert.Empty(Documents.Check(Table, "Báo cáo của tỉnh An Sơn", prose));

    [Theory]
    [InlineData("Tỉnh An Sơn đạt 6,21/7,75 điểm.", "prose-table Error TOTAL/score")]
    [InlineData("Theo đó, tỉnh An Sơn đạt 6,21 điểm, đứng thứ 12/63.", "prose-table Error TOTAL/score")]
    [InlineData("Lĩnh vực 1: Công tác 1 đạt 4,52/5 điểm.", "prose-table Error 1/score")]
    [InlineData("Lĩnh vực 1: Công tác 1 đạt 4,25/6 điểm.", "prose-table Error 1/max")]
    [InlineData("Lĩnh vực 1: Công tác 1 đạt 4,25/5 điểm, đạt chỉ số 58%.", "prose-table Warning 1/percent")]
    [InlineData("Điểm đánh giá qua điều tra xã hội học: 2,57/7,75 điểm.", "prose-table Warning /score")]
    [InlineData("Bộ tiêu chí được cấu trúc thành 02 lĩnh vực, 06 tiêu chí, 02 tiêu chí thành phần.", "count Warning /prose")]
    [InlineData("Lĩnh vực 1: Công tác 1: 03 tiêu chí và 03 tiêu chí thành phần.", "count Warning 1/prose")]
    [InlineData("Kết quả đạt 83,72%, cao hơn 2,75% so với giá trị năm 2019 (đạt 81,15%).", "contradiction Warning /prose")]
    [InlineData("Nhóm B: từ 75% - dưới 80%, gồm 04 tỉnh, thành phố: TP. Hồ Chí Minh, Bà Rịa - Vũng Tàu và An Sơn.", "count Warning /prose")]
    [InlineData("Nhóm A: từ 80% trở lên, gồm 02 tỉnh, thành phố: Hà Nam, An Sơn.", "prose-table Error TOTAL/percent")]
    [InlineData("Có 12/16 nhóm chỉ tiêu đạt và vượt kế hoạch, chiếm 57%.", "contradiction Warning /prose")]
    public void Check_WrongProse_IsTold(string prose, string told)
    {
        var findings = Documents.Check(Table, "Báo cáo của tỉnh An Sơn", prose);
        Assert.Equal([told], findings.Told());
        Assert.Equal(1001, findings[0].Source.Line);
    }

    [Fact]
    public void Check_CutInProse_IsInformation() =>
        Assert.Equal(["prose-rounded Info 2/score"], Documents.Check(Table, "Lĩnh vực 2: Công tác 2 đạt 1,873/2,75 điểm.", "Lĩnh vực 2: Công tác 2 đạt 1,8/2,75 điểm.").Told().Take(1));

    [Fact]
    public void Check_RankStatedTwice_IsContradiction()
    {
        var findings = Documents.Check(Table, "Tỉnh An Sơn đạt 6,12 điểm, đứng thứ 51/63, tăng 5 bậc.", "Tỉnh An Sơn đạt 6,12/7,75 điểm; xếp thứ 52/63, tăng 05 bậc so với năm 2020.");
        Assert.Equal(["contradiction Error TOTAL/prose"], findings.Told());
        Assert.Equal(("thứ 52/63", "51/63"), (findings[0].Printed, findings[0].Expected));
    }

    [Fact]
    public void Check_IndexNamedByLetters_AgainstItsCriterion()
    {
        var table = Table.With("2.2", row => row with { Title = "Kết quả Chỉ số hài lòng (SIPAS)" });
        Assert.Equal(["contradiction Error 2.2/percent"], Documents.Check(table, "Chỉ số SIPAS tỉnh năm 2021 đạt 6,25%, xếp thứ 41/63.").Told());
        Assert.Empty(Documents.Check(table, "Chỉ số SIPAS tỉnh năm 2021 đạt 62,5%, xếp thứ 41/63.", "Chỉ số SIPAS đạt từ 90% trở lên.", "Phấn đấu Chỉ số SIPAS đạt 90%."));
    }

    [Fact]
    public void Check_OppositeCausesOfSiblings_AreTold()
    {
        var table = Table
            .With("1.2.1", row => row with { Title = "Xây dựng Hệ thống thông tin báo cáo cấp tỉnh", Score = 1.25m, Cause = "Đã xây dựng, nhưng chưa tích hợp" })
            .With("1.2.2", row => row with { Title = "Kết nối với Hệ thống thông tin báo cáo Chính phủ", Cause = "Tỉnh chưa xây dựng" });
        Assert.Equal(["contradiction Warning 1.2.2/cause"], Documents.Check(table).Told());
        Assert.Empty(Documents.Check(table.With("1.2.2", row => row with { Title = "Kết nối với trục liên thông quốc gia" })));
    }

    [Fact]
    public void Check_ListsOfOneParagraph_AreAllCounted()
    {
        Assert.Equal(
            ["count Warning /prose", "contradiction Warning /prose"],
            DocumentChecker.Check(Documents.Prose("Nhóm Tốt gồm 02 huyện: An Bình, An Hòa. Nhóm Khá gồm 03 huyện: An Bình, An Phú.")).Told());
        Assert.Empty(DocumentChecker.Check(Documents.Prose("Tăng hạng có 02 tỉnh: Hà Nam, Nam Định.", "Đạt trên 85% có 01 tỉnh: Hà Nam.", "Có 118.245/120.112 hồ sơ đúng hạn, đạt 98,45%.")));
    }

    [Fact]
    public void Check_NameInTwoGroups_IsContradiction() =>
        Assert.Equal(
            ["contradiction Warning /prose"],
            DocumentChecker.Check(Documents.Prose("Nhóm A gồm 02 tỉnh: Hà Nam, Nam Định.", "Nhóm B gồm 02 tỉnh: Thái Bình, Hà Nam.")).Told());
}
