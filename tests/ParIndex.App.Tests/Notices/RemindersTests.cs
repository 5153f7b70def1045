using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Notices;

/// <summary>Reminders by the day in Vietnam, each once, and lists of what is late.</summary>
public sealed class RemindersTests
{
    [Theory]
    [InlineData(8, null)]
    [InlineData(7, 7)]
    [InlineData(5, 7)]
    [InlineData(3, 3)]
    [InlineData(2, 3)]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    [InlineData(-1, 0)]
    [InlineData(-7, 0)]
    [InlineData(-8, null)]
    public void Step_IsTheNearestReached(int left, int? step)
    {
        var today = new DateOnly(2026, 12, 1);
        Assert.Equal(step, Reminders.Step(today.AddDays(left), today));
    }

    [Fact]
    public async Task Sweep_TellsWhatIsOpen_OnceForEachStep_InVietnamTime()
    {
        await using var desk = await OpenAsync(dueIn: 8);
        await desk.SweepAsync();
        Assert.Equal(0, await desk.CountAsync());

        // Five in the afternoon by the clock of the world is the next day in Vietnam.
        AdvanceTo(desk, hour: 17);
        await desk.SweepAsync();
        await desk.SweepAsync();
        var head = Assert.Single(await desk.OfAsync(desk.Head));
        Assert.Equal((NoticeKind.Due, DutyKind.SelfAssessment, desk.Card), (head.Kind, head.Facts.Duty!.Value, head.ScorecardId!.Value));
        var all = (await EntriesAsync(desk)).Count;
        Assert.Equal(all, head.Facts.Count);
        Assert.Equal(all, Assert.Single(await desk.OfAsync(desk.Officer)).Facts.Count);
        var ofField = Assert.Single(await desk.OfAsync(desk.FieldOfficer)).Facts.Count!.Value;
        Assert.InRange(ofField, 1, all - 1);
        Assert.Equal(NoticeKind.StageDue, Assert.Single(await desk.OfAsync(desk.Coordinator)).Kind);
        Assert.Equal(2, (await desk.OfAsync(desk.Coordinator))[0].Facts.Count);
        Assert.Empty(await desk.OfAsync(desk.Appraiser));
        foreach (var stranger in desk.Strangers)
            Assert.Empty(await desk.OfAsync(stranger));

        var told = await desk.CountAsync();
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(1));
        await desk.SweepAsync();
        Assert.Equal(told, await desk.CountAsync());
        // 3 and 1 days before, and the day after; a day the program slept through is made up for.
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(4));
        await desk.SweepAsync();
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(2));
        await desk.SweepAsync();
        Assert.Equal(2, (await desk.OfAsync(desk.Head)).Count(notice => notice.Facts.Duty == DutyKind.SelfAssessment && notice.At < desk.Rounds.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal(3, (await desk.OfAsync(desk.Head)).Count);
    }

    [Fact]
    public async Task Extension_MovesTheReminderOfThatUnitAlone()
    {
        await using var desk = await OpenAsync(dueIn: 3);
        await ExtendAsync(desk, desk.Today.AddDays(20));
        await desk.SweepAsync();
        Assert.Empty(await desk.OfAsync(desk.Head));
        Assert.Empty(await desk.OfAsync(desk.Officer));
        Assert.Single(await desk.OfAsync(desk.OtherHead));

        // The round goes on to appraisal; the unit with more time is reminded of its own day.
        await desk.Rounds.Maker.MoveAsync(desk.Round, RoundStage.Appraisal);
        await desk.Rounds.Database.WriteAsync("delete from notices.notice");
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(17));
        await desk.SweepAsync();
        Assert.Equal(desk.Today.AddDays(3), Assert.Single(await desk.OfAsync(desk.Head)).Facts.Day);
        Assert.Empty(await desk.OfAsync(desk.OtherHead));
    }

    [Fact]
    public async Task AssignedOfficers_AreRemindedOfTheirOwnDay_AndNotOfWhatIsOthers()
    {
        await using var desk = await OpenAsync(dueIn: 30);
        await ToldTests.AssignAsync(desk, "1.1", desk.Officer, desk.Today.AddDays(3));
        await desk.SweepAsync();
        var notice = Assert.Single(await desk.OfAsync(desk.Officer));
        Assert.Equal((desk.Today.AddDays(3), "1.1.1"), (notice.Facts.Day, notice.Facts.Codes![0]));
        Assert.All(notice.Facts.Codes, code => Assert.StartsWith("1.1", code, StringComparison.Ordinal));
        Assert.Empty(await desk.OfAsync(desk.Head));

        desk.Rounds.Clock.Advance(TimeSpan.FromDays(5));
        await using var parts = desk.As(desk.Head);
        var late = await parts.Late.OfCardsAsync([desk.Card]);
        Assert.All(late, line => Assert.Equal((DutyKind.SelfAssessment, 2, "Cán bộ"), (line.Kind, line.Days, line.People.Single())));
        Assert.Equal(notice.Facts.Count, late.Count);
    }

    [Fact]
    public async Task SubmittedUnits_AreNotReminded()
    {
        await using var desk = await OpenAsync(dueIn: 3);
        await desk.Rounds.Maker.FillAsync(desk.Round, desk.Card);
        await desk.SweepAsync();
        // Nothing is missing, but it is the head's to submit.
        Assert.Equal(0, Assert.Single(await desk.OfAsync(desk.Head)).Facts.Count);
        Assert.Empty(await desk.OfAsync(desk.Officer));

        await desk.Rounds.Maker.SubmitAsync(desk.Card);
        await desk.Rounds.Database.WriteAsync("delete from notices.notice");
        await desk.SweepAsync();
        Assert.Empty(await desk.OfAsync(desk.Head));
        Assert.Single(await desk.OfAsync(desk.OtherHead));
    }

    [Fact]
    public async Task ReturnedEntries_AreDueUntilCompleted()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        await using (var parts = desk.Rounds.As(desk.Appraiser))
            Assert.True((await parts.Return.RunAsync(desk.Card, "1.1.1", desk.Today.AddDays(1), "Thiếu", desk.Appraiser.Rights)).IsDone);

        await desk.Rounds.Database.WriteAsync("delete from notices.notice");
        await desk.SweepAsync();
        Assert.Equal(["1.1.1"], Assert.Single(await desk.OfAsync(desk.Officer), notice => notice.Facts.Duty == DutyKind.Completion).Facts.Codes);
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(3));
        await using (var parts = desk.As(desk.Coordinator))
        {
            var line = Assert.Single((await parts.Late.OfRoundAsync((await parts.Rounds.FindAsync(desk.Round))!)).Returned);
            Assert.Equal((desk.Card, "1.1.1", 2), (line.ScorecardId, line.Code, line.Days));
        }

        desk.Rounds.Clock.Advance(TimeSpan.FromDays(-3));
        await desk.Rounds.Maker.SaveAsync(desk.Card, "1.1.1", new TypedAnswer(new Dictionary<string, string?>(), "0,5", null, false, null, "bổ sung"));
        desk.Rounds.Clock.Advance(TimeSpan.FromDays(3));
        await using var after = desk.As(desk.Coordinator);
        Assert.Empty((await after.Late.OfRoundAsync((await after.Rounds.FindAsync(desk.Round))!)).Returned);
    }

    [Fact]
    public async Task Appraisers_AreRemindedOfTheirField_WithoutUnitsTheySteppedBackFrom()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        var all = await desk.Rounds.AppraiserAsync("Thẩm định tất cả");
        await SetDueAsync(desk, RoundStage.Appraisal, desk.Today.AddDays(1));
        await using (var parts = desk.Rounds.AsSystem())
            Assert.Null(await parts.Recusals.SetAsync(desk.Round, desk.Appraiser.Id, desk.Unit, null, "Người nhà"));

        await desk.SweepAsync();
        var entries = await EntriesAsync(desk);
        var ofField = entries.Count(entry => entry.Field == "chi-dao-dieu-hanh");
        var mine = Assert.Single(await desk.OfAsync(desk.Appraiser));
        Assert.Equal((DutyKind.Appraisal, ofField, "chi-dao-dieu-hanh"), (mine.Facts.Duty!.Value, mine.Facts.Count!.Value, mine.Facts.Field));
        Assert.Equal(2 * entries.Count, Assert.Single(await desk.OfAsync(all)).Facts.Count);

        desk.Rounds.Clock.Advance(TimeSpan.FromDays(3));
        await using var monitor = desk.As(desk.Coordinator);
        var board = await monitor.Late.OfRoundAsync((await monitor.Rounds.FindAsync(desk.Round))!);
        Assert.Empty(board.NotSubmitted);
        Assert.Equal([2, 2], board.NotAppraised.Where(line => line.Field == "chi-dao-dieu-hanh").Select(line => line.Days));
        Assert.Equal(ofField, board.NotAppraised.Single(line => line.Name == "Thẩm định").Count);
    }

    [Fact]
    public async Task Explanations_AreDueUntilSaid_AndLateByTheUnitsOwnDay()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        var cut = new TypedVerdict(VerdictOutcome.Cut, "0,5", null, CauseCategory.Late, "Chậm");
        await desk.Rounds.Maker.JudgeAsync(desk.Card, "1.1.1", cut);
        await desk.Rounds.Maker.JudgeAsync(desk.Card, "1.2", cut);
        await SetDueAsync(desk, RoundStage.Explanation, desk.Today.AddDays(3));
        await desk.Rounds.Maker.MoveAsync(desk.Round, RoundStage.Explanation);
        await desk.Rounds.Maker.ExplainAsync(desk.Card, "1.2", null);
        await desk.Rounds.Database.WriteAsync("delete from notices.notice");
        await desk.SweepAsync();
        Assert.Equal(["1.1.1"], Assert.Single(await desk.OfAsync(desk.Head)).Facts.Codes);
        Assert.Empty(await desk.OfAsync(desk.OtherHead));

        desk.Rounds.Clock.Advance(TimeSpan.FromDays(5));
        await using var parts = desk.As(desk.Coordinator);
        var round = (await parts.Rounds.FindAsync(desk.Round))!;
        Assert.Equal((2, 1), (await parts.Late.OfRoundAsync(round)).NotExplained.Select(line => (line.Days, line.Count)).Single());
        await ExtendAsync(desk, desk.Today.AddDays(2), RoundStage.Explanation);
        Assert.True((await parts.Late.OfRoundAsync(round)).IsEmpty);
    }

    private static async Task<NoticeDesk> OpenAsync(int dueIn)
    {
        var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        AdvanceTo(desk, hour: 3);
        await SetDueAsync(desk, RoundStage.SelfAssessment, desk.Today.AddDays(dueIn));
        return desk;
    }

    /// <summary>To an hour of the clock of the world, today or tomorrow.</summary>
    private static void AdvanceTo(NoticeDesk desk, int hour)
    {
        var now = desk.Rounds.Clock.GetUtcNow();
        var at = new DateTimeOffset(now.Year, now.Month, now.Day, hour, 0, 0, TimeSpan.Zero);
        desk.Rounds.Clock.Advance((at >= now ? at : at.AddDays(1)) - now);
    }

    private static Task SetDueAsync(NoticeDesk desk, RoundStage stage, DateOnly day) =>
        desk.Rounds.Database.WriteAsync($"update rounds.due set last_day = '{day:yyyy-MM-dd}' where round_id = '{desk.Round}' and stage = '{stage}'");

    private static async Task ExtendAsync(NoticeDesk desk, DateOnly day, RoundStage stage = RoundStage.SelfAssessment)
    {
        await using var parts = desk.As();
        await parts.Session.BeginAsync("rounds.extend");
        await parts.Rounds.ExtendAsync(desk.Card, stage, day, "bão lũ");
        await parts.Session.CommitAsync();
    }

    private static async Task<IReadOnlyList<Entry>> EntriesAsync(NoticeDesk desk)
    {
        await using var parts = desk.Rounds.AsSystem();
        return [.. (await parts.Entries.OfCardAsync(desk.Card)).Where(entry => entry.IsOfUnit)];
    }
}
