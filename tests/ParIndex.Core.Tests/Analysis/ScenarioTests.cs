using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Analysis.Scenarios;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rules;
using ParIndex.Core.Scoring;
using Xunit;

namespace ParIndex.Core.Tests.Analysis;

public class ScenarioTests
{
    private static readonly CriteriaSet Set = new()
    {
        Id = "t", Title = "Thử", Edition = "1", Level = SetLevel.Province, Bands = SimulationExamples.Bands, NotApplicable = NotApplicablePolicy.Exclude,
        Criteria =
        [
            new Criterion
            {
                Code = "1", Key = "one", Title = "Một", Max = 60,
                Children =
                [
                    new Criterion
                    {
                        Code = "1.1", Key = "rate", Title = "Tỷ lệ", Max = 40,
                        Rule = new ScoringRule("when total = 0: not applicable\notherwise: full * done / total", RuleStanding.Example),
                        Inputs =
                        [
                            new RuleInput { Name = "done", Label = "Đã làm", Type = InputType.Count, Unit = "việc", AtMost = "total" },
                            new RuleInput { Name = "total", Label = "Tổng", Type = InputType.Count, Unit = "việc" },
                        ],
                    },
                    new Criterion { Code = "1.2", Key = "direct", Title = "Trực tiếp", Max = 20 },
                ],
            },
            new Criterion { Code = "2", Key = "two", Title = "Hai", Max = 40 },
            new Criterion { Code = "T", Key = "bonus", Title = "Thưởng", Max = 3, Kind = CriterionKind.Bonus },
            new Criterion { Code = "P", Key = "penalty", Title = "Trừ", Max = 5, Kind = CriterionKind.Penalty },
        ],
    };

    private static readonly Standing Others = new([new("B", 90, 100), new("C", 80, 100), new("D", 80, 100), new("E", 50, 100)], TiePolicy.Competition);

    [Fact]
    public void WhatIf_FiguresAndPoints_ThroughTheRules()
    {
        var what = new WhatIf(Scorer(), Card(), Others);
        var comparison = what.Compare(
        [
            new("Làm đủ", [new("1.1", Figures(("done", "100")))]),
            new("Cho điểm", [new("1.1", Points: 30), new("2", Points: 40)]),
            new("Không áp dụng", [new("2", NotApplicable: true)]),
        ]);

        // 30 + 15 + 30 = 75: behind C and D at 80.
        Assert.Equal((75m, 4, "C"), (what.Now.Score.Points, what.Now.Rank, what.Now.Band));
        Assert.Equal([75m, 85m, 85m, 45m], comparison.Results.Select(result => result.Score.Points));
        Assert.Equal([4, 2, 2, 4], comparison.Results.Select(result => result.Rank));
        Assert.Equal([0, 2, 2, 0], comparison.Results.Select(result => result.RanksGained));
        Assert.Equal(75m, comparison.Results[3].Percent);
        Assert.Equal(["1.1", "2"], comparison.Leaves.Select(leaf => leaf.Criterion.Code));
        Assert.Equal([0m, 10m, 0m, 0m], comparison.Leaves[0].Gains);
        Assert.Equal([NodeState.Scored, NodeState.Scored, NodeState.Direct, NodeState.Scored], comparison.Leaves[0].Scores.Select(score => score.State));
        Assert.All(comparison.Results, result => Assert.Empty(result.Score.Problems));
        Assert.NotEmpty(comparison.Leaves[0].Scores[1].Steps);
    }

    [Fact]
    public void WhatIf_BadChanges_AreProblemsOfTheScore()
    {
        var result = new WhatIf(Scorer(), Card(), Others).Of(new("x", [new("9.9", Points: 1), new("1.2", Points: 21), new("1.1", Figures(("done", "nhiều")))]));

        Assert.Equal(3, result.Score.Problems.Select(problem => problem.Criterion).Distinct().Count());
    }

