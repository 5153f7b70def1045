using Dapper;
using ParIndex.App.Accounts;
using ParIndex.App.Notices;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Opening;
using ParIndex.App.Tests.Rounds;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using ParIndex.Core.Text;
using Xunit;

namespace ParIndex.App.Tests.Notices;

/// <summary>Who is told of which deed, and who is not.</summary>
public sealed class ToldTests
{
    private const string Plan = "1.1.1";

    [Fact]
    public async Task Assigned_TellsThatPerson_OrThoseOfThatUnit()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        var day = desk.Today.AddDays(20);
        await desk.TellAsync(desk.Head, async parts => await parts.Told.AssignedAsync((await parts.Rounds.CardAsync(desk.Card))!, Plan, null, desk.Officer.Id, day, "gấp"));
        await desk.OnlyToldAsync(NoticeKind.Assigned, desk.Officer);
        var notice = Assert.Single(await desk.OfAsync(desk.Officer));
        Assert.Equal((Plan, day, "gấp", "Thủ trưởng", desk.Unit), (notice.Facts.Code, notice.Facts.Day, notice.Facts.Reason, notice.ByName, notice.UnitId));

        await desk.TellAsync(desk.Head, async parts => await parts.Told.AssignedAsync((await parts.Rounds.CardAsync(desk.Card))!, Plan, desk.Other, null, null, ""));
        await desk.OnlyToldAsync(NoticeKind.Assigned, desk.Officer, desk.OtherHead, desk.OtherOfficer);
    }

    [Fact]
    public async Task AssignedToSomebodyWithoutTheRole_TellsNobody()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        await desk.TellAsync(desk.Head, async parts => await parts.Told.AssignedAsync((await parts.Rounds.CardAsync(desk.Card))!, Plan, null, desk.OtherOfficer.Id, null, ""));
        await desk.OnlyToldAsync(NoticeKind.Assigned);
    }

    [Fact]
    public async Task Returned_TellsWhoAnswersForIt_AndTheHead()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        var until = desk.Today.AddDays(5);
        await ReturnAsync(desk, until);
        // The second officer is for another field.
        await desk.OnlyToldAsync(NoticeKind.Returned, desk.Head, desk.Officer);
        var facts = (await desk.OfAsync(desk.Head))[0].Facts;
        Assert.Equal((Plan, until, "Thiếu kế hoạch"), (facts.Code, facts.Day, facts.Reason));
    }

    [Fact]
    public async Task ReturnedOfAnAssignedEntry_TellsTheAssignedOfficer()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        var second = await desk.Rounds.AddAsync("Cán bộ hai", desk.Unit, new Assignment(Role.Officer, desk.Unit));
        await AssignAsync(desk, "1", second);
        await ReturnAsync(desk, desk.Today.AddDays(5));
        Assert.Single(await desk.OfAsync(second));
        await desk.OnlyToldAsync(NoticeKind.Returned, desk.Head);
    }

    [Fact]
    public async Task RefusedReturn_TellsNobody()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        await using var parts = desk.Rounds.As(desk.Appraiser);
        Assert.False((await parts.Return.RunAsync(desk.Card, Plan, desk.Today.AddDays(-1), "Thiếu", desk.Appraiser.Rights)).IsDone);
        Assert.Equal(0, await desk.CountAsync());
    }

    [Fact]
    public async Task Submitted_TellsWhoRunsTheRound_EachTimeOnce()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        await desk.Rounds.Maker.FillAsync(desk.Round, desk.Card);
        Assert.Equal(0, await desk.CountAsync());
        await desk.Rounds.Maker.SubmitAsync(desk.Card);
        await desk.OnlyToldAsync(NoticeKind.Submitted, desk.Coordinator);
        Assert.Equal(1, await desk.CountAsync());
    }

    [Fact]
    public async Task MoreTime_TellsThatUnitAlone()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        await desk.TellAsync(desk.Coordinator, async parts => await parts.Told.ExtendedAsync((await parts.Rounds.CardAsync(desk.Card))!, RoundStage.SelfAssessment, desk.Today.AddDays(9), "bão lũ"));
        await desk.OnlyToldAsync(NoticeKind.Extended, desk.Head, desk.Officer, desk.FieldOfficer);
    }

    [Fact]
    public async Task MovedToExplanation_OpensThePointsToUnits_AndTellsTheOthersTheStage()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        await MoveAsync(desk, RoundStage.Appraisal, RoundStage.Explanation);
        foreach (var person in new[] { desk.Head, desk.Officer, desk.FieldOfficer, desk.OtherHead, desk.OtherOfficer })
            Assert.Equal(NoticeKind.Appraised, Assert.Single(await desk.OfAsync(person)).Kind);

        foreach (var person in new[] { desk.Appraiser, desk.Secretary })
            Assert.Equal(NoticeKind.Moved, Assert.Single(await desk.OfAsync(person)).Kind);

        // Who did it knows it; strangers have nothing to do with it.
        foreach (var person in desk.Strangers.Append(desk.Coordinator))
            Assert.Empty(await desk.OfAsync(person));

        Assert.Equal(desk.Card, (await desk.OfAsync(desk.Head))[0].ScorecardId);
        Assert.Equal(desk.Rounds.Cards[1], (await desk.OfAsync(desk.OtherHead))[0].ScorecardId);
    }

    [Fact]
    public async Task AnswersAndDecisions_TellTheUnitOnceADay()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        var cut = new TypedVerdict(VerdictOutcome.Cut, "0,5", null, CauseCategory.Late, "Chậm");
        foreach (var code in new[] { Plan, "1.2" })
            await desk.Rounds.Maker.JudgeAsync(desk.Card, code, cut);

        await desk.Rounds.Maker.MoveAsync(desk.Round, RoundStage.Explanation);
        foreach (var code in new[] { Plan, "1.2" })
            await desk.Rounds.Maker.ExplainAsync(desk.Card, code, "Đã ban hành đúng hạn.");

        await desk.Rounds.Maker.MoveAsync(desk.Round, RoundStage.SecondAppraisal);
        await desk.Rounds.Database.WriteAsync("delete from notices.notice");
        foreach (var code in new[] { Plan, "1.2" })
            Assert.True((await desk.Rounds.JudgeAsync(desk.Appraiser, desk.Card, code, cut, VerdictPass.Second)).IsDone);

        await desk.OnlyToldAsync(NoticeKind.Answered, desk.Head, desk.Officer, desk.FieldOfficer);
        Assert.Equal(3, await desk.CountAsync());

        await desk.Rounds.Maker.MoveAsync(desk.Round, RoundStage.Council);
        await desk.Rounds.Database.WriteAsync("delete from notices.notice");
        var meeting = await desk.Rounds.Maker.MeetAsync(desk.Round, new App.Rounds.Deciding.MeetingDraft(desk.Today, "Phòng họp", "Chủ tịch", "Chín", "Họp."));
        foreach (var code in new[] { Plan, "1.2" })
            await desk.Rounds.Maker.DecideAsync(desk.Card, code, meeting, "0,75", "Biểu quyết");

        await desk.OnlyToldAsync(NoticeKind.Decided, desk.Head, desk.Officer, desk.FieldOfficer);
        Assert.Equal(3, await desk.CountAsync());
    }

    [Fact]
    public async Task Deputy_IsTold()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.Appraisal);
        var deputy = await desk.Rounds.AppraiserAsync("Người thay");
        await using var system = desk.Rounds.AsSystem();
        Assert.Null(await system.Recusals.SetAsync(desk.Round, desk.Appraiser.Id, desk.Unit, deputy.Id, "Người nhà"));
        var notice = Assert.Single(await desk.OfAsync(deputy));
        Assert.Equal((NoticeKind.Deputy, desk.Unit), (notice.Kind, notice.UnitId));
        await desk.OnlyToldAsync(NoticeKind.Deputy);
    }

    [Fact]
    public async Task SwitchedOff_IsToldNothing_AtOnceQueuesAMail_AndLockedIsNotTold()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        await ChooseAsync(desk, desk.Officer, NoticeTopic.Scorecard, NoticeWay.Off);
        await ChooseAsync(desk, desk.Head, NoticeTopic.Scorecard, NoticeWay.Now);
        await desk.Rounds.Database.WriteAsync($"update accounts.account set locked_at = now(), locked_reason = 'thử' where id = '{desk.FieldOfficer.Id}'");
        await desk.TellAsync(desk.Coordinator, async parts => await parts.Told.ExtendedAsync((await parts.Rounds.CardAsync(desk.Card))!, RoundStage.SelfAssessment, desk.Today.AddDays(9), "bão lũ"));
        await desk.OnlyToldAsync(NoticeKind.Extended, desk.Head);
        await using var session = desk.Rounds.Maker.As();
        var job = await (await session.ConnectionAsync()).ExecuteScalarAsync<string>("select argument::text from jobs.job where kind = 'notices.now'");
        Assert.Contains(desk.Head.Id.ToString(), job, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UndoneDeed_TellsNobody()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        await using (var parts = desk.As(desk.Coordinator))
        {
            await parts.Session.BeginAsync("test.tell");
            await parts.Told.ReopenedAsync((await parts.Rounds.CardAsync(desk.Card))!, "thử");
            await parts.Session.RollbackAsync();
        }

        Assert.Equal(0, await desk.CountAsync());
    }

    [Fact]
    public async Task NobodyReadsOrMarksNoticesOfOthers_AndTheLogHoldsNone()
    {
        await using var desk = await NoticeDesk.CreateAsync(RoundStage.SelfAssessment, submitted: false);
        await desk.TellAsync(desk.Coordinator, async parts => await parts.Told.ReopenedAsync((await parts.Rounds.CardAsync(desk.Card))!, "thử"));
        var notice = Assert.Single(await desk.OfAsync(desk.Head));
        await using var stranger = desk.As(desk.Officer);
        Assert.Null(await stranger.Notices.FindAsync(desk.Head.Id, notice.Id));
        Assert.Equal(0, (await stranger.Notices.CountAsync(desk.Head.Id)).All);
        await stranger.Notices.MarkAsync(desk.Head.Id, notice.Id, isRead: true);
        await stranger.Notices.MarkAllAsync(desk.Head.Id, desk.Rounds.Clock.GetUtcNow());
        Assert.Null((await desk.OfAsync(desk.Head))[0].ReadAt);

        await using var own = desk.As(desk.Head);
        await own.Notices.MarkAllAsync(desk.Head.Id, desk.Rounds.Clock.GetUtcNow());
        Assert.NotNull((await desk.OfAsync(desk.Head))[0].ReadAt);
        await using var session = desk.Rounds.Maker.As();
        Assert.Equal(0, await (await session.ConnectionAsync()).ExecuteScalarAsync<int>("select count(*)::int from audit.event where table_name = 'notices.notice'"));
    }

    private static async Task ReturnAsync(NoticeDesk desk, DateOnly until)
    {
        await using var parts = desk.Rounds.As(desk.Appraiser);
        Assert.True((await parts.Return.RunAsync(desk.Card, Plan, until, "Thiếu kế hoạch", desk.Appraiser.Rights)).IsDone);
    }

    private static async Task MoveAsync(NoticeDesk desk, RoundStage from, RoundStage to)
    {
        await using var session = desk.Rounds.Maker.As(desk.Coordinator.Actor);
        var rounds = new App.Rounds.RoundStore(session, desk.Rounds.Clock);
        Assert.Null(await new MoveRound(session, rounds, new RoundUnits(session, rounds, desk.Rounds.Maker.Scorers, desk.Rounds.Clock), desk.Rounds.Maker.Notices(session)).RunAsync(desk.Round, from, to, null));
    }

    internal static async Task AssignAsync(NoticeDesk desk, string code, AppraisalDesk.Person person, DateOnly? lastDay = null)
    {
        await using var parts = desk.As();
        await parts.Session.BeginAsync("rounds.assign");
        await parts.Assignments.AssignAsync(desk.Card, code, null, person.Id, true, lastDay, "");
        await parts.Session.CommitAsync();
    }

    internal static async Task ChooseAsync(NoticeDesk desk, AppraisalDesk.Person person, NoticeTopic topic, NoticeWay way)
    {
        await using var parts = desk.As(person);
        await parts.Preferences.SaveAsync(person.Id, new NoticePreference(Language.Vietnamese, new Dictionary<NoticeTopic, NoticeWay> { [topic] = way }));
        Assert.Equal(way, (await parts.Preferences.OfAsync(person.Id)).Of(topic));
    }
}
