using System.Globalization;
using System.IO.Compression;
using System.Net;
using ParIndex.App.Analysis;
using ParIndex.App.Analysis.Simulating;
using Xunit;

namespace ParIndex.Web.Tests.Analysis;

/// <summary>A ranking simulated on its page gives the numbers its package gives on the command line.</summary>
[Collection(Reading.Name)]
public sealed class SimulatePagesTests(SampleFixture web)
{
    [Theory]
    [InlineData("/xep-hang/2026/mo-phong?nhom=vn-68-2025:Department&hat-giong=7&lan=2000&khao-sat=2,5&cat=10&muc-cat=40&lech-cat=20&bien-dong=hoc")]
    [InlineData("/xep-hang/2026/mo-phong?nhom=vn-68-2025:Department&hat-giong=3&lan=500&bien-dong=nhap&tb=-1,5&lech=4&hang=2")]
    [InlineData("/xep-hang/2020/mo-phong?nhom=vn:Province&cau-hoi=nam-sau")]
    public async Task Package_ReadAsTheCommandLineDoes_GivesThePagesNumbers(string path)
    {
        var page = await web.PageAsync(path);
        var link = page.QuerySelectorAll("a[download]").Single(one => one.GetAttribute("href")!.Contains("handler=Package", StringComparison.Ordinal));
        var folder = Directory.CreateTempSubdirectory("parindex-simulate-").FullName;
        try
        {
            using (var zip = new ZipArchive(await web.Client.GetStreamAsync(link.GetAttribute("href"))))
                zip.ExtractToDirectory(folder);

            var reading = SimulationSpecFile.Read(Path.Combine(folder, SimulationPackage.SpecFile));
            Assert.Empty(reading.Problems.Where(problem => problem.IsError).Select(problem => problem.Message.Vietnamese));
            var plan = reading.Plan!;
            Assert.Equal(page.QuerySelector("code.seal-hash")!.TextContent, plan.Simulation.Digest);
            var run = plan.Simulation.Run(plan.Seed, plan.Draws);
            var units = run.Units(plan.Questions);
            var rows = page.QuerySelectorAll("table.is-stack tbody tr").ToList();
            Assert.Equal(units.Count, rows.Count);
            foreach (var (row, unit) in rows.Zip(units))
            {
                Assert.Equal(unit.Unit, row.QuerySelector("th")!.TextContent.Trim());
                var chance = ((decimal)unit.RankChances[0].Probability * 100).ToString("N1", CultureInfo.GetCultureInfo("vi-VN")) + "%";
                Assert.Equal(chance, row.QuerySelectorAll("td")[^1].TextContent.Trim());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task UnitOfThePage_StandsOut_InItsOwnGroup()
    {
        var page = await web.PageAsync("/xep-hang/2026/mo-phong?don-vi=vn-68-2025.so-noi-vu");
        Assert.Equal("Sở Nội vụ", page.QuerySelector(".tile-main .tile-label")!.TextContent);
        Assert.Equal("Sở Nội vụ", page.QuerySelector("tr.is-mine th")!.TextContent.Trim());
        Assert.Contains("các sở, ban, ngành", page.QuerySelector(".page-kicker")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("hat-giong=1&khao-sat=99", "từ 0 đến 25")]
    [InlineData("hat-giong=1,5", "số nguyên")]
    [InlineData("hat-giong=1&lan=99999999", "từ 100 đến 20.000")]
    public async Task WhatCannotBe_IsSaid_AndNothingRuns(string query, string said)
    {
        var page = await web.PageAsync("/xep-hang/2026/mo-phong?nhom=vn-68-2025:Department&" + query);
        Assert.Contains(said, page.QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#khoang-hang"));
    }

    [Fact]
    public async Task NoGroup_IsNotFound()
    {
        using var answer = await web.Client.GetAsync("/xep-hang/2026/mo-phong?nhom=khong-co");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Ranking_LeadsToItsSimulation() =>
        Assert.Contains("/xep-hang/2026/mo-phong?nhom=vn-68-2025:Department", (await web.PageAsync("/xep-hang/2026?nhom=vn-68-2025:Department")).QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
}
