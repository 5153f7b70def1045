using ParIndex.Core.Results;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

/// <summary>Tables as offices really print them, one oddity each.</summary>
public sealed class OddTableTests
{
    [Fact]
    public void Read_TextWithoutHeader_InfersColumns()
    {
        var read = Printed.Text(
            "1⇥CHỈ ĐẠO ĐIỀU HÀNH⇥3,5⇥3⇥85,7%", "1.1⇥Thực hiện kế hoạch năm⇥1,5⇥1,5⇥100%", "1.2⇥Gửi báo cáo đúng hạn⇥2⇥1,5⇥75%", "2⇥CẢI CÁCH THỂ CHẾ⇥2⇥1,25⇥62,5%", "2.1⇥Rà soát văn bản⇥2⇥1,25⇥62,5%");
        var rows = Assert.Single(read.Tables).Rows;
        Assert.Equal(["1", "1.1", "1.2", "2", "2.1"], rows.Select(row => row.Code));
        Assert.Equal([3.5m, 1.5m, 2m, 2m, 2m], rows.Select(row => row.Max ?? -1));
        Assert.Equal([3m, 1.5m, 1.5m, 1.25m, 1.25m], rows.Select(row => row.Score ?? -1));
        Assert.Equal(75m, rows[2].Percent);
    }

    [Fact]
    public void Read_CodesGluedToTitles_SplitsThem()
    {
        var read = Printed.Text(
            "Tiêu chí⇥Điểm tối đa⇥Điểm đạt", "1. CHỈ ĐẠO ĐIỀU HÀNH⇥3⇥2", "1.1. Thực hiện kế hoạch năm⇥1⇥1", "1.2 Gửi báo cáo đúng hạn⇥2⇥1", "Tiêu chí 1.3: Kiểm tra trong năm⇥1⇥1", "Tổng cộng⇥3⇥2");
        var rows = Assert.Single(read.Tables).Rows;
        Assert.Equal(["1", "1.1", "1.2", "1.3", "TOTAL"], rows.Select(row => row.Code));
        Assert.Equal(["CHỈ ĐẠO ĐIỀU HÀNH", "Thực hiện kế hoạch năm", "Gửi báo cáo đúng hạn", "Kiểm tra trong năm", "Tổng cộng"], rows.Select(row => row.Title));
    }

    [Fact]
    public void Read_MergedAgencies_AreInherited()
    {
        var read = Printed.Grid([
            ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt", "Cơ quan chủ trì", "Cơ quan phối hợp"],
            ["1", "CHỈ ĐẠO", "3", "2", "", ""],
            ["1.1", "Kế hoạch", "1", "1", "Sở Nội vụ▼2", "Các sở, ban, ngành▼3"],
            ["1.2", "Báo cáo", "1", "0,5"],
            ["1.3", "Kiểm tra", "1", "0,5", "Sở Tư pháp"],
            ["1.4", "Tuyên truyền", "1", "0,5", "", ""]]);
        var rows = Assert.Single(read.Tables).Rows;
        Assert.Equal(["Sở Nội vụ"], rows[2].Lead);
        Assert.Equal(["lead", "coordinators"], rows[2].Inherited);
        Assert.Equal(["Sở Tư pháp"], rows[3].Lead);
        Assert.Equal(["coordinators"], rows[3].Inherited);
        Assert.Empty(rows[4].Lead);
        Assert.Empty(rows[4].Inherited);
    }

