using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Comparing;
using ParIndex.App.Criteria.Drafts;
using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Comparing;

public sealed class EditionDiffTests
{
    private static readonly CriteriaSet Earlier = CriteriaSetFile.Load("province-1149");
    private static readonly CriteriaSet Later = CriteriaSetFile.Load("province-876");

    [Fact]
    public void EveryScoredCriterion_OfBothEditions_StandsOnceAtLeast()
    {
        var rows = EditionDiff.Of(Earlier, Later).Fields.SelectMany(field => field.Rows).ToList();
        Assert.Equal(Later.Leaves().Select(leaf => leaf.Key).Order(), rows.Where(row => row.Later?.Node.IsLeaf == true).Select(row => row.Later!.Node.Key).Order());
        var before = rows.SelectMany(row => row.Earlier).Select(side => side.Node.Key).ToHashSet();
        Assert.DoesNotContain(Earlier.Leaves(), leaf => !before.Contains(leaf.Key) && !Parents(leaf).Any(before.Contains));

        IEnumerable<string> Parents(Criterion leaf) => Earlier.All().Where(node => !node.IsLeaf && node.SelfAndDescendants().Contains(leaf)).Select(node => node.Key);
    }

    [Fact]
    public void Mapping_TellsSplitMergedNewAndDropped()
    {
        var diff = EditionDiff.Of(Earlier, Later);
        Assert.True(diff.IsMapped);
        var rows = diff.Fields.SelectMany(field => field.Rows).ToList();
        foreach (var relation in Later.Mapping.Select(mapping => mapping.Relation).Distinct())
            Assert.Contains(rows, row => row.Relation == relation);

        Assert.Contains(rows, row => row.MaxChange != 0);
        Assert.All(rows.Where(row => row.Relation == MappingRelation.New), row => Assert.Empty(row.Earlier));
        Assert.All(diff.Fields, field => Assert.InRange(field.Coverage, 0, 1));
    }

    [Fact]
    public void SameSet_IsUnchangedThroughout()
    {
        var diff = EditionDiff.Of(Later, Later with { Title = "Bản khác" });
        Assert.All(diff.Fields.SelectMany(field => field.Rows), row => Assert.True(row.IsUnchanged));
        Assert.All(diff.Fields, field => Assert.Equal((field.Field!.Max, 1m), (field.EarlierMax, field.Coverage)));
    }

    [Fact]
    public void Draft_WithOneCriterionAddedOneRemovedOneMoved_TellsJustThese()
    {
        var leaf = Later.Leaves().First(node => node.Rule is not null);
        var gone = Later.Leaves().Last();
        var moved = Later.Leaves().ElementAt(5);
        var draft = TreeEdit.Move(TreeEdit.Remove(TreeEdit.Add(Later, Later.Criteria[0].Key, "Chỉ tiêu mới", 1, out var key), gone.Key), moved.Key, Later.Criteria[^1].Key);
        draft = TreeEdit.Replace(draft, leaf.Key, node => node with { Max = node.Max + 0.5m });
        var rows = EditionDiff.Of(Later, draft).Fields.SelectMany(field => field.Rows).Where(row => !row.IsUnchanged).ToList();
        Assert.Equal(MappingRelation.New, rows.Single(row => row.Later?.Node.Key == key).Relation);
        Assert.Equal(gone.Key, rows.Single(row => row.Relation == MappingRelation.Dropped).Earlier[0].Node.Key);
        Assert.True(rows.Single(row => row.Later?.Node.Key == moved.Key).IsMoved);
        Assert.Equal(0.5m, rows.Single(row => row.Later?.Node.Key == leaf.Key).MaxChange);
    }
}
