using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Monitoring;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>The board of a round on the real database: counts, points, lateness with more time, the year before, and how often something was sent back.</summary>
public sealed class MonitoringTests : IAsyncLifetime
{
    private const string Plan = "1.1.1";
    private static readonly string Province = AppraisalDesk.Province;

    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private RoundMaker maker = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        maker = new RoundMaker(database.Source, clock);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Board_CountsEachUnitAndField_AndPointsAreThoseOfTheRound()
    {
        var (round, units, cards) = await OpenAsync(3);
        await maker.FillAsync(round, cards[0]);
        await maker.SubmitAsync(cards[0]);
        await maker.FillAsync(round, cards[1]);
        await maker.SaveAsync(cards[2], Plan, RoundMaker.Best(await maker.ScorerAsync(round), (await maker.ScorerAsync(round)).Set.Leaves().First(leaf => leaf.Code == Plan)));
        var board = await BoardAsync(round);
        Assert.Equal([CellState.Submitted, CellState.Filled, CellState.Filling], units.Select(unit => Row(board, unit).Cells[0].State));
        Assert.Equal(CellState.Missing, Row(board, units[2]).Cells[1].State);
        Assert.Equal((Row(board, units[0]).Cells[0].Counts.Entries, 1), (Row(board, units[2]).Cells[0].Counts.Entries, Row(board, units[2]).Cells[0].Counts.Answered));

        await maker.MoveAsync(round, RoundStage.Appraisal);
        await maker.JudgeAsync(cards[0], Plan, new TypedVerdict(VerdictOutcome.Cut, "0,5", null, CauseCategory.Late, "chậm"));
        var cut = Row(await BoardAsync(round), units[0]);
        Assert.Equal(1, cut.Cells[0].Counts.Judged);
        Assert.Equal(cut.Cells[0].Claimed - 0.5m, cut.Cells[0].Settled);
        Assert.Equal(cut.Claimed - 0.5m, cut.Settled);

        await using var session = maker.As();
        var standing = await new RoundScores(session, maker.Scorers).OfAsync((await new RoundStore(session, clock).FindAsync(round))!, cards[0]);
        Assert.Equal((standing.Claimed.Total.Points[0], standing.Settled.Total.Points[0]), (cut.Claimed, cut.Settled));
    }

