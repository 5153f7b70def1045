using ParIndex.Core.Criteria;
using Xunit;

namespace ParIndex.Core.Tests.Criteria;

public class EditionMapTests
{
    private static readonly CriteriaSet Earlier = Set("old", Node("1", "f", 10, Node("1.1", "same", 4), Node("1.2", "wide", 3), Node("1.3", "gone", 3)), Node("2", "g", 5, Node("2.1", "m1", 2), Node("2.2", "m2", 3)));

    private static readonly CriteriaSet Later = Set("new", Node("1", "f", 10, Node("1.1", "same", 5), Node("1.2", "part-a", 2), Node("1.3", "part-b", 1), Node("1.4", "fresh", 2)), Node("2", "g", 4, Node("2.1", "m", 4))) with
    {
        Mapping =
        [
            new EditionMapping(["wide"], ["part-a", "part-b"], MappingRelation.Split, [0.75m, 0.25m]),
            new EditionMapping(["m1", "m2"], ["m"], MappingRelation.Merged, []),
            new EditionMapping(["gone"], [], MappingRelation.Dropped, []),
            new EditionMapping([], ["fresh"], MappingRelation.New, []),
        ],
    };

    private static readonly Dictionary<string, decimal> Result = new() { ["same"] = 3, ["wide"] = 1.5m, ["gone"] = 3, ["m1"] = 1, ["m2"] = 2 };

    [Fact]
    public void Carry_LeafLevel_FollowsSameSplitMerged()
    {
        var nodes = new EditionMap(Earlier, Later).Carry(Result).Nodes.ToDictionary(node => node.Node.Key);

        Assert.Equal(new CarriedPoints(3, 4), nodes["same"].AsScored);
        Assert.Equal(new CarriedPoints(3.75m, 5), nodes["same"].LikeForLike);
        Assert.Equal(new CarriedPoints(1.125m, 2.25m), nodes["part-a"].AsScored);
        Assert.Equal(new CarriedPoints(1, 2), nodes["part-a"].LikeForLike);
        Assert.Equal(new CarriedPoints(3, 5), nodes["m"].AsScored);
        Assert.Equal(new CarriedPoints(2.4m, 4), nodes["m"].LikeForLike);
        Assert.Null(nodes["fresh"].AsScored);
        Assert.Equal(0, nodes["fresh"].Coverage);
    }

    [Fact]
    public void Carry_FieldLevel_ComparesTheComparablePartAndNamesTheRest()
    {
        var comparison = new EditionMap(Earlier, Later).Carry(Result);

        var field = comparison.Nodes[0];
        Assert.Equal(new CarriedPoints(7.5m, 10), field.AsScored);
        Assert.Equal(new CarriedPoints(5.25m, 8), field.LikeForLike);
        Assert.Equal(0.8m, field.Coverage);
        Assert.Equal(new CarriedPoints(7.65m, 12), comparison.Total);
        Assert.Equal([("fresh", false, NotComparableReason.New), ("gone", true, NotComparableReason.Dropped)], comparison.Left.Select(left => (left.Node.Key, left.IsEarlier, left.Reason)));
    }

    [Fact]
    public void Carry_MissingResult_IsNamed()
    {
        var comparison = new EditionMap(Earlier, Later).Carry(new Dictionary<string, decimal> { ["same"] = 4, ["wide"] = 3, ["m1"] = 1 });

        Assert.Contains(comparison.Left, left => left.Node.Key == "m" && left.Reason == NotComparableReason.NoResult);
        Assert.Equal(8, comparison.Total.Max);
    }

    [Fact]
    public void Carry_ParentThatBecameALeaf_UsesItsSum()
    {
        var later = Set("new", Node("1", "f", 10), Node("2", "g2", 5)) with { Mapping = [new EditionMapping(["g"], ["g2"], MappingRelation.Same, [])] };

        var comparison = new EditionMap(Earlier, later).Carry(Result);

        Assert.Equal([new CarriedPoints(7.5m, 10), new CarriedPoints(3, 5)], comparison.Nodes.Select(node => node.LikeForLike));
        Assert.Empty(comparison.Left);
    }

    [Fact]
    public void Carry_LeafThatBecameAParent_ComparesThereOnly()
    {
        var later = Set("new", Node("1", "f", 10, Node("1.1", "same", 4, Node("1.1.1", "x", 1), Node("1.1.2", "y", 3)), Node("1.2", "wide", 6)));

        var comparison = new EditionMap(Earlier, later).Carry(Result);

        Assert.Equal(new CarriedPoints(3, 4), comparison.Nodes.Single(node => node.Node.Key == "same").LikeForLike);
        Assert.Equal(1, comparison.Nodes[0].Coverage);
        Assert.Equal(["gone", "m1", "m2"], comparison.Left.Select(left => left.Node.Key));
    }

    [Fact]
    public void Carry_SameEdition_ChangesNothing()
    {
        var comparison = new EditionMap(Earlier, Earlier).Carry(Result);

        Assert.Equal(new CarriedPoints(10.5m, 15), comparison.Total);
        Assert.All(comparison.Nodes, node => Assert.Equal(node.AsScored, node.LikeForLike));
        Assert.Empty(comparison.Left);
    }

    private static CriteriaSet Set(string id, params Criterion[] nodes) => new() { Id = id, Title = id, Edition = id, Level = SetLevel.Province, Criteria = nodes };

    private static Criterion Node(string code, string key, decimal max, params Criterion[] children) => new() { Code = code, Key = key, Title = key, Max = max, Children = children };
}
