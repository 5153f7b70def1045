using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Rounds.Explaining;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>From the cut to the council on the real database.</summary>
public sealed class ExplainingTests : IAsyncLifetime
{
    private const string Plan = "1.1.1", Tasks = "1.1.2", Reports = "1.2";

    private AppraisalDesk desk = null!;
    private AppraisalDesk.Person appraiser = null!, head = null!, secretary = null!;

    private Guid Card => desk.Cards[0];

    public async ValueTask InitializeAsync()
    {
        desk = await AppraisalDesk.CreateAsync();
        appraiser = await desk.AppraiserAsync("An");
        head = await desk.AddAsync("Thủ trưởng", desk.Units[0], new Assignment(Role.Head, desk.Units[0]));
        secretary = await desk.AddAsync("Thư ký", null, new Assignment(Role.CouncilSecretary, AppraisalDesk.Province));
        await CutAsync(Plan, "0,5");
        await CutAsync(Tasks, "1");
        await CutAsync(Reports, "1");
        await desk.JudgeAsync(appraiser, desk.Cards[1], Plan, new TypedVerdict(VerdictOutcome.Accepted));
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task Unit_ExplainsOneAcceptsTheRest_AppraiserAnswers_CouncilDecides()
    {
        Assert.Equal(Refusal.WrongStage, (await ExplainAsync(Plan, "sớm quá")).Refusal);
        await desk.Maker.MoveAsync(desk.Round, RoundStage.Explanation);
        Assert.Equal([VerdictParts.Reason], (await ExplainAsync(Plan, " ")).Problems.Keys);
        Assert.Equal([""], (await ExplainAsync("1.3.1", "không bị trừ")).Problems.Keys);
        Assert.True((await ExplainAsync(Plan, "Quyết định 12/QĐ ngày 05/01 gửi kèm")).IsDone);
        Assert.True((await ExplainAsync(Tasks, "Đã hoàn thành đủ 20 nhiệm vụ")).IsDone);
        Assert.True((await ExplainAsync(Plan, "người khác cùng lúc")).IsConflict);
        await using (var unit = desk.As(head))
        {
            Assert.Equal((1, null), await unit.Explain.AcceptAllAsync(Card, head.Rights));
            Assert.Equal((0, null), await unit.Explain.AcceptAllAsync(Card, head.Rights));
        }

        var other = await desk.AddAsync("Thủ trưởng khác", desk.Units[1], new Assignment(Role.Head, desk.Units[1]));
        await using (var stranger = desk.As(other))
            Assert.False((await stranger.Explain.RunAsync(Card, Plan, true, null, 1, other.Rights)).IsDone);

        await desk.Maker.MoveAsync(desk.Round, RoundStage.SecondAppraisal);
        Assert.Equal(Refusal.WrongStage, (await ExplainAsync(Plan, "muộn", 1)).Refusal);
        var stays = new TypedVerdict(VerdictOutcome.Cut, "1", null, CauseCategory.Evidence, "Vẫn thiếu báo cáo");
        Assert.True((await desk.JudgeAsync(appraiser, Card, Plan, new TypedVerdict(VerdictOutcome.Accepted, Reason: "Có quyết định"), VerdictPass.Second)).IsDone);
        Assert.True((await desk.JudgeAsync(appraiser, Card, Tasks, stays, VerdictPass.Second)).IsDone);
        // What was accepted is not judged again, and first verdicts stay.
        Assert.Equal([""], (await desk.JudgeAsync(appraiser, Card, Reports, stays, VerdictPass.Second)).Problems.Keys);
        Assert.Equal(Refusal.WrongStage, (await desk.JudgeAsync(appraiser, Card, Plan, new TypedVerdict(VerdictOutcome.Accepted))).Refusal);

        await desk.Maker.MoveAsync(desk.Round, RoundStage.Council);
        await using var council = desk.As(secretary);
        var dispute = Assert.Single(await council.Council.OfRoundAsync(desk.Round));
        Assert.True(dispute.IsInDispute);
        Assert.Equal((Tasks, 1m, 2m), (dispute.Entry.Code, dispute.Appraised, dispute.Entry.Points));
        Assert.Contains(DecideEntry.Meeting, (await council.Decide.RunAsync(Card, Tasks, null, "x", null, 0, secretary.Rights)).Problems.Keys);
        Assert.True((await council.Meet.RunAsync(desk.Round, null, 0, new(new(2026, 12, 20), "Phòng họp 1", "Phó Chủ tịch", "7/9", "Hội đồng thống nhất."), secretary.Rights)).IsDone);
        var meeting = Assert.Single(await council.Meet.OfRoundAsync(desk.Round));
        Assert.True((await council.Meet.RunAsync(desk.Round, meeting.Id, 9, new(meeting.HeldOn, "", "", "", "đè lên"), secretary.Rights)).IsConflict);
        Assert.True((await council.Decide.RunAsync(Card, Tasks, meeting.Id, "1,8", "Theo biểu quyết", 0, secretary.Rights)).IsDone);
        Assert.True((await council.Decide.RunAsync(Card, Tasks, meeting.Id, "2", "Lại", 0, secretary.Rights)).IsConflict);
        // Any other entry may be decided too, and what is decided taken back.
        Assert.True((await council.Decide.RunAsync(desk.Cards[1], Plan, meeting.Id, "0", "Phát hiện sau", 0, secretary.Rights)).IsDone);
        Assert.True((await council.Decide.TakeBackAsync(desk.Cards[1], Plan, 1, secretary.Rights)).IsDone);

        var standing = await council.Scores.OfAsync(await desk.RoundAsync(), Card);
        var settled = standing.Settled.Unit(0, standing.SettledInputs).Leaves.ToDictionary(leaf => leaf.Code, leaf => leaf.Points);
        Assert.Equal((1m, 1.8m, 1m), (settled[Plan], settled[Tasks], settled[Reports]));
        var lines = ExplanationLine.Of(await council.Entries.OfCardAsync(Card), await council.Verdicts.OfCardAsync(Card), await council.Explanations.OfCardAsync(Card));
        Assert.Equal([(Plan, false, 0.5m), (Tasks, true, 1m), (Reports, false, 1m)], lines.Select(line => (line.Entry.Code, line.IsInDispute, line.Lost)));
    }

    [Fact]
    public async Task Council_OutsideItsStage_OrByOthers_IsRefused()
    {
        await using var council = desk.As(secretary);
        Assert.Equal(Refusal.WrongStage, (await council.Meet.RunAsync(desk.Round, null, 0, new(new(2026, 12, 20), "", "", "", ""), secretary.Rights)).Refusal);
        await desk.Maker.MoveAsync(desk.Round, RoundStage.Council);
        await using var wrong = desk.As(appraiser);
        Assert.Equal(Refusal.NoRole, (await wrong.Meet.RunAsync(desk.Round, null, 0, new(new(2026, 12, 20), "", "", "", ""), appraiser.Rights)).Refusal);
        Assert.Equal(Refusal.NoRole, (await wrong.Decide.RunAsync(Card, Plan, null, "1", "x", 0, appraiser.Rights)).Refusal);
        await desk.Database.WriteAsync($"update rounds.round set stage = 'Published' where id = '{desk.Round}'");
        Assert.Equal(Refusal.WrongStage, (await council.Decide.RunAsync(Card, Plan, null, "1", "x", 0, secretary.Rights)).Refusal);
    }

    [Fact]
    public async Task MoreTime_ForOneUnit_KeepsItsExplanationOpen()
    {
        await desk.Maker.MoveAsync(desk.Round, RoundStage.SecondAppraisal);
        Assert.Equal(Refusal.WrongStage, (await ExplainAsync(Plan, "muộn")).Refusal);
        await using (var system = desk.AsSystem())
        {
            await system.Session.BeginAsync("test");
            await system.Rounds.ExtendAsync(Card, RoundStage.Explanation, desk.Clock.Today().AddDays(2), "bão");
            await system.Session.CommitAsync();
        }

        Assert.True((await ExplainAsync(Plan, "kịp")).IsDone);
        await using (var unit = desk.As(head))
        {
            Assert.True((await unit.Explain.TakeBackAsync(Card, Plan, 1, head.Rights)).IsDone);
            Assert.Equal((3, null), await unit.Explain.AcceptAllAsync(Card, head.Rights));
        }

        // Until its day is over, the entry is the unit's, not the appraiser's.
        Assert.Equal(Refusal.WrongStage, (await desk.JudgeAsync(appraiser, Card, Plan, new TypedVerdict(VerdictOutcome.Accepted), VerdictPass.Second)).Refusal);
        desk.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(Refusal.WrongStage, (await ExplainAsync(Plan, "quá hạn", 1)).Refusal);
    }

    private async Task CutAsync(string code, string points) => Assert.True(
        (await desk.JudgeAsync(appraiser, Card, code, new TypedVerdict(VerdictOutcome.Cut, points, null, CauseCategory.Evidence, "Thiếu minh chứng"))).IsDone);

    private async Task<App.Rounds.DeedOutcome> ExplainAsync(string code, string text, int seen = 0)
    {
        await using var parts = desk.As(head);
        return await parts.Explain.RunAsync(Card, code, accepts: false, text, seen, head.Rights);
    }
}
