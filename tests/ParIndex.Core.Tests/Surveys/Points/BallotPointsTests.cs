using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Surveys.Points.Losing;
using ParIndex.Core.Surveys.Points.Scoring;
using ParIndex.Core.Surveys.Questionnaires;
using Xunit;
using static ParIndex.Core.Tests.Surveys.Points.MadeBallots;

namespace ParIndex.Core.Tests.Surveys.Points;

public class BallotPointsTests
{
    [Fact]
    public void Points_AreTheMaximumTimesTheMeanWorth_NoOpinionInNoDivisor()
    {
        var score = BallotPoints.Of(new CriterionRule("2.4.3", 1.5m, [Item("c1")]), [Of("c1", "", 1, 2, 3, 4, 10, 30)])!;

        // (2 × 0.25 + 3 × 0.5 + 4 × 0.75 + 10) / 20 = 0.75
        Assert.Equal(1.125m, score.Points);
        Assert.Equal(0.375m, score.Lost);
        // One step up: 10 of 20 ballots win a quarter.
        Assert.Equal(1.5m * 10 * 0.25m / 20, score.Items[0].Step);
    }

    [Fact]
    public void GroupWeights_DecideInPlaceOfNumbersOfBallots()
    {
        var rule = new CriterionRule("2.4", 1, [Item("c1")]);
        Ballots[] ballots = [Of("c1", "đại biểu", 0, 0, 0, 0, 10), Of("c1", "lãnh đạo", 30)];

        Assert.Equal(0.25m, BallotPoints.Of(rule, ballots)!.Points);
        Assert.Equal(0.6m, BallotPoints.Of(rule, ballots, new Dictionary<string, decimal> { ["đại biểu"] = 60, ["lãnh đạo"] = 40 })!.Points);
        Assert.Throws<ArgumentException>(() => BallotPoints.Of(rule, ballots, new Dictionary<string, decimal> { ["đại biểu"] = 60 }));
    }

    [Fact]
    public void ItemWithoutValidBallots_IsLeftOutAndTold()
    {
        var score = BallotPoints.Of(new CriterionRule("2.4", 2, [Item("c1"), Item("c2", 3)]), [Of("c1", "", 0, 0, 0, 4), Of("c2", "", 0, 0, 0, 0, 0, 9)])!;

        Assert.Equal(1.5m, score.Points);
        Assert.Equal(["c2"], score.Unanswered);
        Assert.Null(BallotPoints.Of(new CriterionRule("2.4", 2, [Item("c2")]), []));
    }

    [Fact]
    public void Parts_SumToTheLostPoints_ToTheLastDigit() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (rule, ballots) = From(seed, 1 + (Math.Abs(seed % 6)), 1 + (Math.Abs(seed % 5)));
        var weights = seed % 2 == 0 ? null : Enumerable.Range(0, 5).ToDictionary(group => $"g{group}", group => 1m + (group / 3m));
        return BallotPoints.Of(rule, ballots, weights) is not { } score
            || (score.Items.Sum(item => item.Groups.Sum(group => group.Lost)) == score.Lost
                && score.Items.Sum(item => item.Max) == rule.Max
                && score.Items.Sum(item => item.Points) == score.Points
                && score.Points is >= 0 && score.Points <= rule.Max
                && LostTable.Of([score]).Lost == score.Lost);
    }).QuickCheckThrowOnFailure();

    /// <summary>The parts against their definition, computed another way: what the points would be with full marks from that group alone.</summary>
    [Fact]
    public void APart_IsWhatFullMarksOfThatGroupWouldBring() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (rule, ballots) = From(seed, 3, 4);
        if (BallotPoints.Of(rule, ballots) is not { } score) return true;
        var item = score.Items[0];
        var group = item.Groups[^1];
        var best = ballots.Select(cell => cell.Item == item.Item && cell.Group == group.Group ? cell with { Counts = [.. cell.Counts.Select(count => rule.Items[0].Worth(count.Option) is null ? count : count with { Option = "5" })] } : cell);
        return Math.Abs(BallotPoints.Of(rule, best)!.Points - score.Points - group.Lost) < 1e-18m;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ABetterBallot_NeverLowersPoints_AndOneStepBringsWhatWasTold() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var (rule, ballots) = From(seed, 2, 3);
        if (BallotPoints.Of(rule, ballots) is not { } score) return true;
        string Up(string code) => code is "5" or "9" ? code : ((char)(code[0] + 1)).ToString();
        var better = BallotPoints.Of(rule, ballots.Select(cell => cell.Item == "c1" ? cell with { Counts = [.. cell.Counts.Select(count => count with { Option = Up(count.Option) })] } : cell))!;
        var told = score.Items.Where(item => item.Item == "c1").Sum(item => item.Step);
        return better.Points >= score.Points && Math.Abs(better.Points - score.Points - told) < 1e-17m;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rule_OfAQuestionnaire_TurnsNegativeStatements()
    {
        var list = new ChoiceList("muc", [.. Enumerable.Range(1, 5).Select(mark => new Choice($"{mark}", Wording.Empty)), new Choice("9", Wording.Empty) { Kind = ChoiceKind.NoOpinion }]);
        var form = new Questionnaire
        {
            Code = "lanh-dao", Version = "1", Title = Wording.Empty, Lists = [list], Criteria = [new ScoredCriterion("5.8.1", 1)],
            Sections = [new Section { Code = "A", Title = Wording.Empty, Questions = [new Question
            {
                Code = "c1", Kind = QuestionKind.Scale, Text = Wording.Empty, List = "muc",
                Scoring = new AnswerScoring { Criterion = "5.8.1", Method = ScoringMethod.ShareSatisfied, Satisfied = 2, IsReversed = true },
            }] }],
        };
        var item = Assert.Single(Assert.Single(CriterionRule.Of(form)).Items);

        Assert.Equal(["5", "4", "3", "2", "1", "9"], item.Options.Select(option => option.Code));
        Assert.Equal([1, 1, 0], new[] { item.Worth("1"), item.Worth("2"), item.Worth("3") }.Select(worth => (int)worth!));
        Assert.Null(item.Worth("9"));
        Assert.Equal((1m, 0m, 0m), (item.Step("3"), item.Step("4"), item.Step("9")));
    }
}
