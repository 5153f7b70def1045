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

    [Theory]
    [InlineData("Điểm tự chấm", "Điểm thẩm định")]
    [InlineData("Điểm tự đánh giá", "Điểm đạt được")]
    public void Read_ClaimBesideSettledPoints_KeepsBoth(string claim, string settled)
    {
        var read = Printed.Grid([
            ["STT", "Tiêu chí", "Điểm tối đa", claim, settled, "Ghi chú"],
            ["1", "CHỈ ĐẠO", "3", "3", "2,5", ""],
            ["1.1", "Kế hoạch", "1", "1", "1", ""],
            ["1.2", "Báo cáo", "2", "2", "1,5", ""]]);
        var rows = Assert.Single(read.Tables).Rows;
        Assert.Empty(read.Leftovers);
        Assert.Equal([2.5m, 1m, 1.5m], rows.Select(row => row.Score!.Value));
        Assert.Equal([3m, 1m, 2m], rows.Select(row => row.SelfScore!.Value));
    }

    [Fact]
    public void Read_ClaimAlone_IsTheScore()
    {
        var read = Printed.Grid([["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"], ["1", "CHỈ ĐẠO", "3", "2,5"], ["1.1", "Kế hoạch", "3", "2,5"]]);
        Assert.Equal([2.5m, 2.5m], Assert.Single(read.Tables).Rows.Select(row => row.Score!.Value));
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
        Assert.Equal(2.5m, self.Tables[0].Rows[1].SelfScore);
        Assert.Empty(self.Leftovers);

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

    [Fact]
    public void Read_SeveralTasksUnderOneCriterion_KeepTheirAgencies()
    {
        var read = Printed.Grid([
            ["STT", "Tiêu chí", "Nhiệm vụ, giải pháp", "Chủ trì", "Phối hợp"],
            ["1▼2", "Kế hoạch năm▼2", "Ban hành kế hoạch", "Sở Nội vụ", "Các sở, ban, ngành"],
            ["Kiểm tra kế hoạch", "Thanh tra tỉnh", "UBND cấp xã"],
            ["2", "Báo cáo", "Gửi báo cáo", "Sở Nội vụ", "Các sở, ban, ngành"]]);
        var row = Assert.Single(read.Tables).Rows[0];
        Assert.Equal(["Ban hành kế hoạch", "Kiểm tra kế hoạch"], row.Tasks);
        Assert.Equal(["Sở Nội vụ", "Thanh tra tỉnh"], row.Lead);
        Assert.Equal(["Các sở, ban, ngành", "UBND cấp xã"], row.Coordinators);
    }

    [Fact]
    public void Read_WideHeaderWithoutNamesBelow_IsLeadAndCoordinators()
    {
        var read = Printed.Grid([
            ["STT", "Tiêu chí", "Nhiệm vụ", "Trách nhiệm thực hiện▶2", "Ghi chú"],
            ["1", "KẾ HOẠCH", "", "", "", ""],
            ["1.1", "Kế hoạch", "Ban hành kế hoạch", "Sở Nội vụ", "Các sở, ban, ngành", "Điều tra XHH"]]);
        var row = Assert.Single(read.Tables).Rows[1];
        Assert.Equal(["Sở Nội vụ"], row.Lead);
        Assert.Equal(["Các sở, ban, ngành"], row.Coordinators);
        Assert.Equal(SurveyMark.Printed, row.Survey);
    }

    [Fact]
    public void Read_FootnoteUnderTable_IsLeftover()
    {
        var read = Printed.Grid([
            ["STT", "Tiêu chí", "Điểm chuẩn", "Điểm đạt"], ["1", "KẾ HOẠCH", "1", "1"], ["1.1", "Kế hoạch", "1", "1"], ["Ghi chú: điểm do Hội đồng thẩm định công bố▶4"]]);
        Assert.Equal("Kế hoạch", read.Tables[0].Rows[1].Title);
        Assert.Equal("Ghi chú: điểm do Hội đồng thẩm định công bố", Assert.Single(read.Leftovers).Text);
    }

    [Fact]
    public void Read_FieldNamedLikeATotal_IsAField()
    {
        var read = Printed.Text("STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt", "1⇥TỔNG HỢP VÀ BÁO CÁO⇥3⇥2", "1.1⇥Tổng hợp số liệu⇥3⇥2", "⇥TỔNG⇥3⇥2");
        Assert.Equal(["1", "1.1", "TOTAL"], Assert.Single(read.Tables).Rows.Select(row => row.Code));
    }

    [Fact]
    public void Read_TiersOfAScoringRule_DoNotSpoilTitles()
    {
        var read = Printed.Text("STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt", "1⇥KẾ HOẠCH⇥3⇥2", "1.1⇥Mức độ hoàn thành⇥3⇥2", "⇥- Hoàn thành 100%: 3 điểm", "⇥- Hoàn thành 90%: 2 điểm", "1.2⇥Báo cáo⇥1⇥1");
        Assert.Equal(["KẾ HOẠCH", "Mức độ hoàn thành", "Báo cáo"], Assert.Single(read.Tables).Rows.Select(row => row.Title));
        Assert.Equal(2, read.Leftovers.Count);
    }

    [Fact]
    public void Read_LostRowsUnderSurveyedParent_InheritCauseAndLead()
    {
        var read = Printed.Text(
            "STT⇥Tiêu chí⇥Điểm chuẩn⇥Điểm đạt⇥Nguyên nhân⇥Trách nhiệm liên quan", "1⇥CHỈ ĐẠO⇥6⇥4,5⇥⇥", "1.1⇥Tác động của cải cách đến bộ máy⇥2⇥1,5⇥Kết quả điều tra xã hội học⇥Chủ trì: Sở Nội vụ", "1.1.1⇥Tính hợp lý⇥1⇥0,5⇥⇥",
            "1.1.2⇥Tính kịp thời⇥1⇥1⇥⇥", "1.2⇥Tác động của cải cách đến công chức⇥2⇥1⇥⇥", "1.2.1⇥Năng lực⇥2⇥1⇥⇥", "1.3⇥Báo cáo⇥1⇥0,5⇥⇥", "1.4⇥Kế hoạch⇥1⇥1⇥⇥");
        var rows = Assert.Single(read.Tables).Rows.ToDictionary(row => row.Code);
        Assert.Equal(["cause", "lead"], rows["1.1.1"].Inherited);
        Assert.Empty(rows["1.1.2"].Inherited);
        Assert.Equal(["cause", "lead"], rows["1.2"].Inherited);
        Assert.Equal(["cause", "lead"], rows["1.2.1"].Inherited);
        Assert.Empty(rows["1.3"].Inherited);
        Assert.Equal(
            [SurveyMark.Printed, SurveyMark.Inherited, SurveyMark.Inherited, SurveyMark.Inherited, SurveyMark.None], new[] { "1.1", "1.1.1", "1.2", "1.2.1", "1.3" }.Select(code => rows[code].Survey));
    }

    [Fact]
    public void Read_BlankLeadInDensePlan_SharesSiblingsBlock()
    {
        string[] lines =
        [
            "STT⇥Tiêu chí⇥Nhiệm vụ⇥Chủ trì⇥Phối hợp⇥Ghi chú", "1⇥CHỈ ĐẠO⇥⇥⇥⇥", "1.1⇥Kế hoạch⇥Ban hành kế hoạch⇥Sở Nội vụ⇥Các sở, ban, ngành⇥Điều tra XHH", "1.2⇥Báo cáo⇥⇥⇥⇥", "1.3⇥Kiểm tra⇥Kiểm tra 30% đơn vị⇥⇥⇥",
            .. Enumerable.Range(4, 8).Select(i => $"1.{i}⇥Tiêu chí số {i}⇥Việc số {i}⇥Sở Tư pháp⇥UBND cấp xã⇥"),
        ];
        var rows = Assert.Single(Printed.Text(lines).Tables).Rows;
        Assert.Equal(["tasks", "lead", "coordinators", "note"], rows[2].Inherited);
        Assert.Equal(SurveyMark.Inherited, rows[2].Survey);
        Assert.Equal(["lead", "coordinators"], rows[3].Inherited);
        Assert.Equal(SurveyMark.None, rows[3].Survey);
    }

    [Fact]
    public void Read_Markup_IsRemovedAndNoted()
    {
        var read = Printed.Text(
            "STT⇥Tiêu chí⇥Nhiệm vụ, giải pháp⇥Chủ trì⇥Ghi chú", "1⇥CHỈ ĐẠO⇥⇥⇥", "1.1⇥**Kế hoạch**⇥<p>Việc gồm:</p> <ul style=\"x\"> '- Giữ tỷ lệ < 5%; - Báo cáo. ⇥<p>Sở Nội vụ</p>⇥<i>Điều tra XHH</i>");
        var table = Assert.Single(read.Tables);
        var row = table.Rows[1];
        Assert.Equal(("Kế hoạch", "Điều tra XHH"), (row.Title, row.Note));
        Assert.Equal(["Việc gồm:", "Giữ tỷ lệ < 5%", "Báo cáo."], row.Tasks);
        Assert.Equal(4, table.Notes.Count(note => note.Kind == FindingKinds.StrayText));
    }
}
