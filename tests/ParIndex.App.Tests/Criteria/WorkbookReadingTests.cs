using ParIndex.App.Criteria;
using ParIndex.Core.Criteria;
using ParIndex.Documents.Writing;
using Xunit;

namespace ParIndex.App.Tests.Criteria;

/// <summary>Workbooks as officers leave them.</summary>
public class WorkbookReadingTests
{
    private static readonly string[][] Settings =
    [
        ["Mục", "Giá trị"], ["Mã bộ tiêu chí", "xa-mau"], ["Tên", "Bộ của xã"], ["Ban hành theo", "1/QĐ-UBND"], ["Cấp áp dụng", "xã"],
    ];

    [Fact]
    public void Read_ColumnsInAnyOrder_WithTitleRowsBlankRowsAndOtherSheets()
    {
        var reading = Read(
            ("Ghi nhớ", [["việc", "x"]]),
            ("BỘ TIÊU CHÍ", [.. Settings, ["Căn cứ pháp lý", "Quyết định 1"], ["", "Quyết định 2"]]),
            ("Tiêu chí",
            [
                ["Bảng tiêu chí năm 2026"],
                ["Điểm tối đa", "", "Chủ trì", "Tên tiêu chí", "Mã", "Cột riêng"],
                ["100", "", "", "Lĩnh vực một", "1", "z"],
                [],
                ["", "", "", "", "", ""],
                ["60,5", "", "Sở Nội vụ\nSở Tài chính", "Tiêu chí a", "1.1", ""],
                ["39,50", "", "", "Tiêu chí b", "1.2", ""],
            ]));

        var set = reading.Set!;
        Assert.Equal(["key-made", "key-made", "key-made"], reading.Problems.Select(problem => problem.Code));
        Assert.Equal(["Quyết định 1", "Quyết định 2"], set.LegalBasis);
        Assert.Equal(SetLevel.Commune, set.Level);
        var children = Assert.Single(set.Criteria).Children;
        Assert.Equal([60.5m, 39.5m], children.Select(child => child.Max));
        Assert.Equal(["Sở Nội vụ", "Sở Tài chính"], children[0].Lead);
        Assert.Equal("tieu-chi-a", children[0].Key);
        Assert.DoesNotContain(CriteriaSetChecker.Check(set), problem => problem.IsError);
    }

    [Theory]
    [InlineData("2026-01-02", "1.2")] // only month.day fits under 1
    [InlineData("2026-02-01", "1.2")]
    [InlineData("1,2", "1.2")]
    [InlineData("1.2.", "1.2")]
    public void Read_DamagedCode_IsRepairedWhenOneReadingFits(string typed, string expected)
    {
        var reading = Read(("Bộ tiêu chí", Settings), Criteria(["1", "1", "A", "100", "a"], ["1.1", "2", "B", "50", "b"], [typed, "2", "C", "50", "c"]));

        Assert.Equal(expected, reading.Set!.Criteria[0].Children[1].Code);
    }

