using FsCheck;
using FsCheck.Fluent;
using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Drafts;
using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Drafts;

public sealed class TreeEditTests
{
    private static readonly CriteriaSet Set = CriteriaSetFile.Load("department-example");

    [Fact]
    public void AnyEdits_KeepCodesAndKeysUnique_AndChildrenUnderTheirParents() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte, byte, byte)[]>(), edits =>
        {
            var set = edits.Take(12).Aggregate(Set, Apply);
            var problems = CriteriaSetChecker.Check(set).Where(problem => problem.Code is "set-code-duplicate" or "set-key-duplicate" or "set-code-position" or "set-code-form");
            return !problems.Any();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shift_ThereAndBack_IsTheSameSet()
    {
        foreach (var node in Set.All().ToList())
        {
            var down = TreeEdit.Shift(Set, node.Key, 1);
            if (CriteriaSetYaml.Write(down) != CriteriaSetYaml.Write(Set))
                Assert.Equal(CriteriaSetYaml.Write(Set), CriteriaSetYaml.Write(TreeEdit.Shift(down, node.Key, -1)));
        }
    }

    [Fact]
    public void Add_BelowAScoredCriterion_HandsItsRuleDown()
    {
        var leaf = Set.Leaves().First(node => node.Rule is not null);
        var set = TreeEdit.Add(Set, leaf.Key, "Phần thứ nhất", leaf.Max, out var key);
        var parent = TreeEdit.Find(set, leaf.Key)!;
        Assert.Null(parent.Rule);
        Assert.Equal((leaf.Rule, key, leaf.Code + ".1"), (parent.Children[0].Rule, parent.Children[0].Key, parent.Children[0].Code));
        Assert.DoesNotContain(CriteriaSetChecker.Check(set), problem => problem.IsError);
    }

    [Fact]
    public void Move_UnderItself_IsRefused()
    {
        var field = Set.Criteria.First(node => !node.IsLeaf);
        Assert.Same(Set, TreeEdit.Move(Set, field.Key, field.Children[0].Key));
    }

    [Fact]
    public void Renumber_FollowsThePlaces_AndKeepsKeys()
    {
        var set = TreeEdit.Renumber(TreeEdit.Remove(Set, Set.Criteria[0].Key));
        Assert.Equal(Enumerable.Range(1, set.Criteria.Count).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)), set.Criteria.Select(field => field.Code));
        Assert.Equal(Set.Criteria.Skip(1).SelectMany(field => field.SelfAndDescendants()).Select(node => node.Key), set.All().Select(node => node.Key));
    }

    private static CriteriaSet Apply(CriteriaSet set, (byte Kind, byte Here, byte There) edit)
    {
        var keys = set.All().Select(node => node.Key).ToList();
        if (keys.Count == 0)
            return set;

        var (here, there) = (keys[edit.Here % keys.Count], keys[edit.There % keys.Count]);
        return (edit.Kind % 5) switch
        {
            0 => TreeEdit.Add(set, here, "Tiêu chí thêm", 1, out _),
            1 => TreeEdit.Shift(set, here, edit.There % 2 == 0 ? 1 : -1),
            2 => TreeEdit.Move(set, here, edit.There % 7 == 0 ? null : there),
            3 => TreeEdit.Add(set, null, "Lĩnh vực thêm", 1, out _),
            _ => keys.Count > 5 && TreeEdit.Find(set, here)!.IsLeaf ? TreeEdit.Remove(set, here) : set,
        };
    }
}
