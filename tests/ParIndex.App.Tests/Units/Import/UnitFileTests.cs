using System.Text;
using ParIndex.App.Units.Import;
using ParIndex.Core.Units;
using Xunit;

namespace ParIndex.App.Tests.Units.Import;

public sealed class UnitFileTests
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    private static readonly UnitRegister Register = UnitRegister.Build([
        UnitEvent.Found("tinh", UnitKind.Province, new UnitName("Thử", "tỉnh"), new DateOnly(2020, 1, 1)),
        UnitEvent.Found("tinh/so-noi-vu", UnitKind.Department, "Sở Nội vụ", new DateOnly(2020, 1, 1), "tinh"),
    ]).Register!;

    private static UnitFileReading Read(string csv, string? parent = "tinh") =>
        UnitFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "don-vi.csv", Register, parent, Day);

    [Fact]
    public void SoundList_BecomesUnits_WithParentsByNameAndFromTheListItself()
    {
        var reading = Read("""
            Tên đơn vị,Loại,Trực thuộc,Từ ngày,Tên khác
            Sở Tài chính,,,,STC
            Phòng Ngân sách,,Sở Tài chính,01/08/2025,
            Phòng Tổ chức,,so noi vu,2025-09-01,
            """);
        Assert.True(reading.IsSound, string.Join("; ", reading.Rows.SelectMany(row => row.Problems)));
        var register = Register.With(reading.Events).Register!;
        Assert.Equal(UnitKind.Department, register["tinh/so-tai-chinh"].Kind);
        Assert.Equal(["STC"], register["tinh/so-tai-chinh"].Name.Aliases);
        Assert.Equal("tinh/so-tai-chinh", register["tinh/phong-ngan-sach"].ParentAt(new DateOnly(2025, 8, 1)));
        Assert.Equal("tinh/so-noi-vu", register["tinh/phong-to-chuc"].ParentAt(new DateOnly(2025, 9, 1)));
    }

    [Fact]
    public void EveryFault_IsToldAtItsRow_AndTheSoundRowsAreKeptApart()
    {
        var reading = Read("""
            Mã,Tên đơn vị,Loại,Trực thuộc,Từ ngày
            ,Sở Y tế,,,
            ,,Sở,,
            ,Chi cục Lạ,Loại lạ,,
            ,Phòng A,,Sở Không Có,
            ,Phòng B,,,32/13/2025
            tinh/so-noi-vu,Sở Nội vụ,,,
            MÃ HOA,Phòng C,,,
            trung,Phòng D,,,
            trung,Phòng E,,,
            """);
        Assert.False(reading.IsSound);
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 1, 1], reading.Rows.Select(row => row.Problems.Count));
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 10], reading.Rows.Select(row => row.Place.Line));
        Assert.Contains("mã đơn vị đã dùng", reading.Rows[5].Problems[0].Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Một,Hai\n1,2\n")]
    [InlineData("Tên đơn vị,Loại\n")]
    public void FileWithoutRowsOrHeader_SaysWhatToDo(string csv) => Assert.NotEmpty(Read(csv).Problems);

    [Fact]
    public void Form_DownloadedAndSentBack_IsRead()
    {
        var reading = UnitFile.Read(new MemoryStream(UnitColumns.Form()), "mau.xlsx", Register, "tinh", Day);
        Assert.Equal(1, reading.Rows.Count(row => row.Problems.Count == 0 && row.Name == "Bảo Lâm 1"));
        Assert.Equal(2, reading.Rows.Count);
    }
}
