using ParIndex.Core.Criteria;
using ParIndex.Core.Scoring;
using Xunit;
using static ParIndex.Core.Tests.TestKit.Sets;

namespace ParIndex.Core.Tests.Scoring;

public class RollUpTests
{
    [Fact]
    public void Fields_RoundedToThreeDigits_GiveThePublishedTotal()
    {
        var set = Set(Node("3", Leaf("3.1", 8), Node("3.4", Leaf("3.4.1", 1.5m), Leaf("3.4.2", 1.5m), Leaf("3.4.3", 2)))) with
        {
            Rounding = [new(1, 3)],
        };
        var score = Score(set, ("3.1", 8), ("3.4.1", 1.4784m), ("3.4.2", 1.4477m), ("3.4.3", 1.9784m));

        Assert.Equal(12.905m, score.Points);
        Assert.Equal(4.9045m, Find(score, "3.4").Points);
        Assert.Equal(12.9045m, Score(set with { Rounding = [] }, ("3.1", 8), ("3.4.1", 1.4784m), ("3.4.2", 1.4477m), ("3.4.3", 1.9784m)).Points);
    }

    [Theory]
    [InlineData(NotApplicablePolicy.FullPoints, "7", "10")]
    [InlineData(NotApplicablePolicy.Exclude, "3", "6")]
    [InlineData(NotApplicablePolicy.Zero, "3", "10")]
    public void NotApplicable_FollowsThePolicy(NotApplicablePolicy policy, string points, string max)
    {
        var set = Set(Node("1", Leaf("1.1", 4), Leaf("1.2", 6))) with { NotApplicable = policy };
        var score = SetScorer.Compile(set, out _).Score(new Scorecard("X", new Dictionary<string, ScorecardEntry>
        {
            ["1.1"] = new(new Dictionary<string, string>(), NotApplicable: true),
            ["1.2"] = new(new Dictionary<string, string>(), 3),
        }));

        Assert.Equal((Number(points), Number(max)), (score.Points, score.Max));
        Assert.True(score.IsComplete);
        Assert.Equal(NodeState.NotApplicable, Find(score, "1.1").State);
    }

    [Fact]
    public void NotApplicable_OfTheLeaf_OverridesTheSet()
    {
        var set = Set(Node("1", Leaf("1.1", 4) with { NotApplicable = NotApplicablePolicy.Exclude }, Leaf("1.2", 6)));
        var score = SetScorer.Compile(set, out _).Score(new Scorecard("X", new Dictionary<string, ScorecardEntry>
        {
            ["1.1"] = new(new Dictionary<string, string>(), NotApplicable: true),
            ["1.2"] = new(new Dictionary<string, string>(), 6),
        }));

        Assert.Equal(100, score.Percent);
        Assert.Equal(6, score.Max);
    }

    [Fact]
    public void BonusAndPenalty_StandOutsideTheHundredAndAreCapped()
    {
        var set = Set(
            Node("1", Leaf("1.1", 100)),
            Leaf("T", 5, CriterionKind.Bonus),
            Leaf("P", 2, CriterionKind.Penalty));
        var score = Score(set, ("1.1", 80), ("T", 3), ("P", 2));

        Assert.Equal(81, score.Points);
        Assert.Equal(100, score.Max);
        Assert.Equal("B", score.Band);
    }

    [Fact]
    public void BonusGroup_IsCappedByItsMaximum()
    {
        var bonus = new Criterion
        {
            Code = "T", Key = "t", Title = "Điểm thưởng", Max = 4, Kind = CriterionKind.Bonus, Children = [Leaf("T.1", 3), Leaf("T.2", 3)],
        };

        Assert.Equal(54, Score(Set(Node("1", Leaf("1.1", 100)), bonus), ("1.1", 50), ("T.1", 3), ("T.2", 3)).Points);
    }

    [Fact]
    public void PenaltyGroup_AddsUpItsPenaltiesOnce()
    {
        var penalty = new Criterion
        {
            Code = "P", Key = "p", Title = "Điểm trừ", Max = 4, Kind = CriterionKind.Penalty,
            Children = [Leaf("P.1", 3, CriterionKind.Penalty), Leaf("P.2", 3, CriterionKind.Penalty)],
        };

        Assert.Equal(47, Score(Set(Node("1", Leaf("1.1", 100)), penalty), ("1.1", 50), ("P.1", 1), ("P.2", 2)).Points);
    }

    [Fact]
    public void MissingAndInvalidLeaves_LeaveTheTotalIncomplete()
    {
        var score = Score(Set(Node("1", Leaf("1.1", 4), Leaf("1.2", 6), Leaf("1.3", 1))), ("1.1", 4), ("1.2", 6.5m));

        Assert.False(score.IsComplete);
        Assert.Equal(4, score.Points);
        Assert.Equal([NodeState.Incomplete, NodeState.Direct, NodeState.Invalid, NodeState.Missing], score.Nodes.Select(node => node.State));
        Assert.Equal("scorecard-points-outside", Assert.Single(score.Problems).Code);
    }

    [Theory]
    [InlineData("9.9", "scorecard-unknown-criterion")]
    [InlineData("1", "scorecard-not-a-leaf")]
    public void UnknownCodes_AreTold(string code, string problem) =>
        Assert.Equal(problem, Assert.Single(Score(Set(Node("1", Leaf("1.1", 4))), (code, 1)).Problems).Code);

    [Fact]
    public void ManyUnits_EqualOneByOne()
    {
        var set = Set(Node("1", Leaf("1.1", 4), Leaf("1.2", 6)), Node("2", Leaf("2.1", 90))) with { Rounding = [new(1, 1)] };
        var scorer = SetScorer.Compile(set, out _);
        var cards = Enumerable.Range(0, 200)
            .Select(unit => Card($"Đơn vị {unit}", ("1.1", unit % 5 * 0.77m), ("1.2", unit % 7 * 0.83m), ("2.1", unit % 11 * 8.111m)))
            .ToList();
        var together = scorer.ScoreMany(InputTable.Of(scorer, cards));

        Assert.All(Enumerable.Range(0, cards.Count), unit => Assert.Equal(scorer.Score(cards[unit]).Points, together.Total.Points[unit]));
    }

    private static UnitScore Score(CriteriaSet set, params (string Code, decimal Points)[] points) =>
        SetScorer.Compile(set, out _).Score(Card("X", points));

    private static Scorecard Card(string unit, params (string Code, decimal Points)[] points) => new(
        unit, points.ToDictionary(entry => entry.Code, entry => new ScorecardEntry(new Dictionary<string, string>(), entry.Points)));

    private static NodeScore Find(UnitScore score, string code) => score.Nodes.Single(node => node.Code == code);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
