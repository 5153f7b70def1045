using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Criteria;

/// <summary>A sound set, then one change at a time and the problem each must raise.</summary>
public class CriteriaSetCheckerTests
{
    private static readonly Criterion Leaf = new()
    {
        Code = "1.1",
        Key = "on-time",
        Title = "Đúng hạn",
        Max = 60,
        Rule = new ScoringRule("full * share(done, total)", RuleStanding.Official),
        Inputs =
        [
            new RuleInput { Name = "done", Label = "Đúng hạn", Type = InputType.Count, AtMost = "total" },
            new RuleInput { Name = "total", Label = "Tất cả", Type = InputType.Count, Min = 1 },
        ],
        Tests = [new RuleTest("một nửa", Values(("done", "5"), ("total", "10")), 30)],
    };

    private static readonly CriteriaSet Sound = new()
    {
        Id = "sound",
        Title = "Bộ đúng",
        Edition = "1/QĐ",
        Level = SetLevel.Province,
        Bands = [new Band("A", 90), new Band("B", 80)],
        Rounding = [new LevelRounding(1, 3)],
        Criteria =
        [
            new Criterion
            {
                Code = "1", Key = "field", Title = "Lĩnh vực", Max = 100,
                Children = [Leaf, new Criterion { Code = "1.2", Key = "survey", Title = "Khảo sát", Max = 40, Source = SourceKind.LeaderSurvey }],
            },
        ],
    };

    public static TheoryData<string, bool, Func<CriteriaSet, CriteriaSet>> Changes => new()
    {
        { "set-id", true, set => set with { Id = "Bộ 1" } },
        { "set-title", true, set => set with { Title = "" } },
        { "set-empty", true, set => set with { Criteria = [] } },
        { "set-digits", true, set => set with { Digits = 7 } },
        { "set-total", true, set => set with { Total = 90 } },
        { "set-total", false, set => Field(set, top => top with { Max = 90, Children = [top.Children[0] with { Max = 50, Tests = [] }, top.Children[1]] }) },
        { "set-sum", true, set => Field(set, top => top with { Children = [top.Children[0], top.Children[1] with { Max = 39.99m }] }) },
        { "set-max", true, set => Second(set, leaf => leaf with { Max = 0 }) },
        { "set-kind", true, set => Field(set, top => top with { Kind = CriterionKind.Bonus }) },
        { "set-code", true, set => Second(set, leaf => leaf with { Code = "1. 2" }) },
        { "set-code-duplicate", true, set => Second(set, leaf => leaf with { Code = "1.1" }) },
        { "set-code-form", false, set => Second(set, leaf => leaf with { Code = "2.2" }) },
        { "set-code-position", true, set => Second(set, leaf => leaf with { Code = "1.1.1" }) },
        { "set-key-duplicate", true, set => Second(set, leaf => leaf with { Key = "on-time" }) },
        { "set-key", true, set => Second(set, leaf => leaf with { Key = "Khảo sát" }) },
        { "set-band", true, set => set with { Bands = [new Band("B", 80), new Band("A", 90)] } },
        { "set-band", true, set => set with { Bands = [new Band("A", 101)] } },
        { "set-band", true, set => set with { Bands = [new Band("A", 90), new Band("A", 80)] } },
        { "set-rounding", true, set => set with { Rounding = [new LevelRounding(3, 1)] } },
        { "set-rounding", true, set => set with { Rounding = [new LevelRounding(1, 1), new LevelRounding(1, 2)] } },
        { "set-year", true, set => set with { Years = [22] } },
        { "set-name", true, set => set with { Constants = [new NamedConstant("trọng_số", 1)] } },
        { "set-name-duplicate", true, set => set with { Constants = [new NamedConstant("done", 1)] } },
        { "set-name", true, set => Input(set, input => input with { Name = "2x" }) },
        { "set-name-reserved", true, set => Input(set, input => input with { Name = "full" }) },
        { "set-name-duplicate", true, set => Input(set, input => input with { Name = "total" }) },
        { "set-at-most", true, set => Input(set, input => input with { AtMost = "all" }) },
        { "set-at-most", true, set => Input(set, input => input with { AtMost = "done" }) },
        { "set-at-most", true, set => Input(set, input => input with { Unit = "hồ sơ" }) },
        { "set-input-range", true, set => Input(set, input => input with { Min = 5, Max = 4 }) },
        { "set-input-range", true, set => Input(set, input => input with { Min = -1 }) },
        { "set-input-range", true, set => Input(set, input => input with { Type = InputType.Percent, Min = 90, AtMost = null }) },
        { "set-input-options", true, set => Input(set, input => input with { Options = ["a", "b"] }) },
        { "set-input-options", true, set => Input(set, input => input with { Type = InputType.Choice, Options = ["a"], AtMost = null }) },
        { "set-input-year", true, set => Input(set, input => input with { AlsoFor = ["20"] }) },
        { "set-input-label", true, set => Input(set, input => input with { Label = "" }) },
        { "rule-unknown-input", true, set => First(set, leaf => leaf with { Rule = leaf.Rule! with { Text = "full * share(done, al)" } }) },
        { "set-rule-remembered", true, set => First(set, leaf => leaf with { Rule = leaf.Rule! with { Standing = RuleStanding.Remembered } }) },
        { "set-rule-on-parent", true, set => Field(set, top => top with { Rule = new ScoringRule("full", RuleStanding.Official) }) },
        { "set-test-without-rule", false, set => First(set, leaf => leaf with { Rule = null }) },
        { "set-test-differs", true, set => Test(set, test => test with { Points = 31 }) },
        { "set-test-differs", true, set => Test(set, test => test with { Points = null, NotApplicable = true }) },
        { "set-test-form", true, set => Test(set, test => test with { Points = null }) },
        { "set-test-input", true, set => Test(set, test => test with { Values = Values(("x", "5"), ("done", "5"), ("total", "10")) }) },
        { "set-test-value", true, set => Test(set, test => test with { Values = Values(("done", "năm"), ("total", "10")) }) },
        { "set-test-missing", true, set => Test(set, test => test with { Values = Values(("done", "5")) }) },
        { "set-test-invalid", true, set => Test(set, test => test with { Values = Values(("done", "15"), ("total", "10")) }) },
        { "set-mapping-form", true, set => Map(set, new EditionMapping(["a"], [], MappingRelation.Same, [])) },
        { "set-mapping-shares", true, set => Map(set, new EditionMapping(["a"], ["on-time", "survey"], MappingRelation.Split, [0.5m, 0.4m])) },
        { "set-mapping-shares", true, set => Map(set, new EditionMapping(["a"], ["survey"], MappingRelation.Same, [1])) },
        { "set-mapping-key", true, set => Map(set, new EditionMapping(["a"], ["zzz"], MappingRelation.Same, [])) },
        { "set-mapping-twice", true, set => Map(set, new EditionMapping(["a"], ["survey"], MappingRelation.Same, []), new EditionMapping(["a"], [], MappingRelation.Dropped, [])) },
    };

