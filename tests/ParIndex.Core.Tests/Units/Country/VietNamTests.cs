using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using Xunit;

namespace ParIndex.Core.Tests.Units.Country;

public sealed class VietNamTests
{
    private static readonly DateOnly Before = new(2024, 12, 31);
    private static readonly DateOnly After = new(2025, 12, 31);
    private static readonly UnitRegister Register = VietNam.Register;

    [Fact]
    public void Sixty_three_become_thirty_four()
    {
        Assert.Equal(63, Provinces(Before).Count);
        Assert.Equal(63, Provinces(VietNam.TwoLevels.AddDays(-1)).Count);
        Assert.Equal(34, Provinces(VietNam.TwoLevels).Count);
        Assert.Equal(5, Provinces(Before).Count(unit => unit.NameAt(Before).Designation == "thành phố"));
        Assert.Equal(6, Provinces(After).Count(unit => unit.NameAt(After).Designation == "thành phố"));
        Assert.Equal(11, Provinces(After).Count(unit => unit.From == VietNam.SixtyThree));
    }

    [Fact]
    public void Successors_of_all_sixty_three_cover_the_thirty_four_exactly()
    {
        var successors = Provinces(Before).Select(unit => Register.Successors(unit.Id, Before, After)).ToArray();

        Assert.All(successors, shares => Assert.Equal(1m, Assert.Single(shares).Share));
        Assert.True(successors.SelectMany(shares => shares).Select(share => share.UnitId).ToHashSet().SetEquals(Provinces(After).Select(unit => unit.Id)));
        Assert.Equal(63, Provinces(After).Sum(unit => Register.Predecessors(unit.Id, After, Before).Count));
    }

    [Theory]
    [InlineData("Lâm Đồng", "68", "Bình Thuận, Đắk Nông, Lâm Đồng")]
    [InlineData("TP. Hồ Chí Minh", "79", "Bà Rịa - Vũng Tàu, Bình Dương, Thành phố Hồ Chí Minh")]
    [InlineData("Tuyên Quang", "08", "Hà Giang, Tuyên Quang")]
    [InlineData("Lào Cai", "10", "Lào Cai, Yên Bái")]
    [InlineData("Thái Nguyên", "19", "Bắc Kạn, Thái Nguyên")]
    [InlineData("Phú Thọ", "25", "Hòa Bình, Phú Thọ, Vĩnh Phúc")]
    [InlineData("Bắc Ninh", "27", "Bắc Giang, Bắc Ninh")]
    [InlineData("thành phố Hải Phòng", "31", "Hải Dương, Hải Phòng")]
    [InlineData("Hưng Yên", "33", "Hưng Yên, Thái Bình")]
    [InlineData("Ninh Bình", "37", "Hà Nam, Nam Định, Ninh Bình")]
    [InlineData("Quảng Trị", "45", "Quảng Bình, Quảng Trị")]
    [InlineData("TP Đà Nẵng", "48", "Đà Nẵng, Quảng Nam")]
    [InlineData("Quảng Ngãi", "51", "Kon Tum, Quảng Ngãi")]
    [InlineData("Gia Lai", "64", "Bình Định, Gia Lai")]
    [InlineData("Đắk Lắk", "66", "Đắk Lắk, Phú Yên")]
    [InlineData("Khánh Hòa", "56", "Khánh Hòa, Ninh Thuận")]
    [InlineData("Đồng Nai", "75", "Bình Phước, Đồng Nai")]
    [InlineData("Tây Ninh", "72", "Long An, Tây Ninh")]
    [InlineData("Đồng Tháp", "87", "Đồng Tháp, Tiền Giang")]
    [InlineData("Vĩnh Long", "86", "Bến Tre, Trà Vinh, Vĩnh Long")]
    [InlineData("An Giang", "89", "An Giang, Kiên Giang")]
    [InlineData("Cần Thơ", "92", "Cần Thơ, Hậu Giang, Sóc Trăng")]
    [InlineData("Cà Mau", "96", "Bạc Liêu, Cà Mau")]
    [InlineData("thành phố Huế", "46", "Thừa Thiên Huế")]
    [InlineData("Nghệ An", "40", "Nghệ An")]
    public void Provinces_after_the_merger(string name, string code, string predecessors)
    {
        var unit = Assert.Single(Register.FindByName(name, After, UnitKind.Province));

        Assert.Equal(code, unit.Code);
        Assert.Same(unit, Register.FindByCode(code, After));
        Assert.Equal(predecessors.Split(", ").Order(StringComparer.Ordinal), Register.Predecessors(unit.Id, After, Before)
            .Select(share => Register[share.UnitId].NameAt(Before).Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Thành phố Hồ Chí Minh")]
    [InlineData("TP. Hồ Chí Minh")]
    [InlineData("TP.HCM")]
    [InlineData("hồ chí minh")]
    [InlineData("tp ho chi minh")]
    public void The_city_has_many_spellings(string name) => Assert.Equal("79", Assert.Single(Register.FindByName(name, Before)).Code);

    [Fact]
    public void Hue_is_a_city_since_2025()
    {
        var hue = Register[VietNam.ProvinceId("46")];

        Assert.Equal("tỉnh Thừa Thiên Huế", hue.NameAt(Before).Full);
        Assert.Equal("thành phố Huế", hue.NameAt(new DateOnly(2025, 1, 1)).Full);
        Assert.Equal("thành phố Hà Nội", Register[VietNam.ProvinceId("01")].Name.Full);
        Assert.Equal("Thành phố Hồ Chí Minh", Register[VietNam.ProvinceId("79")].Name.Full);
    }

    [Fact]
    public void Regions_are_six_and_those_of_merged_provinces_are_marked()
    {
        Assert.Equal(
            [("BTBDHMT", 14), ("DBSCL", 13), ("DBSH", 11), ("DNB", 6), ("TDMNPB", 14), ("TN", 5)],
            Provinces(Before).GroupBy(unit => unit.Region!.Code).Select(region => (region.Key, region.Count())).OrderBy(region => region.Key, StringComparer.Ordinal));
        Assert.All(Provinces(Before), unit => Assert.Null(unit.Region!.Note));
        Assert.Equal(23, Provinces(After).Count(unit => unit.Region!.Note?.StartsWith("theo vùng của tỉnh kế thừa mã", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void Ministries_merged_on_the_first_of_March_2025()
    {
        Assert.Equal("vn/bo-tai-chinh", Assert.Single(Register.Successors("vn/bo-khdt", Before, After)).UnitId);
        Assert.Equal(2, Register.Predecessors("vn/bo-nnmt", After, Before).Count);
        Assert.True(Register.TreeAt(After).Children("vn").Count(unit => unit.Kind == UnitKind.CentralMinistry) == 17);
    }

    private static List<Unit> Provinces(DateOnly date) => [.. Register.TreeAt(date).All.Where(unit => unit.Kind == UnitKind.Province)];
}
