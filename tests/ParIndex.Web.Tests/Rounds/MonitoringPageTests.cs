using System.IO.Compression;
using System.Net;
using System.Text;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds;
using ParIndex.App.Rounds.Monitoring;
using ParIndex.Core.Criteria;
using ParIndex.Core.Rounds;
using ParIndex.Core.Units;
using ParIndex.TestKit;
using ParIndex.Web.Pages.Rounds.Monitor;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>The board of a round as those who watch over it see it: all units, few queries, filters by address alone, files without formulas.</summary>
public sealed class MonitoringPageTests(AccountFixture web, ITestOutputHelper output) : IClassFixture<AccountFixture>
{
    [Fact]
    public async Task Board_OfAllUnits_RunsAsManyQueriesAsOfTwo_AndIsQuick()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = (await maker.UnitsAsync(AccountFixture.Province, UnitKind.Commune, 200)).Concat(await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 15)).ToList();
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province));
        var few = await PageQueries.OfAsync(coordinator, $"/ky-danh-gia/{await OpenAsync(maker, units.Take(2).ToList(), 2061)}/tien-do");
        var many = await PageQueries.OfAsync(coordinator, $"/ky-danh-gia/{await OpenAsync(maker, units, 2062)}/tien-do");
        output.WriteLine($"{units.Count} units: {many.Told}");
        Assert.Equal(units.Count, many.Page.QuerySelectorAll(".board tbody tr").Length);
        Assert.Equal(few.Texts.Count, many.Texts.Count);
        Assert.InRange(many.Texts.Count, 4, 3 + 8);
        Assert.InRange(many.Milliseconds, 0, 5_000);
    }

    [Fact]
    public async Task Filters_WorkByAddressAlone_AndCellsLeadOn()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 3);
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", 2063, units.ToList());
        var card = await maker.CardAsync(round, units[0]);
        await maker.FillAsync(round, card);
        await maker.SubmitAsync(card);
        await web.Database.WriteAsync($"update rounds.due set last_day = current_date - 10 where round_id = '{round}' and stage = 'SelfAssessment'");
        using var coordinator = await web.SignInAsync(new Assignment(Role.Coordinator, AccountFixture.Province), new Assignment(Role.Appraiser, AccountFixture.Province));
        var board = $"/ky-danh-gia/{round}/tien-do";
        Assert.Equal(3, (await coordinator.GetAsync(board)).QuerySelectorAll(".board tbody tr").Length);
        foreach (var filter in new[] { "tre", "chua-nop", "rui-ro" })
            Assert.Equal(2, (await coordinator.GetAsync($"{board}?loc={filter}")).QuerySelectorAll(".board tbody tr").Length);

        var late = await coordinator.GetAsync(board + "?loc=tre");
        Assert.Contains("trễ 10 ngày", late.QuerySelector(".board tbody")!.TextContent.Replace("trễ 11 ngày", "trễ 10 ngày", StringComparison.Ordinal), StringComparison.Ordinal);
        // Said in words and by a sign, not by colour alone.
        Assert.All(late.QuerySelectorAll(".board-cell.is-hot"), cell => Assert.Contains("▲▲ trễ hạn", cell.TextContent.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal));
        foreach (var link in (await coordinator.GetAsync(board)).QuerySelectorAll(".board tbody tr td a").Select(link => link.GetAttribute("href")!).DistinctBy(address => address.Split('/')[1]))
            Assert.Equal(HttpStatusCode.OK, (await coordinator.Client.GetAsync(link)).StatusCode);

        Assert.Contains(board, (await coordinator.GetAsync($"/ky-danh-gia/{round}")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task OthersSeeNoBoard()
    {
        var maker = new RoundMaker(web.Database.Source);
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 2);
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", 2064, units.ToList());
        foreach (var role in new[] { new Assignment(Role.Head, units[0]), new Assignment(Role.Appraiser, AccountFixture.Province) })
        {
            using var visitor = await web.SignInAsync(role);
            foreach (var handler in new[] { "", "?handler=Csv", "?handler=Xlsx" })
                Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Client.GetAsync($"/ky-danh-gia/{round}/tien-do{handler}")).StatusCode);
        }
    }

    [Fact]
    public void Files_HoldEveryCell_AndNoFormula()
    {
        var counts = new CellCounts(3, 3, 0, 3, 1, 0, 0, 0);
        var facts = new CellFacts(counts, IsSubmitted: true, null, 0, 100m / 3, 60, 0);
        var cell = new BoardCell(CellState.Submitted, facts, CellRisk.Of(facts), 2.5m, 2, 3, 2025);
        var card = new RoundScorecard(Guid.Empty, Guid.Empty, "x", null, null, DateTime.UnixEpoch, null, null, null);
        var field = new Criterion { Code = "1", Key = "mot", Title = "@SUM(A1)", Max = 3 };
        var board = new RoundBoard([field, field], [new BoardRow(card, null, 0, [cell, cell], 5, 4, 6)]);

        var lines = Encoding.UTF8.GetString(BoardFile.Csv(board, _ => "=1+1", new Texts())).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("'=1+1,1,'@SUM(A1),Đã nộp,3,3,0,1,0,0,0,0,2.5,2,3,33.333333,60,,Cần để ý,thấp hơn hẳn năm trước", lines[1]);

        using var zip = new ZipArchive(new MemoryStream(BoardFile.Xlsx(board, "=HYPERLINK(1)", _ => "=1+1", new Texts())));
        var sheets = zip.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, sheets.Count);
        foreach (var sheet in sheets)
        {
            using var reader = new StreamReader(sheet.Open());
            var xml = reader.ReadToEnd();
            Assert.Contains("=1+1", xml, StringComparison.Ordinal);
            Assert.DoesNotMatch("<(\\w+:)?f[ >]", xml);
        }
    }

    private async Task<Guid> OpenAsync(RoundMaker maker, List<string> units, int year)
    {
        var round = await maker.OpenAsync(AccountFixture.Province, "commune-example", year, units);
        await maker.FillAsync(round, await maker.CardAsync(round, units[0]));
        // The others say the same.
        await web.Database.WriteAsync(
            $"""
            update rounds.entry e set figures = o.figures, claim = o.claim, points = o.points, state = o.state, version = 1
            from rounds.scorecard c, rounds.scorecard d, rounds.entry o
            where c.round_id = '{round}' and e.scorecard_id = c.id and d.round_id = '{round}' and d.unit_id = '{units[0]}' and o.scorecard_id = d.id and o.code = e.code and c.id <> d.id
            """);
        await maker.MoveAsync(round, RoundStage.Appraisal);
        return round;
    }
}
