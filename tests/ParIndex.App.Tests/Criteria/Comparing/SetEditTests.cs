using ParIndex.App.Criteria.Comparing;
using ParIndex.App.Criteria.Drafts;
using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Comparing;

public sealed class SetEditTests
{
    private static readonly CriteriaSet Set = new()
    {
        Id = "thu", Title = "Bộ thử", Edition = "1", Level = SetLevel.Commune,
        Criteria = [new Criterion { Key = "a", Code = "1", Title = "Một", Max = 3, Children = [Leaf("b", "1.1", 1), Leaf("c", "1.2", 2)] }, Leaf("d", "2", 4)],
    };

    [Fact]
    public void Between_TheSame_TellsNothing() => Assert.Empty(SetEdit.Between(Set, Set with { Criteria = [.. Set.Criteria] }));

    [Fact]
    public void Between_MembersOfOneCriterion_TellsEachWithBothTexts() => Assert.Equal(
        [new MemberChange("1.1", "title", "b", "Bê"), new MemberChange("1.1", "max", "1", "1.5")],
        SetEdit.Between(Set, TreeEdit.Replace(Set, "b", node => node with { Title = "Bê", Max = 1.5m })));

    [Fact]
    public void Between_AddedRemovedMovedAndSettings_TellsEach()
    {
        var moved = Set with { Title = "Bộ khác", Criteria = [Set.Criteria[0] with { Children = [Leaf("b", "1.1", 1), Leaf("d", "2", 4), Leaf("e", "1.3", 1)] }] };
        Assert.Equal(
            [new MemberChange(null, null, null, null), new MemberChange("2", "parent", null, null), new MemberChange("1.3", null, null, "e"), new MemberChange("1.2", null, "c", null)],
            SetEdit.Between(Set, moved));
    }

    private static Criterion Leaf(string key, string code, decimal max) => new() { Key = key, Code = code, Title = key, Max = max };
}
