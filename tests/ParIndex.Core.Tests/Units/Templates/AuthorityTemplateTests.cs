using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using ParIndex.Core.Units.Templates;
using Xunit;

namespace ParIndex.Core.Tests.Units.Templates;

public sealed class AuthorityTemplateTests
{
    private static readonly DateOnly Before = new(2024, 12, 31);
    private static readonly DateOnly Between = new(2025, 4, 1);
    private static readonly DateOnly After = new(2025, 12, 31);

    [Fact]
    public void Every_province_takes_its_template_into_the_country()
    {
        var provinces = VietNam.Register.Units.Where(unit => unit.Kind == UnitKind.Province);
        var result = VietNam.Register.With(provinces.SelectMany(AuthorityTemplate.Events));

        Assert.Empty(result.Problems);
        Assert.All(
            result.Register!.TreeAt(After).Children(VietNam.Id).Where(unit => unit.Kind == UnitKind.Province),
            province => Assert.Equal(13, Departments(result.Register, province.Id, After).Count));
    }

    [Fact]
    public void Departments_merge_on_the_first_of_March_2025_and_end_with_their_province()
    {
        var register = VietNam.Register.With(AuthorityTemplate.Events(VietNam.Register[VietNam.ProvinceId("67")])).Register!;

        Assert.Equal(18, Departments(register, "vn-67", Before).Count);
        Assert.Equal(13, Departments(register, "vn-67", Between).Count);
        Assert.Empty(Departments(register, "vn-67", After));
        Assert.Equal("vn-67/so-tai-chinh", Assert.Single(register.Successors("vn-67/so-khdt", Before, Between)).UnitId);
        Assert.Equal(2, register.Predecessors("vn-67/so-nnmt", Between, Before).Count);
        Assert.All(register.TreeAt(Before).Children("vn-67"), unit => Assert.Equal("mẫu, cần đối chiếu", unit.Note));
    }

    [Fact]
    public void Districts_have_offices_until_the_end_of_June_2025_whatever_their_own_data_say()
    {
        var district = UnitEvent.Found("tp", UnitKind.District, new UnitName("Tuy Phước", "huyện"), VietNam.SixtyThree);
        var register = UnitRegister.Build([district, .. AuthorityTemplate.Events(UnitRegister.Build([district]).Register!["tp"])]).Register!;

        Assert.Contains(register.TreeAt(Before).Children("tp"), unit => unit.Name.Name == "Văn phòng HĐND và UBND huyện");
        Assert.Empty(register.TreeAt(VietNam.TwoLevels).Children("tp"));
    }

    private static List<Unit> Departments(UnitRegister register, string province, DateOnly date) =>
        [.. register.TreeAt(date).Children(province).Where(unit => unit is { Kind: UnitKind.Department, Standing: UnitStanding.Template })];
}
