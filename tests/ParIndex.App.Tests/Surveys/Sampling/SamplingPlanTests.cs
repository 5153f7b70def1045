using ParIndex.App.Surveys.Sampling;
using ParIndex.Core.Surveys.Sampling;
using Xunit;

namespace ParIndex.App.Tests.Surveys.Sampling;

public class SamplingPlanTests
{
    private const string Plan = """
        title: Khảo sát hài lòng
        seed: 5
        frame: { id: mã, name: họ tên, id_kind: any, village: [Huyện, xã] }
        stages:
          - { unit: huyện, strata: [vùng], select: pps_systematic, measure: số hộ, n: 4, minimum: 2 }
          - { select: simple, precision: { margin: 0.05, icc: 0.05, cluster_take: 20, response: 0.8 }, allocation: equal, replacements: 3 }

        """;

    [Fact]
    public void Plan_IsRead_AndColumnsSpelledTwiceAreOne()
    {
        var reading = SamplingPlanFile.Parse(Plan);
        var plan = reading.Plan!;

        Assert.Empty(reading.Problems);
        Assert.Equal(["Huyện", "vùng", "số hộ", "xã"], plan.Frame.Others);
        Assert.Equal(["Huyện", "vùng", "số hộ"], plan.Frame.Cleaning.Required);
        Assert.False(plan.Frame.Cleaning.IsCitizen);
        Assert.Equal((5UL, SelectionMethod.PpsSystematic, new StageCount.Total(4)), (plan.Seed, plan.Design.Stages[0].Method, plan.Design.Stages[0].Count));
        var asked = Assert.IsType<StageCount.Computed>(plan.Design.Stages[1].Count).Asked;
        Assert.Equal((0.95, 0.5, 1.95, 0.8), (asked.Confidence, asked.Share, Math.Round(asked.DesignEffect, 12), asked.Response));
    }

    [Fact]
    public void Neyman_TakesDeviationsOrShares()
    {
        var plan = SamplingPlanFile.Parse("title: t\nframe: { id: mã }\nstages:\n  - { select: simple, n: 10, strata: [a], allocation: neyman, deviations: { x: 2 }, shares: { y: 0.2 } }\n").Plan!;

        Assert.Equal([("x", 2), ("y", 0.4)], plan.Design.Stages[0].Deviations.Select(pair => (pair.Key, Math.Round(pair.Value, 12))));
    }

    [Theory]
    [InlineData("minimum: 2", "minimun: 2", "field-unknown")]
    [InlineData("select: simple", "select: simpel", "field-word")]
    [InlineData("n: 4", "n: 4, take: 2", "sampling-count")]
    [InlineData("n: 4,", "", "sampling-count")]
    [InlineData("cluster_take: 20,", "", "sampling-effect")]
    [InlineData("seed: 5", "seed: -5", "sampling-range")]
    [InlineData("allocation: equal", "allocation: neyman", "sampling-neyman")]
    [InlineData("id: mã, name: họ tên,", "", "sampling-person")]
    [InlineData("strata: [vùng]", "strata: [phone]", "sampling-column")]
    [InlineData("title: Khảo sát hài lòng", "", "field-missing")]
    [InlineData("margin: 0.05", "margin: 5%", "field-number")]
    public void Mistakes_AreToldWithTheirPlace(string was, string now, string code)
    {
        var reading = SamplingPlanFile.Parse(Plan.Replace(was, now, StringComparison.Ordinal));

        Assert.Null(reading.Plan);
        Assert.NotNull(Assert.Single(reading.Problems, problem => problem.Code == code).Place);
    }

    [Theory]
    [InlineData("- a")]
    [InlineData("title: [")]
    [InlineData("title: t")]
    public void OtherTexts_AreNoDesign(string yaml) => Assert.NotEmpty(SamplingPlanFile.Parse(yaml).Problems);
}
