using ParIndex.App.Accounts;
using ParIndex.App.Analysis.Forecasting;
using ParIndex.App.Audit;
using ParIndex.App.Results.Published;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Deciding;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.App.Units;
using ParIndex.Core.Analysis.Forecasting;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Analysis;

/// <summary>The running round of the sample forecast from its entries and the year published before.</summary>
public sealed class YearEndTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private CurrentEdition editions = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        editions = new CurrentEdition(new EditionQuery(database.Source), TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        editions.Dispose();
        return database.DisposeAsync();
    }

    [Fact]
    public async Task HalfFilledRound_IsBelowItsTrend_WhichIsLastYearsPoints()
    {
        await using var session = new Session(database.Source, Actor.System("test"), TimeProvider.System);
        var outlook = (await Query(session).FindAsync(SampleInstallation.LamDongHomeAffairs))!;
        Assert.Equal((2026, true, RoundStage.SelfAssessment), (outlook.Round.Year, outlook.Round.IsRehearsal, outlook.Round.Stage));
        Assert.True(outlook.Missing > 0);
        Assert.Equal(outlook.Leaves.Sum(leaf => leaf.Now), outlook.SoFar.Points);
        var trend = outlook.Trend!;
        Assert.True(trend.Points > outlook.SoFar.Points);
        // One published year before: each leaf as that year, and no range.
        Assert.All(trend.Leaves, leaf => Assert.Equal(ForecastMethod.LastValue, leaf.Method));
        var last = (await new ResultQuery(session).FindAsync(SampleInstallation.LamDongHomeAffairs, 2025))!;
        var codes = outlook.Leaves.Select(leaf => leaf.Code).ToHashSet();
        Assert.Equal(last.Nodes.Where(node => node.IsLeaf && codes.Contains(node.Code)).Sum(node => node.Points ?? 0), trend.Points);
        Assert.Null(trend.LowPercent);
        Assert.True(outlook.IsRanked);
    }

    [Fact]
    public async Task Public_SeesNoRunningRound()
    {
        await using var anyone = database.Public();
        Assert.Null(await Query(anyone).FindAsync(SampleInstallation.LamDongHomeAffairs));
    }

    private YearEndQuery Query(Session session)
    {
        var sets = new SetCache(TimeProvider.System);
        return new YearEndQuery(
            session, new RoundStore(session, TimeProvider.System), new RoundScores(session, new RoundScorers(sets)), new RankingQuery(session, sets, new PublishedMemory(editions)),
            new UnitStore(session, new UnitRegisterCache()));
    }
}
