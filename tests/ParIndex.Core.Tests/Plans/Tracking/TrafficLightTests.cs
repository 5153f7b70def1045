using FsCheck;
using FsCheck.Fluent;
using ParIndex.Core.Plans;
using ParIndex.Core.Plans.Tracking;
using Xunit;

namespace ParIndex.Core.Tests.Plans.Tracking;

/// <summary>Lights of duties at the edges of each threshold, and what holds for all of them.</summary>
public sealed class TrafficLightTests
{
    private static readonly DateOnly Start = new(2026, 1, 1), Due = new(2026, 5, 11), End = new(2026, 12, 31);

    [Theory]
    [InlineData(0, 0, TaskLight.OnTrack)]
    [InlineData(32, 0, TaskLight.OnTrack)]
    [InlineData(34, 0, TaskLight.AtRisk)]
    [InlineData(34, 10, TaskLight.OnTrack)]
    [InlineData(116, 79, TaskLight.OnTrack)]
    [InlineData(117, 79, TaskLight.AtRisk)]
    [InlineData(117, 80, TaskLight.OnTrack)]
    [InlineData(130, 99, TaskLight.OnTrack)]
    [InlineData(131, 99, TaskLight.Late)]
    [InlineData(131, 100, TaskLight.Reported)]
    public void Dated_duty_is_judged_by_its_days_and_progress(int days, int percent, TaskLight light)
    {
        var today = Start.AddDays(days);
        Assert.Equal(light, TrafficLight.Of(new DutyFacts(Start, Due, End, percent, IsConfirmed: false, today), today).Light);
    }

    [Theory]
    [InlineData(102, TaskLight.OnTrack)]
    [InlineData(103, TaskLight.AtRisk)]
    [InlineData(184, TaskLight.AtRisk)]
    [InlineData(185, TaskLight.Late)]
    public void Regular_duty_is_judged_by_its_silence(int silent, TaskLight light) =>
        Assert.Equal(light, TrafficLight.Of(new DutyFacts(Start, null, End, 10, IsConfirmed: false, Start), Start.AddDays(silent)).Light);

    [Fact]
    public void Obstacles_and_figures_that_fall_short_put_a_duty_at_risk_and_say_so()
    {
        var well = new DutyFacts(Start, null, End, 50, IsConfirmed: false, Start);
        var today = Start.AddDays(5);
        Assert.Equal(TaskLight.OnTrack, TrafficLight.Of(well, today).Light);
        Assert.Contains("2 vướng mắc quá hạn", TrafficLight.Of(well with { OpenObstacles = 3, OverdueObstacles = 2 }, today).Why.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("0,25 điểm", TrafficLight.Of(well with { Shortfall = 0.25m }, today).Why.Vietnamese, StringComparison.Ordinal);
        Assert.Equal(TaskLight.OnTrack, TrafficLight.Of(well with { Shortfall = 0 }, today).Light);
        Assert.Equal(TaskLight.NotBegun, TrafficLight.Of(well with { OpenObstacles = 1 }, Start.AddDays(-1)).Light);
    }

    [Fact]
    public void What_is_confirmed_is_done_whatever_else_and_time_never_makes_a_light_better() => Prop.ForAll(
        Gen.Choose(0, 400).Zip(Gen.Choose(0, 99)).Zip(Gen.Choose(0, 3)).ToArbitrary(),
        one =>
        {
            var ((days, percent), obstacles) = one;
            var facts = new DutyFacts(Start, Due, End, percent, IsConfirmed: false, Start, obstacles);
            var (now, next) = (TrafficLight.Of(facts, Start.AddDays(days)).Light, TrafficLight.Of(facts, Start.AddDays(days + 1)).Light);
            return next >= now && TrafficLight.Of(facts with { IsConfirmed = true }, Start.AddDays(days)).Light == TaskLight.Done;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ghosts_are_tasks_nobody_lives_with()
    {
        var today = Start.AddDays(56);
        var alive = new GhostFacts(PlanTaskKind.Improve, 1, Start, IsOver: false, today.AddDays(-10), 0, 0.5m, null, 1);
        Assert.Empty(GhostTasks.Of(alive, today));
        Assert.Equal([GhostSign.NoOwner], Signs(alive with { Owners = 0 }));
        Assert.Equal([GhostSign.NoAction], Signs(alive with { LastAction = null }));
        Assert.Empty(GhostTasks.Of(alive with { LastAction = null }, today.AddDays(-1)));
        Assert.Equal([GhostSign.Copied], Signs(alive with { YearsCopied = 2 }));
        Assert.Empty(GhostTasks.Of(alive with { YearsCopied = 2, Before = 0.4m }, today));
        Assert.Equal([GhostSign.NothingToWin], Signs(alive with { Last = 1 }));
        Assert.Empty(GhostTasks.Of(alive with { Owners = 0, IsOver = true }, today));

        IEnumerable<GhostSign> Signs(GhostFacts facts) => GhostTasks.Of(facts, today).Select(sign => sign.Sign);
    }
}