    [Fact]
    public void Read_TenthChildThatBecameANumber_IsRepaired()
    {
        var rows = Enumerable.Range(1, 9).Select(i => new[] { $"1.{i}", "2", "T", "10", $"k{i}" });

        var reading = Read(("Bộ tiêu chí", Settings), Criteria([["1", "1", "A", "100", "a"], .. rows, ["1.1", "2", "T", "10", "k10"]]));

        Assert.Equal("1.10", reading.Set!.Criteria[0].Children[9].Code);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("code-repaired", "A12"), (problem.Code, problem.Place!.Cell));
    }

    [Fact]
    public void Read_CodeWithTwoReadings_IsToldNotGuessed()
    {
        var reading = Read(
            ("Bộ tiêu chí", Settings),
            Criteria(["3", "1", "A", "100", "a"], ["3.3", "2", "B", "100", "b"], ["2004-03-03", "3", "C", "50", "c"], ["2004-03-03", "2", "C", "50", "d"]));

        // Under 3.3 only 3.3.4 fits; beside it neither 3.3 (taken) nor 3.3.4 (too deep) does.
        Assert.Equal("3.3.4", reading.Draft!.Criteria[0].Children[0].Children[0].Code);
        Assert.Equal("2004-03-03", reading.Draft.Criteria[0].Children[1].Code);
    }

    [Theory]
    [InlineData(2, "mười", "field-number", "D3")]
    [InlineData(2, "", "field-missing", "A3")]
    [InlineData(0, "", "field-missing", "B3")]
    [InlineData(1, "5", "level-jump", "B3")]
    [InlineData(1, "hai", "level-wrong", "B3")]
    public void Read_WrongCell_IsToldWithItsPlace(int column, string value, string code, string cell)
    {
        string[] row = ["1.1", "2", "100", "b", "B"];
        row[column] = value;
        var reading = Read(("Bộ tiêu chí", Settings), Criteria(["1", "1", "A", "100", "a"], [row[0], row[1], row[4], row[2], row[3]]));

        var problem = Assert.Single(reading.Problems, problem => problem.IsError);
        Assert.Equal((code, "Tiêu chí", cell), (problem.Code, problem.Place!.Sheet, problem.Place.Cell));
    }

    [Fact]
    public void Read_Parts_GoToTheirCriteria()
    {
        var reading = Read(
            ("Bộ tiêu chí", Settings),
            Criteria(["1", "1", "A", "100", "a"]),
            ("Dữ liệu đầu vào", [["Mã tiêu chí", "Tên biến", "Nhãn", "Kiểu", "Lớn nhất"], ["1", "rate", "Tỷ lệ", "phần trăm", "120%"], ["", "n", "Số", "count", ""], ["9", "m", "M", "count", ""]]),
            ("Kiểm thử", [["Mã tiêu chí", "Tên kiểm thử", "Số liệu (mỗi dòng: biến = giá trị)", "Điểm mong đợi"], ["1", "đủ", "rate = 100%\nn = 5", "1,5"], ["1", "hỏng", "rate 5", "1"]]),
            ("Nhóm, hằng số, làm tròn", [["Phần", "Tên nhóm, hằng số hoặc cấp", "Giá trị"], ["xep loai", "A", "90%"], ["Hằng số", "w", "50%"], ["Làm tròn", "1", "3"], ["Khác", "x", "1"]]));

        var leaf = Assert.Single(reading.Draft!.Criteria);
        Assert.Equal(["rate", "n"], leaf.Inputs.Select(input => input.Name));
        Assert.Equal(1.2m, leaf.Inputs[0].Max);
        Assert.Equal("5", leaf.Tests[0].Values["n"]);
        Assert.Equal(1.5m, leaf.Tests[0].Points);
        Assert.Equal((90m, 0.5m, 3), (reading.Draft.Bands[0].From, reading.Draft.Constants[0].Value, reading.Draft.Rounding[0].Digits));
        Assert.Equal(
            [("code-unknown", "A4"), ("cell-pairs", "C3"), ("field-word", "A5")],
            reading.Problems.Where(problem => problem.IsError).Select(problem => (problem.Code, problem.Place!.Cell!)));
    }

    [Fact]
    public void Read_MissingColumnsAndSheets_AreTold()
    {
        var reading = Read(("Tiêu chí", [["Mã", "Tên tiêu chí"], ["1", "A"]]));

        Assert.Equal(["sheet-missing", "column-missing"], reading.Problems.Take(2).Select(problem => problem.Code));
        Assert.Contains("Điểm tối đa", reading.Problems[1].Message.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NotAWorkbook_IsTold()
    {
        Assert.Null(CriteriaSetWorkbook.Read([1, 2, 3]).Draft);
        Assert.NotEmpty(CriteriaSetWorkbook.Read("a,b\n1,2\n"u8.ToArray()).Problems);
    }

    private static (string, string[][]) Criteria(params string[][] rows) => ("Tiêu chí", [["Mã", "Cấp", "Tên tiêu chí", "Điểm tối đa", "Khóa"], .. rows]);

    private static SetReading Read(params (string Name, string[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        WorkbookWriter.Write(stream, [.. sheets.Select(sheet => new Sheet(
            sheet.Name, sheet.Rows.Select(row => new SheetRow([.. row.Select(text => SheetCell.Of(text))]))))]);
        return CriteriaSetWorkbook.Read(stream.ToArray());
    }
}