    [Fact]
    public void Check_SoundSet_OnlyCountsLeavesWithoutRule()
    {
        var problem = Assert.Single(CriteriaSetChecker.Check(Sound));

        Assert.Equal(("set-direct-points", false, true), (problem.Code, problem.IsError, problem.IsInfo));
        Assert.Contains("1 tiêu chí chưa có thang điểm chính thức", problem.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void Check_OneChange_RaisesItsProblem(string code, bool isError, Func<CriteriaSet, CriteriaSet> change)
    {
        var problems = CriteriaSetChecker.Check(change(Sound)).Where(problem => !problem.IsInfo).ToList();

        Assert.Contains(problems, problem => problem.Code == code && problem.IsError == isError);
        Assert.All(problems, problem => Assert.NotEqual(problem.Message.Vietnamese, problem.Message.English));
    }

    [Fact]
    public void Check_TestWithDigits_ComparesRounded()
    {
        var third = Test(Sound, test => test with { Values = Values(("done", "1"), ("total", "9")), Points = 6.6667m });

        var problem = Assert.Single(CriteriaSetChecker.Check(third), problem => problem.IsError);
        Assert.Contains("digits: 4", problem.Message.Vietnamese, StringComparison.Ordinal);
        Assert.DoesNotContain(CriteriaSetChecker.Check(Test(third, test => test with { Digits = 4 })), problem => problem.IsError);
        Assert.Contains(CriteriaSetChecker.Check(Test(third, test => test with { Points = 6.6666m, Digits = 4 })), problem => problem.IsError);
    }

    [Fact]
    public void Check_SumMessage_SaysByHowMuch()
    {
        var set = Field(Sound, top => top with { Children = [top.Children[0], top.Children[1] with { Max = 39.99m }] });

        var problem = CriteriaSetChecker.Check(set).Single(problem => problem.Code == "set-sum");
        Assert.Contains("99,99, ít hơn điểm tối đa 100 là 0,01", problem.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BonusBesideFields_DoesNotCountInTotal()
    {
        var bonus = new Criterion
        {
            Code = "2",
            Key = "bonus",
            Title = "Thưởng",
            Max = 5,
            Kind = CriterionKind.Bonus,
            Children = [new Criterion { Code = "2.1", Key = "b1", Title = "Một", Max = 4, Kind = CriterionKind.Bonus }, new Criterion { Code = "2.2", Key = "b2", Title = "Hai", Max = 4, Kind = CriterionKind.Bonus }],
        };

        Assert.All(CriteriaSetChecker.Check(Sound with { Criteria = [.. Sound.Criteria, bonus] }), problem => Assert.True(problem.IsInfo));
    }

    [Fact]
    public void Check_Places_ComeFromTheReader()
    {
        var set = Second(Sound, leaf => leaf with { Max = 0 });
        var places = new SetPlaces();
        places.Add(set.Criteria[0].Children[1], "max", SourcePlace.AtLine(7, 9));

        Assert.Equal(SourcePlace.AtLine(7, 9), CriteriaSetChecker.Check(set, places: places).First(problem => problem.Code == "set-max").Place);
    }

    private static Dictionary<string, string> Values(params (string Name, string Text)[] values) => values.ToDictionary(pair => pair.Name, pair => pair.Text);

    private static CriteriaSet Field(CriteriaSet set, Func<Criterion, Criterion> change) => set with { Criteria = [change(set.Criteria[0])] };

    private static CriteriaSet First(CriteriaSet set, Func<Criterion, Criterion> change) =>
        Field(set, top => top with { Children = [change(top.Children[0]), top.Children[1]] });

    private static CriteriaSet Second(CriteriaSet set, Func<Criterion, Criterion> change) =>
        Field(set, top => top with { Children = [top.Children[0], change(top.Children[1])] });

    private static CriteriaSet Input(CriteriaSet set, Func<RuleInput, RuleInput> change) =>
        First(set, leaf => leaf with { Inputs = [change(leaf.Inputs[0]), leaf.Inputs[1]] });

    private static CriteriaSet Test(CriteriaSet set, Func<RuleTest, RuleTest> change) => First(set, leaf => leaf with { Tests = [change(leaf.Tests[0])] });

    private static CriteriaSet Map(CriteriaSet set, params EditionMapping[] mapping) => set with { Mapping = mapping };
}
