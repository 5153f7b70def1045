using ParIndex.App.Accounts;
using ParIndex.Core.Units;
using Xunit;

namespace ParIndex.App.Tests.Accounts;

public sealed class UnitReachTests
{
    private static readonly DateOnly Began = new(2000, 1, 1);
    private static readonly DateOnly Merged = new(2025, 7, 1);
    private static readonly DateOnly Today = new(2026, 11, 21);

    // Two provinces become one; each had an office; a district of the first was closed without a successor.
    private static readonly UnitRegister Register = UnitRegister.Build(
    [
        UnitEvent.Found("vn", UnitKind.Country, new UnitName("Việt Nam"), Began),
        UnitEvent.Found("a", UnitKind.Province, new UnitName("A"), Began, "vn"),
        UnitEvent.Found("b", UnitKind.Province, new UnitName("B"), Began, "vn"),
        UnitEvent.Found("a/so", UnitKind.Department, new UnitName("Sở A"), Began, "a"),
        UnitEvent.Found("a/huyen", UnitKind.District, new UnitName("Huyện A"), Began, "a"),
        UnitEvent.Abolish("a/huyen", Merged),
        UnitEvent.Abolish("a/so", Merged),
        UnitEvent.Found("ab", UnitKind.Province, new UnitName("AB"), Merged, "vn"),
        UnitEvent.Merge(["a", "b"], "ab", Merged),
        UnitEvent.Found("ab/so", UnitKind.Department, new UnitName("Sở AB"), Merged, "ab"),
        UnitEvent.Found("c", UnitKind.Province, new UnitName("C"), Began, "vn"),
    ]).Register!;

    private readonly UnitReach reach = new(Register, Today);

    [Theory]
    [InlineData("ab/so", "ab", true)]
    [InlineData("ab/so", "vn", true)]
    [InlineData("ab", "ab/so", false)]
    [InlineData("a", "ab", true)]
    [InlineData("a/so", "ab", true)]
    [InlineData("a/huyen", "ab", true)]
    [InlineData("a/huyen", "c", false)]
    [InlineData("c", "ab", false)]
    [InlineData("unknown", "ab", false)]
    public void IsWithin_LivingAndFormerUnits_FollowsParentsAndSuccessors(string unit, string root, bool expected) => Assert.Equal(expected, reach.IsWithin(unit, root));

    [Fact]
    public void Within_IsEveryUnitThatIsWithin()
    {
        foreach (var root in Register.Units.Select(unit => unit.Id))
            Assert.Equal(Register.Units.Select(unit => unit.Id).Where(unit => reach.IsWithin(unit, root)).Order(), reach.Within([root]).Order());
    }
}
