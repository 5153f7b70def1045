using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>Verdicts, returns, acceptance in bulk and recusals on the real database.</summary>
public sealed class AppraisingTests : IAsyncLifetime
{
    /// <summary>Plan issued on time (1 point, a choice), and tasks done of those planned (2 points).</summary>
    private const string Plan = "1.1.1", Tasks = "1.1.2", Field = "chi-dao-dieu-hanh";

    private static readonly TypedVerdict Accept = new(VerdictOutcome.Accepted);
    private static readonly TypedVerdict Cut = new(VerdictOutcome.Cut, "0,5", null, CauseCategory.Late, "Ban hành chậm 20 ngày");

    private AppraisalDesk desk = null!;
    private AppraisalDesk.Person appraiser = null!;

    private Guid Card => desk.Cards[0];

    public async ValueTask InitializeAsync()
    {
        desk = await AppraisalDesk.CreateAsync();
        appraiser = await desk.AppraiserAsync("Nguyễn Thị An", Field);
    }

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task Accepted_Cut_Corrected_SettleThePoints()
    {
        Assert.True((await desk.JudgeAsync(appraiser, desk.Cards[1], Plan, Accept)).IsDone);
        Assert.True((await desk.JudgeAsync(appraiser, Card, Plan, Cut)).IsDone);
        Assert.True((await desk.JudgeAsync(appraiser, Card, Tasks, Corrected("17", "20"))).IsDone);

        // 17 of 20 tasks, pro rata of 2 points.
        Assert.Equal(1.7m, (await desk.VerdictAsync(Card, Tasks))!.Judgement.Points);
        await using var parts = desk.AsSystem();
        var standing = await parts.Scores.OfAsync(await desk.RoundAsync(), Card);
        var settled = standing.Settled.Unit(0, standing.SettledInputs).Leaves.ToDictionary(leaf => leaf.Code, leaf => leaf.Points);
        Assert.Equal((0.5m, 1.7m), (settled[Plan], settled[Tasks]));
    }

