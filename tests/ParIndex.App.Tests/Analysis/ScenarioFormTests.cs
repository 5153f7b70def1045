using ParIndex.App.Analysis.Scenarios;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using Xunit;

namespace ParIndex.App.Tests.Analysis;

/// <summary>What is typed becomes a scenario of the differences alone; what cannot be is told by field.</summary>
public sealed class ScenarioFormTests
{
    private static readonly SetScorer Scorer = SetScorer.Compile(
        new CriteriaSet
        {
            Id = "thu", Title = "", Edition = "", Level = SetLevel.Commune,
            Criteria =
            [
                new Criterion
                {
                    Code = "1", Key = "mot", Title = "", Max = 2, Rule = new ScoringRule("when total = 0: not applicable\notherwise: full * on_time / total", RuleStanding.Example),
                    Inputs = [new RuleInput { Name = "on_time", Label = "Đúng hạn", Type = InputType.Count, AtMost = "total" }, new RuleInput { Name = "total", Label = "Tổng", Type = InputType.Count }],
                },
                new Criterion { Code = "2", Key = "hai", Title = "", Max = 1.5m },
            ],
        },
        out _);

    private static readonly Scorecard Known = new("Xã A", new Dictionary<string, ScorecardEntry>
    {
        ["1"] = new(new Dictionary<string, string> { ["on_time"] = "80", ["total"] = "100" }), ["2"] = new(new Dictionary<string, string>(), 1),
    });

    private static readonly Scorecard PointsOnly = new("Xã A", Known.Entries.Keys.ToDictionary(code => code, _ => new ScorecardEntry(new Dictionary<string, string>(), 1)));

    [Fact]
    public void Read_FigureThatDiffers_IsTheOnlyChange()
    {
        var form = Read(Known, ("s.1:on_time", "90"), ("s.1:total", "100"), ("d.2", ""));
        Assert.Empty(form.Faults);
        var change = Assert.Single(form.Scenario.Changes);
        Assert.Equal("90", Assert.Single(change.Values!).Value);
        Assert.Null(change.Points);
    }

    [Fact]
    public void Read_NothingDifferent_ChangesNothing() => Assert.Empty(Read(Known, ("s.1:on_time", "80"), ("s.1:total", "100")).Scenario.Changes);

    [Fact]
    public void Read_PointsBesideFigures_CountBeforeThem()
    {
        var change = Assert.Single(Read(Known, ("d.1", "1,25"), ("s.1:on_time", "90")).Scenario.Changes);
        Assert.Equal(1.25m, change.Points);
        Assert.Null(change.Values);
    }

    [Fact]
    public void Read_HalfTheFiguresOfALeafWithoutAny_IsAFault()
    {
        var fault = Assert.Single(Read(PointsOnly, ("s.1:on_time", "90")).Faults);
        Assert.Equal("s.1:total", fault.Field);
        Assert.Contains("nhập đủ số liệu", fault.Message.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d.2", "1,6")]
    [InlineData("d.2", "-1")]
    [InlineData("d.2", "một")]
    [InlineData("d.2", "50%")]
    [InlineData("s.1:on_time", "1,5")]
    public void Read_WhatCannotBe_IsToldByItsField(string field, string typed) => Assert.Equal(field, Assert.Single(Read(Known, (field, typed)).Faults).Field);

    [Fact]
    public void Read_LongName_IsCut() =>
        Assert.Equal(ScenarioAddress.LongestName, ScenarioForm.Read(Scorer, Known, new string('x', 500), new Dictionary<string, string>()).Scenario.Name.Length);

    private static ScenarioForm Read(Scorecard card, params (string Field, string Text)[] fields) =>
        ScenarioForm.Read(Scorer, card, "Thử", fields.ToDictionary(field => field.Field, field => field.Text));
}
