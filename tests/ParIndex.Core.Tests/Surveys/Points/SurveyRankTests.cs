using ParIndex.Core.Analysis.Uncertainty;
using ParIndex.Core.Surveys.Estimation.Data;
using ParIndex.Core.Surveys.Estimation.Design;
using ParIndex.Core.Surveys.Points.Errors;
using ParIndex.Core.Surveys.Points.Ranking;
using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.Core.Tests.Surveys.Points;

/// <summary>Errors of survey criteria carried to sums and ranks.</summary>
public class SurveyRankTests
{
    private const int People = 400;

    /// <summary>The variance of the total, person by person: the dumb way over the sum of each person's points.</summary>
    [Fact]
    public void ErrorOfTheTotal_IsThatOfEachPersonsPoints()
    {
        var (scores, block, worths) = Estimated(new OwnSurvey("2026"));
        var total = new SurveyScores(scores, [block]).Official(_ => true);
        double[] own = [.. Enumerable.Range(0, People).Select(row => (3 * worths["a"].Chunk(0)[row]) + (2 * ((worths["b"].Chunk(0)[row] + (3 * worths["c"].Chunk(0)[row])) / 4)))];
        var mean = own.Average();
        var error = Math.Sqrt(own.Sum(value => (value - mean) * (value - mean)) / (People - 1) / People);

        Assert.Equal(mean, (double)total.Points, 1e-9);
        Assert.Equal(error, total.KnownStandardError, 1e-9);
        Assert.IsType<EstimatedError>(total.Error);
        // The same people answered: taking criteria as independent would tell too small an error.
        Assert.True(Math.Sqrt(scores.Sum(score => Math.Pow(((EstimatedError)score.Error).StandardError, 2))) < 0.9 * error);
        Assert.InRange(block.Correlation(0, 1), 0.3, 1);
    }

    [Fact]
    public void GroupWeights_GiveEstimatesEqualToBallotPoints()
    {
        var data = Data();
        var rule = new CriterionRule("4.4", 3, [MadeBallots.Item("a"), MadeBallots.Item("b", 2)]);
        var weights = new Dictionary<string, decimal> { ["đại biểu"] = 70, ["lãnh đạo"] = 30 };
        var worths = rule.Items.ToDictionary(item => item.Item, item => WorthColumn.Of(data, data.Scale(item.Item), item));
        var (scores, _) = OwnPoints.Of(SurveyDesign.Of(data, new DesignSpec()), [rule], worths, new OwnSurvey("2026"), new GroupWeights("group", weights));
        var ballots = rule.Items.SelectMany(item => BallotCount.Of(data, data.Scale(item.Item), data.Code("group")));

        Assert.Equal((double)BallotPoints.Of(rule, ballots, weights)!.Points, (double)scores[0].Points, 1e-12);
        Assert.True(((EstimatedError)scores[0].Error).StandardError > 0);
    }

    /// <summary>The drawn index of the unit spreads as the delta method says, with the covariance and not without.</summary>
    [Fact]
    public void SimulatedSpread_EqualsTheAnalyticError()
    {
        var (scores, block, _) = Estimated(new OwnSurvey("2026"));
        var own = new SurveyScores(scores, [block]);
        var data = Units(scores);
        var run = Simulation.Of(data, SurveyRanks.Sources(data, 30, own)).Run(7, 40_000);
        var outcome = run.Unit(new SimulationQuestions(), 30);

        // 40,000 draws: a standard deviation is known to 1/√80,000 = 0.35 %.
        Assert.Equal(own.Official(_ => true).KnownStandardError / 25 * 100, outcome.PercentSpread, 0.02 * outcome.PercentSpread);
        Assert.InRange(outcome.MeanPercent, (double)outcome.Percent - 0.05, (double)outcome.Percent + 0.05);
        Assert.Equal(0, run.Unit(new SimulationQuestions(), 29).PercentSpread);
    }