    [Fact]
    public async Task Faults_AreAllNamed_AndNothingIsWritten()
    {
        var cut = await desk.JudgeAsync(appraiser, Card, Plan, new TypedVerdict(VerdictOutcome.Cut, "1,5"));
        Assert.Equal([VerdictParts.Category, VerdictParts.Points, VerdictParts.Reason], cut.Problems.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([VerdictParts.Points], (await desk.JudgeAsync(appraiser, Card, Plan, Cut with { Points = "1" })).Problems.Keys);
        Assert.Equal(["done"], (await desk.JudgeAsync(appraiser, Card, Tasks, Corrected("21", "20"))).Problems.Keys);
        Assert.Equal([""], (await desk.JudgeAsync(appraiser, Card, Tasks, Corrected("20", "20"))).Problems.Keys);
        Assert.Contains("", (await desk.JudgeAsync(appraiser, Card, Tasks, Corrected("", "20"))).Problems.Keys);
        Assert.Null(await desk.VerdictAsync(Card, Plan));
        Assert.Null(await desk.VerdictAsync(Card, Tasks));
    }

    [Fact]
    public async Task TwoAppraisersAtOnce_OneIsToldAndLosesNothing()
    {
        var other = await desk.AppraiserAsync("Trần Văn Bình");
        await using var first = desk.As(appraiser);
        await using var second = desk.As(other);
        var outcomes = await Task.WhenAll(
            first.Give.RunAsync(Card, Plan, VerdictPass.First, new Seen(1, 0), Cut, appraiser.Rights),
            second.Give.RunAsync(Card, Plan, VerdictPass.First, new Seen(1, 0), Accept, other.Rights));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Single(outcomes, outcome => outcome.IsConflict);
        // Who was told sees the version that stands, and may put another in its place.
        Assert.True((await desk.JudgeAsync(other, Card, Plan, Accept)).IsDone);
        Assert.Equal((2, "Trần Văn Bình"), ((await desk.VerdictAsync(Card, Plan))!.Version, (await desk.VerdictAsync(Card, Plan))!.ByName));
    }

    [Fact]
    public async Task TakenBack_IsGone_AndOnlyAtTheVersionShown()
    {
        await desk.JudgeAsync(appraiser, Card, Plan, Cut);
        await using var parts = desk.As(appraiser);
        Assert.True((await parts.Give.TakeBackAsync(Card, Plan, VerdictPass.First, 7, appraiser.Rights)).IsConflict);
        Assert.True((await parts.Give.TakeBackAsync(Card, Plan, VerdictPass.First, 1, appraiser.Rights)).IsDone);
        Assert.Null(await desk.VerdictAsync(Card, Plan));
    }

    [Fact]
    public async Task Returned_OpensToTheUnit_AndWhatItChangesIsMarked()
    {
        await desk.JudgeAsync(appraiser, Card, Plan, Accept);
        await using (var parts = desk.As(appraiser))
        {
            Assert.Equal([ReturnEntry.Reason, ReturnEntry.Until], (await parts.Return.RunAsync(Card, Plan, desk.Clock.Today().AddDays(-1), " ", appraiser.Rights)).Problems.Keys.Order(StringComparer.Ordinal));
            Assert.True((await parts.Return.RunAsync(Card, Plan, desk.Clock.Today().AddDays(3), "Gửi kèm quyết định", appraiser.Rights)).IsDone);
        }

        // While it is back with its unit nobody judges it.
        Assert.Equal(Refusal.WrongStage, (await desk.JudgeAsync(appraiser, Card, Plan, Cut)).Refusal);
        await desk.Maker.SaveAsync(Card, Plan, new TypedAnswer(new Dictionary<string, string?> { ["timing"] = "Chậm" }, null, null, false, null, null));
        await using (var parts = desk.As(appraiser))
        {
            var line = (await parts.List.OfFieldAsync(await desk.RoundAsync(), Field)).Single(one => one.Card.Id == Card && one.Entry.Code == Plan);
            Assert.True(line.IsReturned && line.HasChanged);
            Assert.True((await parts.Return.RecallAsync(Card, Plan, appraiser.Rights)).IsDone);
        }

        // What was shown before the change is not judged unseen.
        await using var late = desk.As(appraiser);
        Assert.Contains("", (await late.Give.RunAsync(Card, Plan, VerdictPass.First, new Seen(1, 1), Cut, appraiser.Rights)).Problems.Keys);
        Assert.True((await late.Give.RunAsync(Card, Plan, VerdictPass.First, new Seen(2, 1), Accept, appraiser.Rights)).IsDone);
        Assert.Equal((0.5m, 2), ((await desk.VerdictAsync(Card, Plan))!.Judgement.Points, (await desk.VerdictAsync(Card, Plan))!.EntryVersion));
    }

    [Fact]
    public async Task AcceptedInBulk_OnlyWhereNothingDiffers_AndTakenBackAsOne()
    {
        await using (var setup = desk.As(appraiser))
            await setup.Return.RunAsync(Card, Tasks, desk.Clock.Today().AddDays(1), "thiếu", appraiser.Rights);

        await desk.Maker.SaveAsync(Card, Tasks, new TypedAnswer(new Dictionary<string, string?> { ["done"] = "15", ["planned"] = "20" }, "2", "có lý do", false, null, null));
        await desk.JudgeAsync(appraiser, desk.Cards[1], Plan, Cut);
        var stranger = await desk.AppraiserAsync("Lê Văn Cường", "cai-cach-the-che");
        await using var parts = desk.As(appraiser);
        await parts.Return.RecallAsync(Card, Tasks, appraiser.Rights);
        var lines = await parts.List.OfFieldAsync(await desk.RoundAsync(), Field);
        Assert.Equal([AppraisalFlag.OtherThanRule], lines.Single(line => line.Card.Id == Card && line.Entry.Code == Tasks).Flags);
        var shown = ShownEntries.Read(ShownEntries.Write(lines.Select(line => new ShownEntry(line.Card.Id, line.Entry.Code, line.Entry.Version))));
        Assert.Equal(lines.Count, shown.Count);

        // Another field's appraiser accepts nothing, an older version is left out.
        await using (var other = desk.As(stranger))
            Assert.Equal(0, (await other.Many.RunAsync(desk.Round, Field, shown, stranger.Rights)).Accepted);

        var last = shown[^1];
        var outcome = await parts.Many.RunAsync(desk.Round, Field, [.. shown.SkipLast(1), last with { Version = last.Version - 1 }], appraiser.Rights);
        Assert.Equal((lines.Count - 3, 3), (outcome.Accepted, outcome.LeftOut));
        Assert.Null(await desk.VerdictAsync(Card, Tasks));
        Assert.Equal(VerdictOutcome.Cut, (await desk.VerdictAsync(desk.Cards[1], Plan))!.Judgement.Outcome);

        // One of them judged anew stays when the rest is taken back.
        await desk.JudgeAsync(appraiser, Card, Plan, Cut);
        Assert.Equal(outcome.Accepted - 1, await parts.Many.TakeBackAsync(desk.Round, Field, outcome.At, appraiser.Rights));
        Assert.NotNull(await desk.VerdictAsync(Card, Plan));
    }

    [Fact]
    public async Task OwnUnit_OtherField_WrongStage_AreRefused()
    {
        var colleague = await desk.AppraiserAsync("Phạm Thị Dung", home: desk.Units[0]);
        Assert.Equal(Refusal.OwnUnit, (await desk.JudgeAsync(colleague, Card, Plan, Accept)).Refusal);
        Assert.True((await desk.JudgeAsync(colleague, desk.Cards[1], Plan, Accept)).IsDone);
        Assert.Equal(Refusal.OtherField, (await desk.JudgeAsync(appraiser, Card, "2.1", Accept)).Refusal);
        Assert.Equal(Refusal.WrongStage, (await desk.JudgeAsync(appraiser, Card, Plan, Accept, VerdictPass.Second)).Refusal);
        var head = await desk.AddAsync("Thủ trưởng", desk.Units[0], new Assignment(Role.Head, desk.Units[0]));
        Assert.Equal(Refusal.NoRole, (await desk.JudgeAsync(head, Card, Plan, Accept)).Refusal);

        await desk.Maker.MoveAsync(desk.Round, RoundStage.Explanation);
        Assert.Equal(Refusal.WrongStage, (await desk.JudgeAsync(appraiser, Card, Plan, Accept)).Refusal);
        await using var parts = desk.As(appraiser);
        Assert.Equal(Refusal.WrongStage, (await parts.Return.RunAsync(Card, Plan, desk.Clock.Today(), "thiếu", appraiser.Rights)).Refusal);
    }

    [Fact]
    public async Task Recused_IsRefused_AndTheDeputyMayInTheirField()
    {
        var deputy = await desk.AppraiserAsync("Hoàng Văn Em", "cai-cach-the-che");
        Assert.Equal(Refusal.OtherField, (await desk.JudgeAsync(deputy, Card, Plan, Accept)).Refusal);
        await using (var parts = desk.AsSystem())
        {
            Assert.NotNull(await parts.Recusals.SetAsync(desk.Round, appraiser.Id, desk.Units[0], deputy.Id, " "));
            Assert.NotNull(await parts.Recusals.SetAsync(desk.Round, appraiser.Id, desk.Units[0], appraiser.Id, "người thân"));
            Assert.Null(await parts.Recusals.SetAsync(desk.Round, appraiser.Id, desk.Units[0], deputy.Id, "Vợ là phó giám đốc sở"));
        }

        Assert.Equal(Refusal.Recused, (await desk.JudgeAsync(appraiser, Card, Plan, Accept)).Refusal);
        Assert.True((await desk.JudgeAsync(appraiser, desk.Cards[1], Plan, Accept)).IsDone);
        Assert.True((await desk.JudgeAsync(deputy, Card, Plan, Accept)).IsDone);
        // Only for that unit, and only in the field of who stepped back.
        Assert.Equal(Refusal.OtherField, (await desk.JudgeAsync(deputy, desk.Cards[1], Plan, Accept)).Refusal);
        Assert.Equal(Refusal.OtherField, (await desk.JudgeAsync(deputy, Card, "3.2", Accept)).Refusal);
    }

    [Fact]
    public async Task Published_NobodyWrites_NotEvenSql()
    {
        await desk.JudgeAsync(appraiser, Card, Plan, Cut);
        await desk.Database.WriteAsync($"update rounds.round set stage = 'Published' where id = '{desk.Round}'");

        Assert.Equal(Refusal.WrongStage, (await desk.JudgeAsync(appraiser, Card, Plan, Accept)).Refusal);
        await using (var parts = desk.AsSystem())
            Assert.NotNull(await parts.Recusals.SetAsync(desk.Round, appraiser.Id, desk.Units[0], null, "muộn"));

        foreach (var sql in new[]
        {
            "update rounds.verdict set points = 1", "delete from rounds.verdict",
            $"insert into rounds.meeting (id, round_id, held_on, by_name, at) values (gen_random_uuid(), '{desk.Round}', current_date, 'x', now())",
            $"insert into rounds.blind_draw (round_id, field, share, seed, candidates, drawn, by_name, at) values ('{desk.Round}', 'x', 1, 'x', 1, 1, 'x', now())",
        })
        {
            Assert.Equal("PX005", (await Assert.ThrowsAsync<PostgresException>(() => desk.Database.WriteAsync(sql))).SqlState);
        }
    }

    private static TypedVerdict Corrected(string done, string planned) => new(
        VerdictOutcome.Corrected, null, new Dictionary<string, string?> { ["done"] = done, ["planned"] = planned }, CauseCategory.RateBelow, "Theo báo cáo năm");
}
