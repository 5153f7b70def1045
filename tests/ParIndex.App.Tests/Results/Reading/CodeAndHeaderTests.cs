using ParIndex.App.Results.Reading;
using ParIndex.Core.Results;
using Xunit;

namespace ParIndex.App.Tests.Results.Reading;

public sealed class CodeAndHeaderTests
{
    [Theory]
    [InlineData("7.1.1 0", "7.1.10", true)]
    [InlineData("8.1. 1", "8.1.1", true)]
    [InlineData("8.3. 1.", "8.3.1", true)]
    [InlineData("1.", "1", false)]
    [InlineData("2.1.", "2.1", false)]
    [InlineData("1,2", "1.2", true)]
    [InlineData("l.1", "1.1", true)]
    [InlineData("3.l.2", "3.1.2", true)]
    [InlineData("01", "1", false)]
    [InlineData("IV", "IV", false)]
    [InlineData("B", "B", false)]
    [InlineData("Tiêu chí 2.3", "2.3", false)]
    public void Read_PrintedCode_IsRepaired(string printed, string code, bool broken)
    {
        var read = CodeReader.Read(printed);
        Assert.Equal((code, broken), (read?.Text, read?.Broken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023")]
    [InlineData("Sở")]
    [InlineData("IIII")]
    [InlineData("1.1.1.1.1.1.1.1")]
    [InlineData("100%")]
    [InlineData("1/2")]
    public void Read_NoCode_IsNull(string printed) => Assert.Null(CodeReader.Read(printed));

    [Theory]
    [InlineData("S T T", ColumnKind.Code)]
    [InlineData("Lĩnh vực/Tiêu chí/ Tiêu chí thành phần", ColumnKind.Title)]
    [InlineData("Điểm theo bộ tiêu chí", ColumnKind.Max)]
    [InlineData("ĐIỂM CHUẨN", ColumnKind.Max)]
    [InlineData("Thang điểm", ColumnKind.Max)]
    [InlineData("Điểm đạt được năm 2023", ColumnKind.Score)]
    [InlineData("Kết quả", ColumnKind.Score)]
    [InlineData("Đạt Chỉ số %", ColumnKind.Percent)]
    [InlineData("Chỉ tiêu đạt được", ColumnKind.Target)]
    [InlineData("Mục tiêu năm 2024", ColumnKind.Target)]
    [InlineData("Nhiệm vụ, giải pháp", ColumnKind.Tasks)]
    [InlineData("Nguyên nhân bị trừ điểm", ColumnKind.Cause)]
    [InlineData("Nguyên nhản bi trừ điềm", ColumnKind.Cause)]
    [InlineData("Cơ quan theo dõi", ColumnKind.Monitor)]
    [InlineData("Cơ quan chủ trì", ColumnKind.Lead)]
    [InlineData("Cơ quan phối hợp", ColumnKind.Coordinators)]
    [InlineData("Cơ quan chủ trì, phối hợp", ColumnKind.Responsible)]
    [InlineData("Trách nhlệm liên quan", ColumnKind.Responsible)]
    [InlineData("Thời gian thực hiện", ColumnKind.Time)]
    [InlineData("Ghi chú", ColumnKind.Note)]
    [InlineData("Số điểm bị mất", ColumnKind.Other)]
    [InlineData("Tài liệu kiểm chứng", ColumnKind.Other)]
    public void KindOf_HeaderWords_AreKnown(string header, ColumnKind kind) => Assert.Equal(kind, HeaderWords.KindOf(header));

    [Theory]
    [InlineData("8,5", 8.5)]
    [InlineData("0, 5", 0.5)]
    [InlineData("7.25", 7.25)]
    [InlineData("l00%", 100)]
    [InlineData("Đạt 99,2%.", 99.2)]
    [InlineData("1,5 điểm", 1.5)]
    [InlineData("7,5/8,5", 7.5)]
    public void ReadNumber_PrintedCell_GivesValue(string printed, double value) => Assert.Equal((decimal)value, CellContents.ReadNumber(printed)?.Value);

    [Theory]
    [InlineData("Sở Nội vụ")]
    [InlineData("12/16")]
    [InlineData("Quý II/2024")]
    [InlineData("1.2.3")]
    public void ReadNumber_Text_IsNull(string printed) => Assert.Null(CellContents.ReadNumber(printed));
}
