using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Drafts;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Drafts;

public sealed class CriterionFormTests
{
    [Fact]
    public void EveryCriterion_OfEveryShippedSet_ComesBackAsItWas()
    {
        foreach (var set in CriteriaSetCatalog.Shipped().Ids().Select(CriteriaSetFile.Load))
        {
            var back = set.All().Aggregate(set, (now, node) => TreeEdit.Replace(now, node.Key, before =>
            {
                var reading = CriterionForm.Of(before).Read(before);
                Assert.DoesNotContain(reading.Problems, problem => problem.IsError);
                return reading.Node!;
            }));
            Assert.Equal(CriteriaSetYaml.Write(set), CriteriaSetYaml.Write(back));
            var (settings, problems) = SetForm.Of(set).Read(set);
            Assert.Empty(problems);
            Assert.Equal(CriteriaSetYaml.Write(set), CriteriaSetYaml.Write(settings!));
        }
    }

    [Fact]
    public void WrongFields_AreAllNamed()
    {
        var node = CriteriaSetFile.Load("province-876").Leaves().First(leaf => leaf.Inputs.Count > 0);
        var form = CriterionForm.Of(node);
        form.Max = "nhiều";
        form.Title = " ";
        form.Inputs[0].Type = "số la mã";
        form.Tests.Add(new TestForm { Name = "thử", Values = "không có dấu bằng" });
        var reading = form.Read(node);
        Assert.Null(reading.Node);
        Assert.Equal(["Inputs[0].Type", "Max", $"Tests[{form.Tests.Count - 1}].Values"], reading.Problems.Select(problem => problem.Place?.Field).OfType<string>().Order(StringComparer.Ordinal));
        Assert.Contains(reading.Problems, problem => problem.Message.English.Contains("title is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Commas_AreDecimals_AndBlankRowsAreNone()
    {
        var node = CriteriaSetFile.Load("province-876").Leaves().First(leaf => leaf.Inputs.Count > 0);
        var form = CriterionForm.Of(node);
        form.Max = "1,75";
        form.Inputs.Add(new InputForm { Type = "count" });
        form.Tests.Add(new TestForm());
        var read = form.Read(node).Node!;
        Assert.Equal((1.75m, node.Inputs.Count, node.Tests.Count), (read.Max, read.Inputs.Count, read.Tests.Count));
    }

    [Fact]
    public void Merge_TakesTheOthersFields_KeepsTheTyped_AndNamesWhatBothChanged()
    {
        var node = CriteriaSetFile.Load("province-876").Leaves().First(leaf => leaf.Rule is not null);
        var (was, theirs, mine) = (CriterionForm.Of(node), CriterionForm.Of(node), CriterionForm.Of(node));
        theirs.Title = "Tên của họ";
        theirs.Max = "9";
        mine.Max = "8";
        mine.Note = "Ghi chú của tôi";
        var conflict = Assert.Single(CriterionMerge.Merge(was, theirs, mine));
        Assert.Equal(new FieldConflict("Max", "9", "8"), conflict);
        Assert.Equal(("Tên của họ", "8", "Ghi chú của tôi"), (mine.Title, mine.Max, mine.Note));
    }
}
