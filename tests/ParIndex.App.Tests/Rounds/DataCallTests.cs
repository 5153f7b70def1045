using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Jobs;
using ParIndex.App.Notices;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Feeding;
using ParIndex.App.Plans.Making;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Calling;
using ParIndex.App.Rounds.Feeding;
using ParIndex.App.Storage;
using ParIndex.Core.Rounds;
using ParIndex.Core.Rules;
using ParIndex.Core.Text;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>A lead asks many units for figures; what they send rolls up into its entry. On the real database.</summary>
public sealed class DataCallTests : IAsyncLifetime
{
    private static readonly string LamDong = VietNam.ProvinceId("68") + "-2025";

    private readonly StoppedClock clock = new(new DateTimeOffset(2026, 12, 1, 3, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private RoundMaker maker = null!;
    private IReadOnlyList<string> units = [];
    private Guid round;
    private Guid card;
    private string code = "";
    private IReadOnlyList<RuleSlot> slots = [];

    private static DateOnly Due => new(2026, 12, 10);

    private string Asker => units[0];

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        maker = new RoundMaker(database.Source, clock);
        units = await maker.UnitsAsync(LamDong, UnitKind.Department, 4);
        round = await maker.OpenAsync(LamDong, "department-example", 2026, units);
        card = await maker.CardAsync(round, Asker);
        var scorer = await maker.ScorerAsync(round);
        foreach (var leaf in scorer.Set.Leaves())
        {
            if (scorer.TryLeaf(leaf.Code, out var scored) && scored!.Rule is { } rule && rule.Slots.Count(slot => slot.Input.Type == InputType.Count) >= 2)
            {
                (code, slots) = (leaf.Code, [.. rule.Slots.Where(slot => slot.Input.Type == InputType.Count).OrderBy(slot => slot.Input.AtMost is not null)]);
                break;
            }
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Answers_RollUpIntoTheEntry_AsTheyComeIn()
    {
        var call = await AskAsync(RollUp.Sum, RollUp.Asked);
        await AnswerAsync(call, units[1], "40");
        Assert.Equal(("40", "3"), await StandsAsync());

        await AnswerAsync(call, units[2], "2");
        Assert.Equal(("42", "3"), await StandsAsync());
        await using var parts = maker.As();
        Assert.Equal([new CallCount(code, 3, 2)], await new CallStore(parts, clock).CountsAsync(card));
        // The entry says whose hand it was.
        Assert.Equal("ParIndex: tổng hợp số liệu đơn vị gửi", (await new App.Rounds.Filling.EntryStore(parts, clock).FindAsync(card, code))!.ByName);
    }

    [Fact]
    public async Task WhatSomebodyTyped_Stays_UntilTheyTakeTheFigureOver()
    {
        var call = await AskAsync(RollUp.Sum);
        await AnswerAsync(call, units[1], "40");
        await maker.SaveAsync(card, code, RoundDesk.Figures((slots[0].Name, "41")));
        await AnswerAsync(call, units[2], "2");
        Assert.Equal("41", (await StandsAsync()).First);

        await maker.SaveAsync(card, code, RoundDesk.Figures((slots[0].Name, "42")));
        await using (var session = maker.As())
            Assert.Null(await Put(session).RunAsync(call, replaces: true));

        await AnswerAsync(call, units[3], "8");
        Assert.Equal("50", (await StandsAsync()).First);
    }

    [Fact]
    public async Task SentBack_NoLongerCounts_AndIsOpenAgain()
    {
        var call = await AskAsync(RollUp.Sum);
        await AnswerAsync(call, units[1], "40");
        Assert.NotEmpty(await TryAsync(call, units[1], 1, "50", sends: true));
        await using (var session = maker.As())
            Assert.Null(await Parts(session).ReturnAsync(call, units[1], "thiếu quý IV"));

        await RollAsync(call);
        Assert.Null((await StandsAsync()).First);
        Assert.Empty(await TryAsync(call, units[1], 2, "50", sends: true));
        await RollAsync(call);
        Assert.Equal("50", (await StandsAsync()).First);
    }

    [Fact]
    public async Task Draft_IsSaved_AndDoesNotCount()
    {
        var call = await AskAsync(RollUp.Sum);
        Assert.Empty(await TryAsync(call, units[1], 0, "40", sends: false));
        await RollAsync(call);
        Assert.Null((await StandsAsync()).First);
        await using var session = maker.As();
        Assert.Equal("40", (await new CallStore(session, clock).AnswerAsync(call, units[1]))!.Figures["s1"]);
    }

    [Theory]
    [InlineData("", "s1", "Cần số liệu")]
    [InlineData("nhiều", "s1", "nhiều")]
    [InlineData("-1", "s1", "")]
    public async Task Send_WhatIsMissingOrWrong_IsNamedAndNothingSaved(string typed, string part, string says)
    {
        var call = await AskAsync(RollUp.Sum);
        var problems = await TryAsync(call, units[1], 0, typed, sends: true);
        Assert.Contains(says, problems[part].Vietnamese, StringComparison.Ordinal);
        await using var session = maker.As();
        Assert.Equal(0, (await new CallStore(session, clock).AnswerAsync(call, units[1]))!.Version);
    }

    [Fact]
    public async Task TwoAtOnce_TheSecondIsTold_AndOverwritesNothing()
    {
        var call = await AskAsync(RollUp.Sum);
        Assert.Empty(await TryAsync(call, units[1], 0, "40", sends: false));
        Assert.NotEmpty(await TryAsync(call, units[1], 0, "41", sends: true));
        await using var session = maker.As();
        Assert.Equal("40", (await new CallStore(session, clock).AnswerAsync(call, units[1]))!.Figures["s1"]);
    }

    [Fact]
    public async Task ClosedCall_TakesNothing_NotEvenBySql()
    {
        var call = await AskAsync(RollUp.Sum);
        await using (var session = maker.As())
            Assert.Null(await new AskUnits(session, new CallStore(session, clock), maker.Calls(session), clock).ChangeAsync(call, isClosed: true, null));

        Assert.Contains("đã đóng", (await TryAsync(call, units[1], 0, "40", sends: true))[""].Vietnamese, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.WriteAsync($"update rounds.call_answer set note = 'lén' where call_id = '{call}'"));
        Assert.Equal("PX005", refused.SqlState);
    }

    [Fact]
    public async Task Ask_WithoutQuestionDayFiguresAndUnits_NamesEachPart()
    {
        await using var session = maker.As();
        var (id, problems) = await new AskUnits(session, new CallStore(session, clock), maker.Calls(session), clock).RunAsync(
            card, code, slots, Asker, new CallDraft(" ", clock.GetUtcNow().Date is var today ? DateOnly.FromDateTime(today).AddDays(-1) : null, [new AskedFigure(slots[0].Name, RollUp.Mean, null)], []));
        Assert.Null(id);
        Assert.Equal([CallParts.Figures, CallParts.LastDay, CallParts.Question, CallParts.Units], problems.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task UnitAsked_SeesTheCallAndItsOwnAnswer_AStrangerNothing()
    {
        var call = await AskAsync(RollUp.Sum);
        await using (var asked = maker.As(new Actor(null, "Cán bộ", units[1])))
        {
            var store = new CallStore(asked, clock);
            Assert.NotNull(await store.FindAsync(call));
            Assert.Equal([units[1]], (await store.AnswersAsync([call])).Select(one => one.UnitId));
            Assert.Empty(await new App.Rounds.Filling.EntryStore(asked, clock).OfCardAsync(card));
            Assert.Equal([units[1]], (await store.WaitingAsync([units[1], units[2]])).Select(one => one.UnitId));
        }

        await using (var asker = maker.As(new Actor(null, "Cán bộ", Asker)))
            Assert.Equal(3, (await new CallStore(asker, clock).AnswersAsync([call])).Count);

        await using var stranger = maker.As(new Actor(null, "Cán bộ", "vn-67-khac"));
        Assert.Null(await new CallStore(stranger, clock).FindAsync(call));
        Assert.Empty(await new CallStore(stranger, clock).AnswersAsync([call]));
        var problems = await Parts(stranger).RunAsync(call, units[1], 0, Typed("1"), sends: true);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public async Task UnitsAsked_AreTold_RemindedOnceForEachStep_AndToldWhenSentBack()
    {
        var officer = await OfficerAsync(units[1]);
        var stranger = await OfficerAsync(Asker);
        var call = await AskAsync(RollUp.Sum);
        Assert.Equal([NoticeKind.Called], await ToldAsync(officer));
        clock.Advance(TimeSpan.FromDays(6));
        await RemindAsync();
        await RemindAsync();
        Assert.Equal([NoticeKind.Called, NoticeKind.CallDue], await ToldAsync(officer));
        await AnswerAsync(call, units[1], "40");
        clock.Advance(TimeSpan.FromDays(5));
        await RemindAsync();
        Assert.Equal(2, (await ToldAsync(officer)).Count);
        await using (var session = maker.As())
            Assert.Null(await Parts(session).ReturnAsync(call, units[1], "thiếu quý IV"));

        Assert.Equal([NoticeKind.Called, NoticeKind.CallDue, NoticeKind.CallReturned], await ToldAsync(officer));
        Assert.Empty(await ToldAsync(stranger));
    }

    [Fact]
    public async Task FiguresOfARoundBelow_AreTakenWithWhereTheyComeFrom()
    {
        // The round of the departments feeds an entry of another one: two of four submit, one of them late.
        var other = await maker.OpenAsync(LamDong, "department-example", 2026, units);
        foreach (var unit in units.Take(2))
        {
            await maker.FillAsync(other, await maker.CardAsync(other, unit));
            await maker.SubmitAsync(await maker.CardAsync(other, unit));
            clock.Advance(TimeSpan.FromDays(60));
        }

        await using var session = maker.As();
        var rounds = new RoundStore(session, clock);
        var scores = new App.Rounds.Deciding.RoundScores(session, maker.Scorers);
        var entries = new App.Rounds.Filling.EntryStore(session, clock);
        var take = new TakeFigure(session, rounds, scores, new PutFigure(entries, new App.Rounds.Filling.SaveEntry(session, rounds, entries, maker.Scorers, clock)), new FeedStore(session, clock));
        var from = (await take.MeasureAsync(other))!;
        var full = from.Standing.Settled.Rows().Count(row => row.Points == row.Max);
        Assert.Equal([4, 2, 1, 0.25m], new[] { RoundMeasure.Units, RoundMeasure.Submitted, RoundMeasure.OnTime, RoundMeasure.OnTimeShare }.Select(measure => from.Of(measure, "")));
        Assert.Equal(from.Standing.Settled.Rows().Count(row => row.Points / row.Max >= 0.5m), from.Of(RoundMeasure.AtLeast, "50"));
        Assert.Null(from.Of(RoundMeasure.AtLeast, "nhiều"));
        Assert.Null(from.Of(RoundMeasure.InBand, "không có loại này"));
        Assert.True(full <= 2);

        Assert.Null(await take.RunAsync(card, code, slots[0], from, RoundMeasure.Submitted, ""));
        Assert.Equal("2", (await StandsAsync()).First);
        Assert.Equal((other, RoundMeasure.Submitted, "2"), (await new FeedStore(session, clock).OfEntryAsync(card, code)) is var feeds && feeds[slots[0].Name] is var feed ? (feed.RoundId, feed.Measure, feed.Taken) : default);
        Assert.NotNull(await take.RunAsync(card, code, slots[0], from, RoundMeasure.OnTimeShare, ""));
    }

    [Fact]
    public async Task FiguresOfAPlan_AreTakenWithWhereTheyComeFrom()
    {
        var plans = new PlanMaker(database.Source, clock);
        var (id, _) = await plans.DoAsync(desk => desk.Start.RunAsync(new PlanDraft(LamDong, PlanKind.Yearly, "Kế hoạch", clock.GetUtcNow().Year, clock.GetUtcNow().Year), PlanStart.Document, SmallPlan.Document));
        await using var session = maker.As();
        var entries = new App.Rounds.Filling.EntryStore(session, clock);
        var desk = plans.On(session);
        var take = new TakePlanFigure(
            session, desk.Plans, desk.Board, desk.Reports, new PutFigure(entries, new App.Rounds.Filling.SaveEntry(session, new RoundStore(session, clock), entries, maker.Scorers, clock)), new FeedStore(session, clock));
        Assert.Null(await take.MeasureAsync(id!.Value));
        Assert.Null(await desk.Move.SubmitAsync(id.Value));
        Assert.Null(await desk.Move.IssueAsync(id.Value, 1, ClockDay.Of(clock.GetUtcNow().UtcDateTime), ""));
        var from = (await take.MeasureAsync(id.Value))!;
        var tasks = from.Board.Tasks.Count;
        Assert.True(tasks > 0);
        Assert.Equal([tasks, 0, 0m], new[] { PlanMeasure.Tasks, PlanMeasure.Done, PlanMeasure.DoneShare }.Select(measure => from.Of(measure)));
        Assert.Null(from.Of(PlanMeasure.ReportsOnTimeShare));
        Assert.Null(await take.RunAsync(card, code, slots[0], from, PlanMeasure.Tasks));
        var feed = (await new FeedStore(session, clock).OfEntryAsync(card, code))[slots[0].Name];
        Assert.Equal((id.Value, PlanMeasure.Tasks, tasks.ToString(System.Globalization.CultureInfo.InvariantCulture)), (feed.PlanId, feed.OfPlan, feed.Taken));
        Assert.NotNull(await take.RunAsync(card, code, slots[0], from, PlanMeasure.DoneShare));
    }

    private async Task<Guid> OfficerAsync(string unit)
    {
        await using var session = maker.As();
        await session.BeginAsync("test.add");
        var accounts = new App.Accounts.NewAccounts(session, clock);
        var id = await accounts.AddAsync(new NewAccount("Cán bộ", "can.bo." + Guid.CreateVersion7().ToString("N")[^10..], UnitId: unit));
        await accounts.AssignAsync(id, new Assignment(Role.Officer, unit));
        await session.CommitAsync();
        return id;
    }

    private async Task RemindAsync()
    {
        await using var session = maker.As();
        await maker.Calls(session).RemindAsync();
    }

    private async Task<IReadOnlyList<NoticeKind>> ToldAsync(Guid account)
    {
        await using var session = maker.As();
        return [.. (await (await session.ConnectionAsync()).QueryAsync<string>("select kind from notices.notice where account_id = @account order by at, id", new { account })).Select(kind => NoticeKinds.Find(kind)!.Value)];
    }

    private static TypedCallAnswer Typed(string figure) => new(new Dictionary<string, string?> { ["s1"] = figure }, null, null);

    private AnswerCall Parts(Session session) => new(session, new CallStore(session, clock), maker.Calls(session), new JobBoard(session));

    private PutRolled Put(Session session)
    {
        var entries = new App.Rounds.Filling.EntryStore(session, clock);
        return new(session, new CallStore(session, clock), entries, new App.Rounds.Filling.SaveEntry(session, new RoundStore(session, clock), entries, maker.Scorers, clock));
    }

    private async Task<Guid> AskAsync(params RollUp[] ways)
    {
        await using var session = maker.As();
        var (id, problems) = await new AskUnits(session, new CallStore(session, clock), maker.Calls(session), clock).RunAsync(
            card, code, slots, Asker, new CallDraft("Báo số hồ sơ", Due, [.. ways.Select((way, i) => new AskedFigure(slots[i].Name, way, null))], [.. units.Skip(1)]));
        Assert.Empty(problems);
        return id!.Value;
    }

    private async Task<IReadOnlyDictionary<string, Message>> TryAsync(Guid call, string unit, int seen, string figure, bool sends)
    {
        await using var session = maker.As(new Actor(Guid.CreateVersion7(), "Cán bộ " + unit, unit));
        return await Parts(session).RunAsync(call, unit, seen, Typed(figure), sends);
    }

    private async Task AnswerAsync(Guid call, string unit, string figure)
    {
        Assert.Empty(await TryAsync(call, unit, 0, figure, sends: true));
        await using var connection = await database.Source.OpenAsAsync(Actor.Step(Doors.Jobs));
        Assert.True(await connection.ExecuteScalarAsync<bool>("select exists (select from jobs.job where kind = 'rounds.roll-up' and argument #>> '{}' = @call::text)", new { call }));
        await RollAsync(call);
    }

    private async Task RollAsync(Guid call)
    {
        await using var session = maker.As(Actor.System("tổng hợp số liệu đơn vị gửi"));
        await Put(session).RunAsync(call, replaces: false);
    }

    private async Task<(string? First, string? Second)> StandsAsync()
    {
        await using var session = maker.As();
        var figures = (await new App.Rounds.Filling.EntryStore(session, clock).FindAsync(card, code))!.Answer.Figures;
        return (figures.GetValueOrDefault(slots[0].Name), figures.GetValueOrDefault(slots[1].Name));
    }
}
