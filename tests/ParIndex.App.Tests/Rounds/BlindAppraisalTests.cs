using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Results;
using ParIndex.Core.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>Entries appraised twice, and claims like those cut before.</summary>
public sealed class BlindAppraisalTests : IAsyncLifetime
{
    private const string Plan = "1.1.1", Field = "chi-dao-dieu-hanh";

    private AppraisalDesk desk = null!;

    public async ValueTask InitializeAsync() => desk = await AppraisalDesk.CreateAsync();

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task Drawn_GoToAnotherAppraiser_WhoAloneGivesTheBlindVerdict()
    {
        var an = await desk.AppraiserAsync("An", Field);
        await using var parts = desk.AsSystem();
        Assert.NotNull(await parts.Draw.RunAsync(desk.Round, Field, 1m, "hạt"));

        var binh = await desk.AppraiserAsync("Bình", Field);
        var own = await desk.AppraiserAsync("Chi", Field, desk.Units[0]);
        await desk.JudgeAsync(an, desk.Cards[0], Plan, new TypedVerdict(VerdictOutcome.Accepted));
        Assert.NotNull(await parts.Draw.RunAsync(desk.Round, Field, 1.1m));
        Assert.Null(await parts.Draw.RunAsync(desk.Round, Field, 0.5m, "hạt"));

        var lines = await parts.List.OfFieldAsync(await desk.RoundAsync(), Field);
        var drawn = lines.Where(line => line.BlindId is not null).ToList();
        Assert.Equal((lines.Count + 1) / 2, drawn.Count);
        Assert.Equal(BlindDraw.Select("hạt", lines.Select(line => (line.Card.UnitId, line.Entry.Code)), 0.5m).Order(), drawn.Select(line => (line.Card.UnitId, line.Entry.Code)).Order());
        Assert.All(drawn, line => Assert.True(line.BlindId != line.First?.ById && (line.Card.Id != desk.Cards[0] || line.BlindId != own.Id)));
        var lot = Assert.Single(await parts.Blinds.LotsAsync(desk.Round));
        Assert.Equal((0.5m, "hạt", lines.Count, drawn.Count), (lot.Share, lot.Seed, lot.Candidates, lot.Drawn));

        // Who is to judge it blind does not judge it first, and nobody else judges it blind.
        var people = new[] { an, binh, own };
        var one = drawn.First(line => line.First is null);
        var second = people.Single(person => person.Id == one.BlindId);
        var first = new[] { an, binh }.First(person => person.Id != one.BlindId);
        var cut = new TypedVerdict(VerdictOutcome.Cut, "0", null, CauseCategory.NotDone, "không có");
        Assert.Equal(Refusal.Blind, (await desk.JudgeAsync(second, one.Card.Id, one.Entry.Code, cut)).Refusal);
        Assert.Equal(Refusal.Blind, (await desk.JudgeAsync(first, one.Card.Id, one.Entry.Code, cut, VerdictPass.Blind)).Refusal);
        Assert.True((await desk.JudgeAsync(second, one.Card.Id, one.Entry.Code, cut, VerdictPass.Blind)).IsDone);
        Assert.True((await desk.JudgeAsync(first, one.Card.Id, one.Entry.Code, new TypedVerdict(VerdictOutcome.Accepted))).IsDone);

        // It is for comparison only: points do not follow from it, and the draw stays.
        var marks = await parts.Progress.MarksAsync(desk.Round);
        var agreement = Agreement.Of(AppraisalProgress.Twice(marks))!;
        Assert.Equal((1, 0m, one.Entry.Points), (agreement.Count, agreement.Percent, agreement.MeanDifference));
        Assert.NotNull(await parts.Draw.RunAsync(desk.Round, Field, 0.2m));
        Assert.Equal(lines.Count, (await parts.Progress.UnitsAsync(desk.Round)).Where(unit => unit.Field == Field).Sum(unit => unit.Entries));
        Assert.Equal(2, (await parts.Progress.UnitsAsync(desk.Round)).Sum(unit => unit.Judged));
    }

    [Fact]
    public async Task ClaimLikeOneCutTheYearBefore_IsFound_OthersAreNot()
    {
        // 2026: the plan and the tasks are cut; the council gives the tasks back.
        var an = await desk.AppraiserAsync("An");
        await desk.JudgeAsync(an, desk.Cards[0], Plan, new TypedVerdict(VerdictOutcome.Cut, "0,5", null, CauseCategory.Late, "Ban hành chậm"));
        await desk.JudgeAsync(an, desk.Cards[0], "1.1.2", new TypedVerdict(VerdictOutcome.Cut, "1", null, CauseCategory.Evidence, "Thiếu báo cáo"));
        await desk.JudgeAsync(an, desk.Cards[0], "1.2", new TypedVerdict(VerdictOutcome.Cut, "1", null, CauseCategory.Late, "Chậm"));
        var round = await desk.Maker.OpenAsync(AppraisalDesk.Province, "department-example", 2027, desk.Units);
        var card = await desk.Maker.CardAsync(round, desk.Units[0]);
        await desk.Maker.FillAsync(round, card);
        await desk.Maker.SaveAsync(card, "1.2", new TypedAnswer(new Dictionary<string, string?> { ["on_time"] = "3", ["late"] = "0", ["required"] = "3" }, null, null, false, null, null));

        await using var parts = desk.AsSystem();
        var cuts = await parts.Cuts.OfCardAsync(round, card);
        Assert.Equal([Plan, "1.1.2"], cuts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new PastCut(card, Plan, 2026, 1m, 0.5m, "Ban hành chậm"), cuts[Plan]);
        Assert.Empty(await parts.Cuts.OfCardAsync(round, await desk.Maker.CardAsync(round, desk.Units[1])));
        var lines = await parts.List.OfFieldAsync((await parts.Rounds.FindAsync(round))!, Field);
        Assert.Equal([AppraisalFlag.CutBefore], lines.Single(line => line.Card.Id == card && line.Entry.Code == Plan).Flags);
    }
}
