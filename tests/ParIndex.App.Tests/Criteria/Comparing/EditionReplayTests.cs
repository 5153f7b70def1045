using ParIndex.App.Criteria;
using ParIndex.App.Criteria.Comparing;
using ParIndex.App.Criteria.Drafts;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Criteria.Comparing;

public sealed class EditionReplayTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateSampleAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Communes_OnTheirOwnSet_KeepEveryIndexAndRank()
    {
        var (source, points) = await PointsAsync("commune-example", 2026);
        var set = CriteriaSetFile.Load("commune-example");
        var replay = EditionReplay.Of(EditionDiff.Of(set, set), points);
        Assert.Equal((124, 124), (source.Units, replay.Units.Count));
        Assert.Equal((1m, 0m, 0m, 0m), (replay.Coverage.Exact, replay.Coverage.InProportion, replay.Coverage.RuleChanged, replay.Coverage.Unknown));
        Assert.Empty(replay.Effects);
        Assert.All(replay.Units, unit => Assert.Equal((unit.Before, unit.RankBefore), (unit.After, unit.RankAfter)));
    }

    [Fact]
    public async Task Province_OnItsOwnSet_IsRoundedAsItWas()
    {
        var (_, points) = await PointsAsync("province-876", 2023);
        var set = CriteriaSetFile.Load("province-876");
        var unit = Assert.Single(EditionReplay.Of(EditionDiff.Of(set, set), points).Units);
        Assert.Equal((85.415m, 85.415m), (unit.Before, unit.After));
    }

    [Fact]
    public async Task MoreWeight_OnWhatOneUnitDoesBest_LiftsIt()
    {
        var (_, points) = await PointsAsync("commune-example", 2026);
        var set = CriteriaSetFile.Load("commune-example");
        var leaf = set.Criteria[0].SelfAndDescendants().First(node => node.IsLeaf && points.Select(one => one.Leaves[node.Key]).Distinct().Count() > 1);
        var heavier = TreeEdit.Replace(set, leaf.Key, node => node with { Max = node.Max * 20 });
        var replay = EditionReplay.Of(EditionDiff.Of(set, heavier), points);
        var winners = replay.Units.Where(unit => unit.RankChange > 0).ToList();
        Assert.NotEmpty(winners);
        Assert.Contains(replay.Units, unit => unit.RankChange < 0);
        decimal Rate(ReplayUnit unit) => points.Single(one => one.UnitId == unit.UnitId).Leaves[leaf.Key];
        Assert.True(winners.Average(Rate) > replay.Units.Where(unit => unit.RankChange < 0).Average(Rate));
        Assert.Equal(leaf.Key, replay.Effects.Single().Row.Later!.Node.Key);
        Assert.True(replay.Coverage.InProportion > 0);
    }

    [Fact]
    public async Task DakNong2020_OnTheEditionAfter_SaysHowMuchIsCarried()
    {
        var (_, points) = await PointsAsync("province-1149", 2020);
        var replay = EditionReplay.Of(EditionDiff.Of(CriteriaSetFile.Load("province-1149"), CriteriaSetFile.Load("province-876")), points);
        var unit = Assert.Single(replay.Units);
        Assert.Equal(82.05272m, unit.Before);
        Assert.InRange(unit.After!.Value, 70, 95);
        var coverage = replay.Coverage;
        Assert.True(coverage.RuleChanged + coverage.InProportion > 0 && coverage.Unknown > 0);
        Assert.Equal(1m, coverage.Exact + coverage.InProportion + coverage.RuleChanged + coverage.Unknown);
        Assert.Equal(8, replay.Fields.Count);
    }

    private async Task<(ReplaySource Source, IReadOnlyList<StoredPoints> Points)> PointsAsync(string key, int year)
    {
        await using var session = database.Public();
        var query = new ReplayQuery(session);
        var source = (await query.SourcesAsync()).Single(one => one.Key == key && one.Year == year);
        return (source, await query.PointsAsync(source.VersionId, year));
    }
}