    [Fact]
    public void Read_GroupOverPoints_NamesColumns()
    {
        var read = Printed.Grid([
            ["TT▼2", "Nội dung▼2", "Điểm▶2", "Trách nhiệm▶2"],
            ["Tối đa", "Đạt được", "Chủ trì", "Phối hợp"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["1", "CHỈ ĐẠO", "3", "2", "", ""],
            ["1.1", "Kế hoạch", "3", "2", "Sở Nội vụ", "Các sở, ban, ngành"]]);
        var table = Assert.Single(read.Tables);
        Assert.Equal(
            [ColumnKind.Code, ColumnKind.Title, ColumnKind.Max, ColumnKind.Score, ColumnKind.Lead, ColumnKind.Coordinators], table.Columns.Select(column => column.Kind));
        Assert.Equal((3m, 2m), (table.Rows[1].Max, table.Rows[1].Score));
    }

    [Fact]
    public void Read_SelfScoreAndTwoYears_TakesSettledAndLatest()
    {
        var self = Printed.Text("STT⇥Tiêu chí⇥Điểm tối đa⇥Điểm tự đánh giá⇥Điểm thẩm định", "1⇥CHỈ ĐẠO⇥3⇥2,5⇥2", "1.1⇥Kế hoạch⇥3⇥2,5⇥2");
        Assert.Equal(2m, self.Tables[0].Rows[1].Score);
        Assert.Equal(["2,5", "2,5"], self.Leftovers.Select(leftover => leftover.Text));

        var years = Printed.Text("STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm năm 2025⇥Điểm năm 2026", "1⇥CHỈ ĐẠO⇥3⇥2,5⇥2", "1.1⇥Kế hoạch⇥3⇥2,5⇥2");
        Assert.Equal(2m, years.Tables[0].Rows[1].Score);
        Assert.Equal(2026, years.Tables[0].Columns.Single(column => column.Kind == ColumnKind.Score).Year);
    }

    [Fact]
    public void Read_SpreadsheetThatDroppedZero_RestoresTenthCode()
    {
        string[] lines = ["STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt", "7⇥CHÍNH QUYỀN SỐ⇥10⇥9", .. Enumerable.Range(1, 9).Select(i => $"7.{i}⇥Tiêu chí số {i}⇥1⇥1"), "7.1⇥Tiêu chí số 10⇥1⇥0", "7.11⇥Tiêu chí số 11⇥1⇥0"];
        var table = Assert.Single(Printed.Text(lines).Tables);
        Assert.Equal("7.10", table.Rows[10].Code);
        Assert.Contains(table.Notes, note => note is { Kind: FindingKinds.BrokenCode, Code: "7.10", Printed: "7.1" });
    }

    [Fact]
    public void Read_FieldWithoutCode_TakesTheOneDue()
    {
        var read = Printed.Text(
            "STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt", "1⇥CHỈ ĐẠO ĐIỀU HÀNH⇥3⇥2", "1.1⇥Kế hoạch⇥3⇥2", "⇥CẢI CÁCH THỂ CHẾ⇥2⇥2", "2.1⇥Rà soát văn bản⇥1⇥1", "⇥Kiểm tra văn bản⇥0,5⇥0,5", "2.3⇥Công bố văn bản⇥0,5⇥0,5");
        var table = Assert.Single(read.Tables);
        Assert.Equal(["1", "1.1", "2", "2.1", "2.2", "2.3"], table.Rows.Select(row => row.Code));
        Assert.Equal(2, table.Notes.Count(note => note.Kind == FindingKinds.BrokenCode));
    }

    [Fact]
    public void Read_LettersRomansNumbers_AreAPath()
    {
        var read = Printed.Text(
            "TT⇥Nhiệm vụ⇥Chủ trì⇥Phối hợp", "A⇥CHÍNH SÁCH CÔNG⇥⇥", "I⇥Giải trình⇥⇥", "1⇥Công khai chính sách⇥Sở Nội vụ⇥Các sở, ban, ngành", "II⇥Tham gia⇥⇥", "2⇥Lấy ý kiến người dân⇥Sở Tư pháp⇥UBND cấp xã",
            "B⇥DỊCH VỤ CÔNG⇥⇥", "I⇥Tiếp cận⇥⇥", "3⇥Bố trí chỗ ngồi⇥Văn phòng UBND tỉnh⇥UBND cấp xã");
        var rows = Assert.Single(read.Tables).Rows;
        Assert.Equal(["A", "A.I", "1", "A.II", "2", "B", "B.I", "3"], rows.Select(row => row.Code));
        Assert.Equal(["", "A", "A.I", "A", "A.II", "", "B", "B.I"], rows.Select(row => row.Parent));
        Assert.Equal([1, 2, 3, 2, 3, 1, 2, 3], rows.Select(row => row.Level));
    }

    [Fact]
    public void Read_NumbersThatRestartInSections_AreToldApart()
    {
        var read = Printed.Text("TT⇥Nhiệm vụ⇥Chủ trì⇥Phối hợp", "I⇥Giải trình⇥⇥", "1⇥Công khai chính sách⇥Sở Nội vụ⇥", "2⇥Đối thoại⇥Sở Nội vụ⇥", "II⇥Tham gia⇥⇥", "1⇥Lấy ý kiến người dân⇥Sở Tư pháp⇥");
        Assert.Equal(["I", "I.1", "I.2", "II", "II.1"], Assert.Single(read.Tables).Rows.Select(row => row.Code));
    }

    [Fact]
    public void Read_TableSplitByPages_IsOne()
    {
        string[] header = ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt"];
        var read = Printed.Grid(
            [header, ["1", "CHỈ ĐẠO", "3", "2"], ["1.1", "Kế hoạch", "2", "1"]], [["1.2", "Báo cáo", "0,5", "0,5"], ["1.3", "Kiểm tra", "0,5", "0,5"]], [header, ["2", "THỂ CHẾ", "1", "1"], ["2.1", "Rà soát", "1", "1"]]);
        Assert.Equal(["1", "1.1", "1.2", "1.3", "2", "2.1"], Assert.Single(read.Tables).Rows.Select(row => row.Code));
    }

    [Fact]
    public void Read_SecondTableWithCodesFromTheStart_IsAnother()
    {
        string[] header = ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt"];
        var read = Printed.Grid([header, ["1", "CHỈ ĐẠO", "3", "2"], ["1.1", "Kế hoạch", "3", "2"]], [header, ["1", "CHỈ ĐẠO", "3", "3"], ["1.1", "Kế hoạch", "3", "3"]]);
        Assert.Equal(2, read.Tables.Count);
    }

    [Fact]
    public void Read_EndOfCauseBesideNextRow_GoesBack()
    {
        var read = Printed.Text(
            "STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt⇥Nguyên nhân⇥Trách nhiệm liên quan", "1⇥CHỈ ĐẠO⇥3⇥2⇥⇥", "1.1⇥Kế hoạch⇥2⇥1⇥Còn 03 nhiệm vụ chưa hoàn thành theo kế⇥Chủ trì: Sở Nội vụ", "", "1.2⇥Báo cáo⇥1⇥1⇥hoạch năm, gửi báo cáo chậm⇥");
        var table = Assert.Single(read.Tables);
        Assert.Equal("Còn 03 nhiệm vụ chưa hoàn thành theo kế hoạch năm, gửi báo cáo chậm", table.Rows[1].Cause);
        Assert.Equal("", table.Rows[2].Cause);
        Assert.Contains(table.Notes, note => note.Kind == FindingKinds.ShiftedColumn && note.Source.Line == 5);
    }

    [Fact]
    public void Read_LineWithoutTabsInTheTable_ContinuesTheRow()
    {
        var read = Printed.Text("STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt⇥Nguyên nhân", "1⇥CHỈ ĐẠO⇥3⇥2⇥", "1.1⇥Kế hoạch⇥2⇥1⇥Còn 03 nhiệm vụ chưa hoàn", "thành đúng hạn", "1.2⇥Báo cáo⇥1⇥1⇥");
        var rows = Assert.Single(read.Tables).Rows;
        Assert.Equal("Còn 03 nhiệm vụ chưa hoàn thành đúng hạn", rows[1].Cause);
        Assert.Equal(["1", "1.1", "1.2"], rows.Select(row => row.Code));
    }

    [Theory]
    [InlineData("⇥TỔNG ĐIỂM⇥10⇥9")]
    [InlineData("TỔNG CỘNG⇥⇥10⇥9")]
    [InlineData("⇥Tổng điểm (I+II)⇥10⇥9")]
    [InlineData("⇥TỔNG SỐ ĐIỂM CỦA 8 LĨNH VỰC⇥10⇥9")]
    [InlineData("⇥Cộng:⇥10⇥9")]
    public void Read_TotalRow_HasCodeTotal(string line)
    {
        var read = Printed.Text("STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt", "1⇥CHỈ ĐẠO⇥10⇥9", "1.1⇥Kế hoạch⇥10⇥9", line);
        var total = Assert.Single(read.Tables).Rows[^1];
        Assert.Equal(("TOTAL", 0, 10m, 9m), (total.Code, total.Level, total.Max, total.Score));
    }

    [Fact]
    public void Read_LevelsInColumnsOfTheirOwn_TakesTheFilledTitle()
    {
        var read = Printed.Text(
            "STT⇥Lĩnh vực⇥Tiêu chí⇥Tiêu chí thành phần⇥Điểm tối đa⇥Điểm đạt", "1⇥CHỈ ĐẠO⇥⇥⇥3⇥2", "1.1⇥⇥Kế hoạch⇥⇥3⇥2", "1.1.1⇥⇥⇥Ban hành kế hoạch⇥1⇥1", "1.1.2⇥⇥⇥Hoàn thành kế hoạch⇥2⇥1");
        Assert.Equal(["CHỈ ĐẠO", "Kế hoạch", "Ban hành kế hoạch", "Hoàn thành kế hoạch"], Assert.Single(read.Tables).Rows.Select(row => row.Title));
    }

    [Fact]
    public void Read_PercentStoredAsFraction_IsPercent()
    {
        var read = Printed.Grid([["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Tỷ lệ %"], ["1", "CHỈ ĐẠO", "3", "2.25", "0.75"], ["1.1", "Kế hoạch", "2", "1.25", "0.625"], ["1.2", "Báo cáo", "1", "1", "1"]]);
        Assert.Equal([75m, 62.5m, 100m], Assert.Single(read.Tables).Rows.Select(row => row.Percent ?? -1));
    }

    [Fact]
    public void Read_PointsWithLostDecimalMark_AreRepairedAndNoted()
    {
        var table = Assert.Single(Printed.Text("STT⇥Tiêu chí⇥Điểm tối đa⇥Điểm đạt", "1⇥CHỈ ĐẠO⇥13⇥12905", "1.1⇥Kế hoạch⇥13⇥12905").Tables);
        Assert.Equal(12.905m, table.Rows[0].Score);
        Assert.Contains(table.Notes, note => note is { Kind: FindingKinds.Format, Printed: "12905", Read: "12.905" });
    }

    [Fact]
    public void Read_Letterhead_IsProse()
    {
        var read = Printed.Grid([["UBND TỈNH A\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 12/BC-SNV", "Ngày 01 tháng 7 năm 2027"]]);
        Assert.Empty(read.Tables);
        Assert.Empty(read.Leftovers);
        Assert.Equal(4, read.Prose.Count);
    }

    [Fact]
    public void Read_CaptionAboveTable_IsFound()
    {
        var read = Printed.Text("Trên đây là báo cáo của Sở Nội vụ./.", "Phụ lục 02", "KẾT QUẢ CHỈ SỐ NĂM 2026", "(Kèm theo Báo cáo số 12/BC-SNV)", "STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt", "1⇥CHỈ ĐẠO⇥3⇥2", "1.1⇥Kế hoạch⇥3⇥2");
        Assert.Equal("Phụ lục 02 KẾT QUẢ CHỈ SỐ NĂM 2026 (Kèm theo Báo cáo số 12/BC-SNV)", read.Tables[0].Caption);
    }

    [Fact]
    public void Read_UnknownColumn_BecomesLeftovers()
    {
        var read = Printed.Text("STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt⇥Màu", "1⇥CHỈ ĐẠO⇥3⇥2⇥xanh", "1.1⇥Kế hoạch⇥3⇥2⇥đỏ");
        Assert.Equal(["xanh", "đỏ"], read.Leftovers.Select(leftover => leftover.Text));
    }
}