    [Fact]
    public async Task Late_IsCountedFromTheUnitsOwnLastDay_InVietnam()
    {
        var (round, units, cards) = await OpenAsync(3);
        await maker.FillAsync(round, cards[0]);
        await maker.SubmitAsync(cards[0]);
        // Due on 1 January; at 18:00 UTC of the 4th it is the 5th in Vietnam.
        clock.Advance(new DateTimeOffset(2027, 1, 4, 18, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        await ExtendAsync(cards[2], new DateOnly(2027, 1, 3), "lần một");
        clock.Advance(TimeSpan.FromSeconds(1));
        await ExtendAsync(cards[2], new DateOnly(2027, 1, 8), "lần hai");
        var board = await BoardAsync(round);
        Assert.Equal([0, 4, 0], units.Select(unit => Row(board, unit).DaysLate));
        Assert.Equal([null, new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 8)], units.Select(unit => Row(board, unit).Due));
        Assert.Equal((RiskHeat.Hot, RiskHeat.Calm), (Row(board, units[1]).Heat, Row(board, units[0]).Heat));
        // Three days are left to the one with more time.
        Assert.Equal([RiskSign.Unanswered], Row(board, units[2]).Cells[0].Risk.Signs);
    }

    [Fact]
    public async Task FarBelowLastYear_ComparesTheSameCriteriaOfThePublishedResult()
    {
        var (before, units, cards) = await OpenAsync(1);
        await maker.FillAsync(before, cards[0]);
        await maker.SubmitAsync(cards[0]);
        await maker.MoveAsync(before, RoundStage.Council);
        await maker.PublishAsync(before);
        var (round, _, now) = await OpenAsync(1, 2027);
        await maker.FillAsync(round, now[0]);
        await maker.SubmitAsync(now[0]);
        var cell = Row(await BoardAsync(round), units[0]).Cells[0];
        Assert.Equal((2026, cell.Facts.Percent, RiskHeat.Calm), (cell.YearBefore, cell.Facts.PercentBefore, cell.Risk.Heat));

        await maker.MoveAsync(round, RoundStage.Appraisal);
        var scorer = await maker.ScorerAsync(round);
        foreach (var leaf in scorer.Set.Criteria[0].SelfAndDescendants().Where(node => node.IsLeaf && node.Source == Core.Criteria.SourceKind.Appraised))
            await maker.JudgeAsync(now[0], leaf.Code, new TypedVerdict(VerdictOutcome.Cut, "0", null, CauseCategory.Late, "chậm"));

        cell = Row(await BoardAsync(round), units[0]).Cells[0];
        Assert.Equal((0m, CellState.Appraised), (cell.Facts.Percent, cell.State));
        Assert.Equal([RiskSign.FarBelow], cell.Risk.Signs);
    }

    [Fact]
    public async Task SentBackThreeTimes_IsASign_MoreTimeIsNoFurtherReturn()
    {
        var (round, units, cards) = await OpenAsync(1);
        await maker.FillAsync(round, cards[0]);
        await maker.SubmitAsync(cards[0]);
        await maker.MoveAsync(round, RoundStage.Appraisal);
        for (var time = 0; time < 3; time++)
        {
            await maker.ReturnAsync(cards[0], Plan, new DateOnly(2026, 12, 5), "thiếu");
            await maker.ReturnAsync(cards[0], Plan, new DateOnly(2026, 12, 9), "thiếu");
            var cell = Row(await BoardAsync(round), units[0]).Cells[0];
            Assert.Equal((CellState.Returned, time + 1), (cell.State, cell.Facts.Returns));
            await maker.ReturnAsync(cards[0], Plan, null, null);
        }

        var often = Row(await BoardAsync(round), units[0]).Cells[0];
        Assert.Equal(CellState.Submitted, often.State);
        Assert.Equal([RiskSign.OftenReturned], often.Risk.Signs);
    }

    [Fact]
    public async Task CutAndNothingSaid_IsLateWithTheExplanation_InThatFieldAlone()
    {
        var (round, units, cards) = await OpenAsync(2);
        foreach (var card in cards)
        {
            await maker.FillAsync(round, card);
            await maker.SubmitAsync(card);
        }

        await maker.MoveAsync(round, RoundStage.Appraisal);
        foreach (var card in cards)
            await maker.JudgeAsync(card, Plan, new TypedVerdict(VerdictOutcome.Cut, "0,5", null, CauseCategory.Late, "chậm"));

        await maker.MoveAsync(round, RoundStage.Explanation);
        await maker.ExplainAsync(cards[0], Plan, null);
        // Explanations are due on 1 March.
        clock.Advance(TimeSpan.FromDays(92));
        var board = await BoardAsync(round);
        Assert.Equal([0, 2], units.Select(unit => Row(board, unit).DaysLate));
        Assert.Equal([RiskSign.Late], Row(board, units[1]).Cells[0].Risk.Signs);
        Assert.All(Row(board, units[1]).Cells.Skip(1), cell => Assert.Empty(cell.Risk.Signs));
    }

    private static BoardRow Row(RoundBoard board, string unit) => board.Rows.Single(row => row.Card.UnitId == unit);

    private async Task<(Guid Round, IReadOnlyList<string> Units, List<Guid> Cards)> OpenAsync(int count, int year = 2026)
    {
        var units = await maker.UnitsAsync(Province, UnitKind.Department, count);
        var round = await maker.OpenAsync(Province, "department-example", year, units.ToList());
        var cards = new List<Guid>();
        foreach (var unit in units)
            cards.Add(await maker.CardAsync(round, unit));

        return (round, units, cards);
    }

    private async Task<RoundBoard> BoardAsync(Guid round)
    {
        await using var session = maker.As();
        return await new MonitorRound(session, new RoundScores(session, maker.Scorers), clock).OfAsync((await new RoundStore(session, clock).FindAsync(round))!);
    }

    private async Task ExtendAsync(Guid card, DateOnly day, string reason)
    {
        await using var session = maker.As();
        await session.BeginAsync("rounds.extend", reason);
        await new RoundStore(session, clock).ExtendAsync(card, RoundStage.SelfAssessment, day, reason);
        await session.CommitAsync();
    }
}