    [Fact]
    public void RankComesWithItsRange()
    {
        var (scores, block, _) = Estimated(new OwnSurvey("2026"));
        var own = new SurveyScores(scores, [block]);
        var data = Units(scores);
        var outcome = Simulation.Of(data, SurveyRanks.Sources(data, 30, own)).Run(7, 4_000).Unit(new SimulationQuestions(), 30);
        var words = SurveyRanks.InWords(outcome, own);

        Assert.InRange(outcome.Quantiles[0].Rank, 1, outcome.Rank);
        Assert.True(outcome.Quantiles[^1].Rank > outcome.Quantiles[0].Rank);
        Assert.StartsWith($"Hạng {outcome.Rank}; 90 % khả năng từ ", words.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void Rehearsal_MovesNoRank_AndUndeterminedErrorsAreTold()
    {
        var (scores, block, _) = Estimated(new Rehearsal("thử"));
        var data = Units(scores);
        Assert.Empty(SurveyRanks.Sources(data, 0, new SurveyScores(scores, [block])));

        var unknown = new SurveyScores([.. scores.Select(score => score with { Source = new MinistryAggregate("273/QĐ-BNV"), Error = new UnknownError(new Message("không có cỡ mẫu", "no size")) })]);
        var outcome = Simulation.Of(data, SurveyRanks.Sources(data, 0, unknown)).Run(1, 10).Unit(new SimulationQuestions(), 0);
        Assert.Equal(["4.4", "5.8"], SurveyRanks.Unmoved(unknown));
        Assert.Contains("khoảng thật rộng hơn", SurveyRanks.InWords(outcome, unknown).Vietnamese, StringComparison.Ordinal);
    }

    /// <summary>A rehearsal of the same criteria stands beside the own survey: neither error enters the other's sum.</summary>
    [Fact]
    public void RehearsalBesideTheSurvey_KeepsItsErrorsToItself()
    {
        var (own, block, _) = Estimated(new OwnSurvey("2026"));
        var (tried, triedBlock, _) = Estimated(new Rehearsal("thử"));
        var alone = new SurveyScores(own, [block]);
        var both = new SurveyScores([.. own, .. tried], [block, triedBlock]);

        Assert.Equal(alone.Official(_ => true).KnownStandardError, both.Official(_ => true).KnownStandardError);
        Assert.Equal(alone.Official(_ => true).Points, both.Official(_ => true).Points);
        Assert.Equal(both.Official(_ => true).KnownStandardError, both.Rehearsed(_ => true).KnownStandardError, 1e-12);
        Assert.Single(SurveyRanks.Sources(Units(own), 0, both));
    }

    [Fact]
    public void OneAnswerAlone_HasNoErrorAnybodyCouldTell()
    {
        var rule = new CriterionRule("4.4", 1, [MadeBallots.Item("a")]);
        var data = new Microdata([1], [new("a", [new byte[] { 4 }])], [], []);
        var worths = new Dictionary<string, NumberColumn> { ["a"] = WorthColumn.Of(data, data.Scale("a"), rule.Items[0]) };
        var (scores, block) = OwnPoints.Of(SurveyDesign.Of(data, new DesignSpec { Lone = LoneCluster.Remove }), [rule], worths, new OwnSurvey("2026"));

        Assert.Equal(0.75m, Assert.Single(scores).Points);
        Assert.True(scores[0].Error is UnknownError or EstimatedError { StandardError: 0 });
        Assert.True(block.Criteria.Count <= 1);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 7)]
    public void AssumedErrors_AddUpByTheAssumedCorrelation(double correlation, double expected)
    {
        var basis = new Message("giả định", "assumed");
        SurveyScore Score(string code, double error) => new(code, 10, 5, new MinistryAggregate("x"), new AssumedError(error, basis));
        var scores = new SurveyScores([Score("a", 3), Score("b", 4)], null, correlation);

        Assert.Equal(expected, scores.Official(_ => true).KnownStandardError, 1e-12);
        Assert.Equal(3, scores.Official(code => code == "a").KnownStandardError, 1e-12);
    }

    /// <summary>Criteria whose errors are fully tied, and one that has none: the root of a singular matrix.</summary>
    [Fact]
    public void Root_OfASingularMatrix_GivesItBack()
    {
        double[,] covariance = { { 4, -6, 0 }, { -6, 9, 0 }, { 0, 0, 0 } };
        var root = CovarianceRoot.Of(3, (row, column) => covariance[row, column]);
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                Assert.Equal(covariance[row, column], Enumerable.Range(0, 3).Sum(k => root[row, k] * root[column, k]), 1e-12);
            }
        }
    }

    private static (IReadOnlyList<SurveyScore> Scores, ErrorBlock Block, Dictionary<string, NumberColumn> Worths) Estimated(PointSource source)
    {
        var data = Data();
        CriterionRule[] rules = [new("4.4", 3, [MadeBallots.Item("a")]), new("5.8", 2, [MadeBallots.Item("b"), MadeBallots.Item("c", 3)])];
        var worths = rules.SelectMany(rule => rule.Items).ToDictionary(item => item.Item, item => WorthColumn.Of(data, data.Scale(item.Item), item));
        var (scores, block) = OwnPoints.Of(SurveyDesign.Of(data, new DesignSpec()), rules, worths, source);
        return (scores, block, worths);
    }

    /// <summary>Three questions to 400 people, each person with a bent of mind of their own.</summary>
    private static Microdata Data()
    {
        var random = new Random(11);
        var marks = new[] { new byte[People], new byte[People], new byte[People] };
        var groups = new int[People];
        for (var row = 0; row < People; row++)
        {
            var bent = random.Next(-1, 2);
            groups[row] = 1 + (row % 4 == 0 ? 0 : 1);
            foreach (var column in marks)
            {
                column[row] = (byte)Math.Clamp(3 + bent + random.Next(-1, 2), 1, 5);
            }
        }

        return new Microdata([People], [new("a", [marks[0]]), new("b", [marks[1]]), new("c", [marks[2]])], [new CodeColumn("group", ["đại biểu", "lãnh đạo"], [PackedCodes.Of(groups)])], []);
    }

    /// <summary>Sixty units close together, each with the two survey criteria and the rest as one leaf.</summary>
    private static SimulationData Units(IReadOnlyList<SurveyScore> scores) => SimulationData.Of(
        [.. Enumerable.Range(0, 60).Select(unit => $"u{unit}")],
        [new("4.4", 3), new("5.8", 2), new("còn lại", 20)],
        [[.. Enumerable.Repeat((decimal?)scores[0].Points, 60)], [.. Enumerable.Repeat((decimal?)scores[1].Points, 60)], [.. Enumerable.Range(0, 60).Select(unit => (decimal?)(15 + (unit * 0.02m)))]]);
}
