using ParIndex.App.Accounts;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>The workbench of a field over all communes asks no more than over two.</summary>
public sealed class WorkbenchLoadTests(AccountFixture web, ITestOutputHelper output) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task Workbench_OfAllCommunes_RunsAsManyQueriesAsOfTwo()
    {
        var maker = new RoundMaker(web.Database.Source);
        var communes = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Commune, 200);
        Assert.Equal(124, communes.Count);
        using var appraiser = await web.SignInAsync(new Assignment(Role.Appraiser, AccountFixture.Province));
        var few = await CountAsync(maker, appraiser, communes.Take(2).ToList(), 2051);
        var many = await CountAsync(maker, appraiser, communes.ToList(), 2052);
        Assert.Equal(few, many);
        // Three of them tell who asks, before the page is reached.
        Assert.InRange(many, 4, 3 + 8);
    }

    private async Task<int> CountAsync(RoundMaker maker, SignedIn appraiser, List<string> units, int year)
    {
        var round = await maker.OpenAsync(AccountFixture.Province, "commune-example", year, units);
        await maker.MoveAsync(round, RoundStage.Appraisal);
        var field = (await maker.ScorerAsync(round)).Set.Criteria[0].Key;
        var queries = await PageQueries.OfAsync(appraiser, $"/ky-danh-gia/{round}/tham-dinh/{field}");
        output.WriteLine($"{units.Count} units: {queries.Told}");
        return queries.Texts.Count;
    }
}