    [Fact]
    public void Sensitivity_LeastChange_GainsAndLosesARank()
    {
        var score = Scorer().Score(Card(penalty: 1));
        var leaves = RankSensitivity.Of(Set, score, Others).ToDictionary(leaf => leaf.Criterion.Code);

        // 74: to reach 80 needs 6 points; equality shares the rank. The last is at 50.
        Assert.Equal((6m, 2), (leaves["1.1"].ToGain, leaves["1.1"].RankGained));
        Assert.Equal((84m, 2, "B"), (leaves["1.1"].BestPercent, leaves["1.1"].BestRank, leaves["1.1"].BestBand));
        Assert.Null(leaves["1.2"].ToGain);
        Assert.Equal(79m, leaves["1.2"].BestPercent);
        Assert.Equal((-24.000_001m, 5), (leaves["1.1"].ToLose, leaves["1.1"].RankLost));
        Assert.Null(leaves["1.2"].ToLose);
        Assert.Null(leaves["T"].ToGain);
        Assert.Equal((75m, 4), (leaves["P"].BestPercent, leaves["P"].BestRank));
    }

    /// <summary>A told change suffices, and one grain less does not: checked by scoring outright.</summary>
    [Fact]
    public void Sensitivity_IsTight_AlsoWhenFieldsAreRounded() => Prop.ForAll(
        Gen.Choose(0, 60).Four().Select(four => (four.Item1, four.Item2, four.Item3, four.Item4)).ToArbitrary(),
        four =>
        {
            var set = Set with { Rounding = [new LevelRounding(1, 1)] };
            var scorer = SetScorer.Compile(set, out _);
            var score = scorer.Score(Card(four.Item1 % 41, four.Item2 % 21 / 3m, four.Item3 % 41 / 7m), explain: false);
            var standing = new Standing([new("B", four.Item4 + 20.05m, 100), new("C", 33.3m, 100), new("D", 12.34m, 100)], TiePolicy.Dense);
            var rank = standing.RankOf(score.Percent!.Value);
            foreach (var leaf in RankSensitivity.Of(set, score, standing).Where(leaf => leaf.Criterion.Kind == CriterionKind.Regular))
            {
                if (leaf.ToGain is { } gain && (RankWith(leaf, gain) != leaf.RankGained || leaf.RankGained >= rank || RankWith(leaf, gain - RankSensitivity.Grain) < rank)) return false;
                if (leaf.ToGain is null && leaf.BestRank < rank) return false;
                if (leaf.ToLose is { } lose && (RankWith(leaf, lose) != leaf.RankLost || leaf.RankLost <= rank || RankWith(leaf, lose + RankSensitivity.Grain) > rank)) return false;
            }

            return true;

            int RankWith(LeafSensitivity leaf, decimal change)
            {
                var card = Card(four.Item1 % 41, four.Item2 % 21 / 3m, four.Item3 % 41 / 7m);
                var entries = new Dictionary<string, ScorecardEntry>(card.Entries)
                {
                    [leaf.Criterion.Code] = new(new Dictionary<string, string>(), Math.Clamp(leaf.Points + change, 0, leaf.Criterion.Max)),
                };
                return standing.RankOf(scorer.Score(card with { Entries = entries }, explain: false).Percent!.Value);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Standing_RanksAsRankingDoes() => Prop.ForAll(
        Gen.Choose(0, 12).ArrayOf().ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(),
        (others, own) => new[] { TiePolicy.Competition, TiePolicy.Dense }.All(ties =>
            new Standing(others.Select(value => new ResultRow("x", value, 12)), ties).RankOf(own / 12m * 100)
            == Ranking.Rank([.. others.Append(own).Select(value => value / 12m * 100)], ties)[^1]))
        .QuickCheckThrowOnFailure();

    private static SetScorer Scorer() => SetScorer.Compile(Set, out _);

    private static Scorecard Card(int done = 75, decimal direct = 15, decimal second = 30, decimal penalty = 0) => new("A", new Dictionary<string, ScorecardEntry>
    {
        ["1.1"] = new(Figures(("done", done.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("total", "100"))),
        ["1.2"] = new(Figures(), direct),
        ["2"] = new(Figures(), second),
        ["P"] = new(Figures(), penalty),
    });

    private static Dictionary<string, string> Figures(params (string Slot, string Value)[] values) => values.ToDictionary(pair => pair.Slot, pair => pair.Value);
}
