using System.Text;
using ParIndex.App.Accounts;
using ParIndex.App.Accounts.People;
using ParIndex.App.Accounts.People.Importing;
using ParIndex.Core.Units;
using ParIndex.Documents;
using Xunit;

namespace ParIndex.App.Tests.Accounts.People;

public sealed class PeopleImportTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly UnitRegister Register = UnitRegister.Build(
    [
        UnitEvent.Found("p", UnitKind.Province, new UnitName("Lâm Đồng", "tỉnh"), new DateOnly(2000, 1, 1)),
        UnitEvent.Found("p/noi-vu", UnitKind.Department, new UnitName("Sở Nội vụ"), new DateOnly(2000, 1, 1), "p"),
        UnitEvent.Found("p/tu-phap", UnitKind.Department, new UnitName("Sở Tư pháp"), new DateOnly(2000, 1, 1), "p"),
        UnitEvent.Found("q", UnitKind.Province, new UnitName("Gia Lai", "tỉnh"), new DateOnly(2000, 1, 1)),
    ]).Register!;

    private static readonly (string, string)[] Fields = [("the-che", "Cải cách thể chế")];

    [Fact]
    public void Csv_WellFilled_BecomesPeopleWithRoles()
    {
        var judged = Judge("""
            STT,Họ và tên,Email,Chức vụ,Đơn vị,Vai trò,Lĩnh vực
            1,Nguyễn Văn An,An.NV@lamdong.gov.vn,Chuyên viên,Sở Nội vụ,Cán bộ đơn vị,Cải cách thể chế
            2,Trần Thị Bình,,,sở tư pháp,thu truong don vi,
            3,Lê Cường,,,,,
            """);
        Assert.All(judged, row => Assert.Empty(row.Problems));
        Assert.Equal(new NewAccount("Nguyễn Văn An", "an.nv", "an.nv@lamdong.gov.vn", "Chuyên viên", "p/noi-vu"), judged[0].Person);
        Assert.Equal(new Assignment(Role.Officer, "p/noi-vu", "the-che"), judged[0].Role);
        Assert.Equal("tran.thi.binh", judged[1].Person!.UserName);
        Assert.Equal(new Assignment(Role.Head, "p/tu-phap"), judged[1].Role);
        Assert.Null(judged[2].Role);
    }

    [Theory]
    [InlineData("Nguyễn An,,sai-thu,,Sở Nội vụ,,", "Thư điện tử")]
    [InlineData("Nguyễn An,,,,Sở Không Có,,", "Không có đơn vị")]
    [InlineData("Nguyễn An,,,,Sở Nội vụ,Hoàng đế,", "Không có vai trò")]
    [InlineData("Nguyễn An,,,,,Cán bộ đơn vị,", "cần có đơn vị")]
    [InlineData("Nguyễn An,,,,Sở Nội vụ,Lãnh đạo,Cải cách thể chế", "không giới hạn theo lĩnh vực")]
    [InlineData("Nguyễn An,,,,Sở Nội vụ,Người thẩm định,Thiên văn", "Không có lĩnh vực")]
    [InlineData("Nguyễn An,Có Dấu,,,,,", "Tên đăng nhập")]
    [InlineData("Nguyễn An,da.co,,,,,", "đã có người dùng")]
    [InlineData("A,,,,,,", "Họ và tên")]
    public void Row_WithAFault_SaysWhatAndIsNotTaken(string row, string says)
    {
        var judged = Assert.Single(Judge("Họ và tên,Tên đăng nhập,Thư điện tử,Chức vụ,Đơn vị,Vai trò,Lĩnh vực\n" + row));
        Assert.Null(judged.Person);
        Assert.Contains(judged.Problems, problem => problem.Vietnamese.Contains(says, StringComparison.Ordinal) && problem.English.Length > 0);
    }

    [Fact]
    public void Rows_ClaimingTheSameAddress_NameEachOther()
    {
        var judged = Judge("Họ và tên,Email\nAn Nguyễn,an@a.vn\nAn Trần,an@a.vn\nAn Lê,");
        Assert.Empty(judged[0].Problems);
        Assert.Contains("dòng 2", judged[1].Problems[0].Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_MadeForTwoOfTheSameName_Differ()
    {
        var judged = Judge("Họ và tên\nNguyễn Văn An\nNguyễn Văn An");
        Assert.Equal(["nguyen.van.an", "nguyen.van.an2"], judged.Select(row => row.Person!.UserName));
    }

    [Fact]
    public void Coordinator_OfOneProvince_EntersNobodyElsewhereOrAbove()
    {
        var coordinator = Manager(new Assignment(Role.Coordinator, "p"));
        var judged = Judge("""
            Họ và tên,Đơn vị,Vai trò
            Được,Sở Nội vụ,Cán bộ đơn vị
            Nơi khác,Gia Lai,Lãnh đạo
            Cấp trên,Sở Nội vụ,Quản trị hệ thống
            Ngang cấp,Sở Nội vụ,Điều phối kỳ đánh giá
            Không nơi,,
            """, coordinator);
        Assert.Equal([true, false, false, false, false], judged.Select(row => row.Person is not null));
    }

    [Fact]
    public void Template_BothForms_ReadBack()
    {
        var workbook = new MemoryStream();
        PeopleTemplate.WriteWorkbook(workbook, ["Sở Nội vụ (p/noi-vu)"], ["Cải cách thể chế"]);
        Assert.Empty(PeopleFile.Read(workbook, "mau.xlsx"));
        var csv = new MemoryStream();
        PeopleTemplate.WriteCsv(csv);
        Assert.Empty(PeopleFile.Read(csv, "mau.csv"));
    }

    [Theory]
    [InlineData("Cột lạ,Khác\n1,2")]
    [InlineData("chỉ là chữ")]
    public void File_WithoutTheColumnOfNames_IsRefusedWithARemedy(string content) =>
        Assert.Contains("Họ và tên", Assert.Throws<DocumentException>(() => Read(content)).Problem.Vietnamese, StringComparison.Ordinal);

    private static IReadOnlyList<PeopleRow> Read(string csv) => PeopleFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "nguoi.csv");

    private static IReadOnlyList<CheckedPerson> Judge(string csv, PeopleManager? manager = null) => PeopleCheck.Judge(
        Read(csv), manager ?? Manager(new Assignment(Role.Administrator)), Register, Today, Fields, new HashSet<string> { "da.co" });

    private static PeopleManager Manager(params Assignment[] assignments) => new(new Holder(null, assignments, IsSignedIn: true), new UnitReach(Register, Today));
}
