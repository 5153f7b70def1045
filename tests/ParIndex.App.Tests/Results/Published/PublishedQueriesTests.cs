using ParIndex.App.Results.Published;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.App.Tests.Results.Published;

public sealed class PublishedQueriesTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Session session = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateSampleAsync();
        session = database.Public();
    }

    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Ranking_Provinces2020_KeepsThePublishedRanks()
    {
        var table = await Ranking().OfAsync("vn", UnitKind.Province, 2020);
        Assert.True(table.IsPublishedTable);
        Assert.Equal(63, table.Units.Count);
        Assert.Equal(("Quảng Ninh", 1), (table.Units[0].Name, table.Units[0].Rank));
        var dakNong = table.Units.Single(unit => unit.UnitId == SampleInstallation.DakNong);
        Assert.Equal((51, 82.05272m, "B"), (dakNong.Rank, dakNong.Percent, dakNong.Band));
        Assert.Equal(83.72m, table.PublishedMean);
        Assert.Null(table.Mean);
    }

    [Fact]
    public async Task Ranking_Communes_IsComputedAndMarkedAsDemonstration()
    {
        var table = await Ranking().OfAsync("vn-68-2025", UnitKind.Commune, 2026);
        Assert.Equal(124, table.Units.Count);
        Assert.All(table.Units, unit => Assert.True(unit.IsDemonstration));
        Assert.Equal(1, table.Units[0].Rank);
        Assert.Equal(table.Units.Average(unit => unit.Percent), table.Mean);
        Assert.Contains(table.Units, unit => unit.RankChange is > 0);
    }

    [Fact]
    public async Task Years_NameGroupsWithTheirAuthority()
    {
        var years = await Ranking().YearsAsync();
        Assert.Contains(years, year => year is { ParentId: "vn", UnitKind: UnitKind.Province, Year: 2020, Units: 63 });
        Assert.Contains(years, year => year is { ParentId: "vn-68-2025", UnitKind: UnitKind.Commune, Year: 2025, Units: 124 });
    }

    [Fact]
    public async Task Profile_DakNong_KnowsItsYears()
    {
        var years = await new UnitProfileQuery(session, Memory()).YearsAsync(SampleInstallation.DakNong);
        Assert.Equal(51, years.Single(year => year.Year == 2023).Rank);
        Assert.Equal(85.415m, years.Single(year => year.Year == 2023).Percent);
        Assert.Null(years.Single(year => year.Year == 2023).PeerMean);
    }

    [Fact]
    public async Task Fields_OfACommune_StandBesideItsGroup()
    {
        var profile = new UnitProfileQuery(session, Memory());
        var year = (await profile.YearsAsync("vn-68-2025/xa-001")).Single(year => year.Year == 2026);
        Assert.Equal(124, year.Peers);
        Assert.InRange(year.Rank!.Value, 1, 124);
        var fields = await profile.FieldsAsync(year.ResultId!.Value);
        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.True(field.PeerBest >= field.PeerMean && field.PeerBest >= field.Percent));
    }

    [Fact]
    public async Task Result_DakNong2023_HoldsTreeAndSet()
    {
        var result = (await new ResultQuery(session).FindAsync(SampleInstallation.DakNong, 2023))!;
        Assert.Equal(91, result.Nodes.Count(node => node.IsLeaf));
        Assert.Equal("province-876", result.SetKey);
        Assert.Equal([9.45m, 9.1m, 12.905m, 9.47m, 12.01m, 9.6m, 10.98m, 11.9m], result.Nodes.Where(node => node.Level == 1).Select(node => node.Points!.Value));
        Assert.Equal(88.679m, result.Target);
    }

    [Fact]
    public async Task LostPoints_DakNong2020_NameCausesAndTheUnstated()
    {
        var result = (await new ResultQuery(session).FindAsync(SampleInstallation.DakNong, 2020))!;
        var losses = await new LostPointsQuery(session).OfAsync(result.Id);
        Assert.Equal((47, 17.94728m), (losses.Count, losses.Sum(loss => loss.Lost)));
        Assert.Equal((9, 1.94292m), (losses.Count(loss => loss.Cause.Length == 0), losses.Where(loss => loss.Cause.Length == 0).Sum(loss => loss.Lost)));
        Assert.Equal((25.11042m, 33.5m), (result.SurveyPoints, result.SurveyMax));
    }

    [Fact]
    public async Task Search_WithoutToneMarks_FindsUnitsCriteriaDocuments()
    {
        var search = new SearchQuery(session);
        Assert.Contains((await search.FindAsync("dak nong")).Units, unit => unit.Id == SampleInstallation.DakNong);
        Assert.Contains((await search.FindAsync("thu hut dau tu")).Criteria, criterion => criterion.SetKey == "province-876");
        Assert.NotEmpty((await search.FindAsync("475/KH-UBND")).Documents);
        Assert.Empty((await search.FindAsync("%")).Units);
    }

    [Fact]
    public async Task Unpublished_IsNotSeenByThePublic()
    {
        await using (var writer = database.System())
        {
            await writer.BeginAsync("test.hide");
            var connection = await writer.ConnectionAsync();
            await Dapper.SqlMapper.ExecuteAsync(connection, "update results.result set published_at = null where unit_id = 'vn-67' and year = 2023", transaction: writer.Transaction);
            await writer.CommitAsync();
        }

        Assert.Null(await new ResultQuery(session).FindAsync(SampleInstallation.DakNong, 2023));
        await using var everything = database.System();
        Assert.NotNull(await new ResultQuery(everything).FindAsync(SampleInstallation.DakNong, 2023));
    }

    private PublishedMemory Memory() => new(new CurrentEdition(new EditionQuery(database.Source), TimeProvider.System));

    private RankingQuery Ranking() => new(session, new SetCache(TimeProvider.System), Memory());
}
