using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Rounds.Appraising;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Rounds;
using Xunit;

namespace ParIndex.App.Tests.Rounds;

/// <summary>A figure far from those of other units, on the real database under the rights of a unit.</summary>
public sealed class UnlikeOthersTests
{
    private const string Tasks = "1.1.2";

    [Fact]
    public async Task AppraisersSeeIt_AndItIsNotAcceptedAmongMany()
    {
        await using var desk = await AppraisalDesk.CreateAsync(RoundStage.SelfAssessment, 6, submits: false);
        await FillAsync(desk, 6);
        var person = await desk.AppraiserAsync("Anh");
        await using var parts = desk.As(person);
        var lines = (await parts.List.OfFieldAsync(await desk.RoundAsync(), desk.FieldOf(Tasks))).Where(line => line.Entry.Code == Tasks).ToList();
        var wild = Assert.Single(lines, line => line.Flags.Contains(AppraisalFlag.UnlikeOthers));
        Assert.Equal(desk.Cards[0], wild.Card.Id);
        Assert.Equal([("done", CrowdSide.Above, 5, 20m), ("planned", CrowdSide.Above, 5, 20m)], wild.Unlike.OrderBy(one => one.Slot, StringComparer.Ordinal).Select(one => (one.Slot, one.Side, one.Crowd.Count, one.Crowd.Median)));
        Assert.False(wild.IsClean);
    }

    [Fact]
    public async Task UnitIsTold_ThoughItSeesNoOther_OnceFiveOthersAnswered_AtMostAMinuteLate()
    {
        await using var desk = await AppraisalDesk.CreateAsync(RoundStage.SelfAssessment, 6, submits: false);
        var cache = new RoundFigureCache(desk.Database.Source, desk.Maker.Scorers, desk.Clock);
        await FillAsync(desk, 5);
        Assert.Empty(await UnlikeAsync());
        await desk.Maker.SaveAsync(desk.Cards[5], Tasks, RoundDesk.Figures(("done", "19"), ("planned", "20")));
        Assert.Empty(await UnlikeAsync());
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var told = (await UnlikeAsync()).Select(one => one.Told.Vietnamese).ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, text => Assert.Contains("cao hơn hẳn mức giữa (trung vị) của 5 đơn vị khác", text, StringComparison.Ordinal));
        Assert.All(told, text => Assert.DoesNotContain("20", text, StringComparison.Ordinal));

        // The unit itself sees one scorecard.
        await using var session = desk.Maker.As(new Actor(Guid.CreateVersion7(), "Cán bộ", desk.Units[0]));
        Assert.Single(await new App.Rounds.RoundStore(session, desk.Clock).CardsAsync(desk.Round));

        async Task<IReadOnlyList<UnlikeOthers>> UnlikeAsync() =>
            (await cache.OfAsync(await desk.RoundAsync())).Unlike(desk.Cards[0], Tasks, new Dictionary<string, string> { ["done"] = "19000", ["planned"] = "20000" });
    }

    /// <summary>The first says a thousand times what the others say.</summary>
    private static async Task FillAsync(AppraisalDesk desk, int units)
    {
        await desk.Maker.SaveAsync(desk.Cards[0], Tasks, RoundDesk.Figures(("done", "20000"), ("planned", "20000")));
        for (var i = 1; i < units; i++)
            await desk.Maker.SaveAsync(desk.Cards[i], Tasks, RoundDesk.Figures(("done", "20"), ("planned", "20")));
    }
}
