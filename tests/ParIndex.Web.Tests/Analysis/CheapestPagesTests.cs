using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ParIndex.App.Plans;
using ParIndex.App.Plans.Cheapest;
using ParIndex.Core.Plans.Optimising;
using Xunit;

namespace ParIndex.Web.Tests.Analysis;

/// <summary>Cheapest points first on its page: proved, explained, the same from its files.</summary>
[Collection(Reading.Name)]
public sealed class CheapestPagesTests(SampleFixture web)
{
    private const string Here = "/don-vi/vn-67/2023/diem-re-nhat";

    private static readonly (string, string)[] Asked =
    [
        ("muc-tieu", "diem"), ("diem", "88"), ("mac-dinh", "100"), ("c.8.1/tat-ca", "1000"), ("c.2.4/tat-ca", "12,5"), ("u.2.4/tat-ca", "30"), ("o.2.4/tat-ca", "Sở Tư pháp"),
        ("p.2.4/tat-ca", "80"), ("l.6.3.4/tat-ca", "true"), ("k.7.3.7/tat-ca", "khong"),
    ];

    [Fact]
    public async Task FirstVisit_AsksForTheNextBand_AndProvesTheAnswer()
    {
        var page = await web.PageAsync(Here);
        Assert.Contains("Đã chứng minh là tối ưu", page.QuerySelector("#ket-qua")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A", Tile(page, "Nhóm điểm"));
        // Four lost points of the greatest at the one cost there is: 85.415 and 4.73 is above 90.
        Assert.Equal("400triệuđồng", Tile(page, "Chi phí"));
        Assert.Equal(4, page.QuerySelectorAll("#ket-qua table")[0].QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Package_ReadAsTheCommandLineDoes_GivesThePagesPlan()
    {
        var page = await PostAsync(Here, Asked);
        Assert.Null(page.QuerySelector(".alert-bad"));
        using var form = new FormUrlEncodedContent(Asked.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await web.Client.PostAsync(Here + "?handler=Package", form);
        var folder = Directory.CreateTempSubdirectory("parindex-cheapest-").FullName;
        try
        {
            using (var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync()))
                zip.ExtractToDirectory(folder);

            var spec = PlanSpecFile.Read(Path.Combine(folder, CheapestPackage.SpecFile));
            var solved = PlanOptimiser.Solve(spec.Problem, new PlanSearch(Alternatives: 2));
            Assert.Equal(PlanStatus.Optimal, solved.Status);
            Assert.Equal(solved.Plan!.Steps.Select(step => step.Leaf.Code), page.QuerySelectorAll("#ket-qua table")[0].QuerySelectorAll("tbody .code").Select(code => code.TextContent));
            Assert.Equal(Written(solved.Plan.Cost) + "triệuđồng", Tile(page, "Chi phí"));
            Assert.Contains(solved.Plan.Steps, step => step.Step is { Id: "2.4/tat-ca", Cost: 12.5m, Chance: 0.8m, Owner: "Sở Tư pháp" } && step.Step.Effort["Sở Tư pháp"] == 30);
            Assert.DoesNotContain(solved.Plan.Steps, step => step.Leaf.Code == "7.3.7");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("muc-tieu=hang&hang=1", "Hạng trong các đơn vị đã biết", "1/3")]
    [InlineData("muc-tieu=nhom&nhom=A", "Nhóm điểm", "A")]
    [InlineData("muc-tieu=ngan-sach&ngan-sach=200", "Chi phí", "200triệuđồng")]
    public async Task Goals_AreReached(string goal, string tile, string expected)
    {
        var page = await PostAsync(Here, [.. goal.Split('&').Append("mac-dinh=100").Select(pair => (pair.Split('=')[0], pair.Split('=')[1]))]);
        Assert.Equal(expected, Tile(page, tile));
    }

    [Fact]
    public async Task GoalOutOfReach_IsProvedAndSaidWhy()
    {
        var page = await PostAsync(Here, ("muc-tieu", "diem"), ("diem", "95"), ("mac-dinh", "100"), ("ngan-sach", "150"));
        var said = page.QuerySelector("#ket-qua")!.TextContent;
        Assert.Contains("Không có cách nào: đã chứng minh", said, StringComparison.Ordinal);
        Assert.Contains("ngân sách", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StepsWithoutCost_AreNamedWhenNoneIsTakenForThem() =>
        Assert.Contains("Những gì không xét", (await PostAsync(Here, ("muc-tieu", "diem"), ("diem", "86"), ("mac-dinh", ""), ("c.2.4/tat-ca", "5"))).QuerySelector("#ket-qua")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task WhatCannotBe_IsSaid_AndKept()
    {
        var page = await PostAsync(Here, ("muc-tieu", "diem"), ("diem", "200"), ("c.2.4/tat-ca", "nhiều"));
        Assert.Equal(2, page.QuerySelectorAll(".alert-bad li").Length);
        Assert.Equal("nhiều", page.QuerySelector("[name='c.2.4/tat-ca']")!.GetAttribute("value"));
        Assert.All(page.QuerySelectorAll(".alert-bad a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!.Replace(":", "\\:", StringComparison.Ordinal))));
    }

    private static string Written(decimal number) => number.ToString("#,##0.######", System.Globalization.CultureInfo.GetCultureInfo("vi-VN"));

    private static string Tile(IParentNode page, string label) =>
        page.QuerySelectorAll("#ket-qua .tile").Single(tile => tile.QuerySelector(".tile-label")!.TextContent == label).QuerySelector(".tile-value")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    private async Task<IHtmlDocument> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await web.Client.PostAsync(path, form);
        Assert.True(answer.IsSuccessStatusCode, $"answered {(int)answer.StatusCode}");
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
