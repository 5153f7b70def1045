using System.Diagnostics;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Agencies;
using ParIndex.Core.Units.Country;
using Xunit;

namespace ParIndex.Core.Tests.Units.Agencies;

public sealed class AgencyResolverTests
{
    [Fact]
    public void Representative_texts_resolve_as_written_down()
    {
        var wrong = new List<string>();
        foreach (var row in AgencyTextTable.Rows.Split('\n', StringSplitOptions.TrimEntries))
        {
            var cells = row.Split(" | ");
            var found = AgencySetting.Short(Resolve(cells[2], cells[0], cells[1] == "2024" ? AgencySetting.Y2024 : AgencySetting.Y2025));
            if (found != cells[3])
                wrong.Add($"{row} ⇒ {found}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_post_is_kept_beside_its_unit()
    {
        var part = Assert.IsType<AgencyPart.ToUnit>(Assert.Single(Resolve("Giám đốc Sở Nội vụ").Parts));

        Assert.Equal("Giám đốc", part.Post);
        Assert.Equal("Giám đốc Sở Nội vụ", part.Text);
        Assert.Equal(UnitStanding.Template, part.Unit.Standing);
        Assert.Equal(AgencyMatch.Name, part.Match);
    }

    [Fact]
    public void An_open_group_says_why_and_its_members_are_candidates()
    {
        var part = Assert.IsType<AgencyPart.ToGroup>(Assert.Single(Resolve("Các sở, ban, ngành có liên quan").Parts));

        Assert.True(part.Group.IsOpen);
        Assert.Equal("có liên quan", part.Group.Condition);
        Assert.Equal(18, part.Members.Count);
        Assert.Equal("thành viên theo mẫu, cần đối chiếu", part.Remark!.Vietnamese);
    }

    [Fact]
    public void Districts_vanish_after_June_2025()
    {
        var last = VietNam.TwoLevels.AddDays(-1);

        Assert.Equal(["gn", "ds"], Resolve("UBND cấp huyện", "vn-67", last).Units.Select(unit => unit.Id));
        var part = Assert.IsType<AgencyPart.ToGroup>(Assert.Single(Resolve("UBND cấp huyện", "vn-68-2025", VietNam.TwoLevels).Parts));
        Assert.Empty(part.Members);
        Assert.Equal("không còn cấp huyện từ 01/7/2025", part.Remark!.Vietnamese);
    }

    [Fact]
    public void A_former_department_names_who_took_over()
    {
        var part = Assert.IsType<AgencyPart.ToUnit>(Assert.Single(Resolve("Sở TTTT", "vn-40", AgencySetting.Y2025).Parts));

        Assert.Equal("vn-40/so-khcn", Assert.Single(part.Successors).Id);
    }

    [Fact]
    public void Own_data_stand_before_the_template()
    {
        var register = VietNam.Register.With(
        [
            UnitEvent.Found("s1", UnitKind.Department, "Sở Nội vụ", VietNam.SixtyThree, "vn-40"),
            UnitEvent.Found("s2", UnitKind.Department, new UnitName("Sở Du lịch và Di sản", ShortNames: ["Sở DL&DS"]), VietNam.SixtyThree, "vn-40"),
            UnitEvent.Found("s3", UnitKind.PublicServiceUnit, "Trung tâm Bảo tồn Di sản", VietNam.SixtyThree, "s2"),
            UnitEvent.Found("s4", UnitKind.Division, "Phòng Cải cách hành chính", VietNam.SixtyThree, "s1"),
        ]).Register!;
        var resolver = new AgencyResolver(register);

        Assert.Equal(["s1", "s2"], resolver.Resolve("Các sở, ban, ngành", "vn-40", AgencySetting.Y2024).Units.Select(unit => unit.Id));
        Assert.Equal("s1", Assert.Single(resolver.Resolve("Sở NV", "vn-40", AgencySetting.Y2024).Units).Id);
        Assert.Equal("s2", Assert.Single(resolver.Resolve("Sở DL và DS", "vn-40", AgencySetting.Y2024).Units).Id);
        Assert.Equal("s3", Assert.Single(resolver.Resolve("Trung tâm Bảo tồn Di sản", "vn-40", AgencySetting.Y2024).Units).Id);
        Assert.Equal("s4", Assert.Single(resolver.Resolve("Phòng CCHC", "s1", AgencySetting.Y2024).Units).Id);
        Assert.Equal("s4", Assert.Single(resolver.Resolve("Các phòng thuộc Sở", "s1", AgencySetting.Y2024).Units).Id);
        Assert.Equal("vn-40/cong-an", Assert.Single(resolver.Resolve("Công an tỉnh", "vn-40", AgencySetting.Y2024).Units).Id);
    }

    [Fact]
    public void A_provider_under_another_name_is_marked_as_found_by_sector()
    {
        var part = Assert.IsType<AgencyPart.ToUnit>(Assert.Single(Resolve("Công ty TNHH Nước sạch và Cấp nước đô thị Đắk Nông").Parts));

        Assert.Equal("vn-67/cap-nuoc", part.Unit.Id);
        Assert.Equal(AgencyMatch.Sector, part.Match);
    }

    [Fact]
    public void What_is_not_found_comes_with_suggestions()
    {
        var damaged = Assert.IsType<AgencyPart.Unregistered>(Assert.Single(Resolve("Sở Giáo dục vả Đào tạa").Parts));
        Assert.Equal("Sở Giáo dục và Đào tạo", damaged.Suggestions[0].Name.Name);

        var unknown = Resolve("qwerty asdf");
        Assert.False(unknown.IsResolved);
        Assert.IsType<AgencyPart.Unknown>(Assert.Single(unknown.Parts));
        Assert.Empty(Resolve("").Parts);
        Assert.Empty(Resolve(" ;, - ").Parts);
        Assert.False(Resolve("").IsResolved);
    }

    [Theory]
    [InlineData("Sở Nội vụ", "SỞ NỘI VỤ")]
    [InlineData("Sở Nội vụ", "Giám đốc Sở Nội vụ")]
    [InlineData("UBND cấp huyện", "Chủ tịch Ủy ban nhân dân cấp huyện")]
    [InlineData("các đơn vị liên quan", "Các đơn vị có liên quan")]
    [InlineData("Sở TTTT", "Sở Thông tin và Truyền thông")]
    public void Equal_meaning_has_an_equal_key(string left, string right) =>
        Assert.Equal(Resolve(left).Parts[0].Key, Resolve(right).Parts[0].Key);

    [Fact]
    public void Hostile_texts_end_soon()
    {
        var watch = Stopwatch.StartNew();
        foreach (var piece in new[] { "các đơn vị liên quan, ", "sở, ", "UBND huyện và ", "Sở KH&ĐT; ", "(", "các ", "Trung tâm A, ", "TP, ", "huyện ", "Chủ tịch ", "\u0301", "được giao, " })
            Assert.NotNull(Resolve(string.Concat(Enumerable.Repeat(piece, 3000 / piece.Length))).Parts);

        foreach (var piece in new[] { "các đơn vị liên quan, ", "Sở A và ", "UBND huyện, ", "Giám đốc Trung tâm A, ", "các huyện " })
            Assert.NotNull(Resolve(string.Concat(Enumerable.Repeat(piece, 1999 / piece.Length))).Parts);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    [Fact]
    public void An_unknown_authority_is_an_error_of_the_caller() =>
        Assert.Throws<KeyNotFoundException>(() => Resolve("Sở Nội vụ", "zz"));

    private static AgencyResolution Resolve(string text, string authority = "vn-67", DateOnly? date = null) =>
        AgencySetting.Resolver.Resolve(text, authority, date ?? AgencySetting.Y2024);
}
