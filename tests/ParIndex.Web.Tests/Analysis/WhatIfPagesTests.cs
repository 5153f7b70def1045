using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace ParIndex.Web.Tests.Analysis;

/// <summary>What if: typed on the page, kept in the address, scored as results are.</summary>
[Collection(Reading.Name)]
public sealed class WhatIfPagesTests(SampleFixture web)
{
    private const string Here = "/don-vi/vn-67/2020/gia-dinh";

    [Fact]
    public async Task Points_Typed_MoveIntoTheAddress_AndTheIndexFollows()
    {
        using var answer = await PostAsync(Here, ("ten", "Thêm sáng kiến"), ("d.1.5", "2"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.OriginalString;
        Assert.StartsWith(Here + "?kb=", address, StringComparison.Ordinal);

        var page = await web.PageAsync(address.Split('#')[0]);
        // 82.05272 of the report and one point more.
        Assert.Equal("83,05", Tile(page, "Chỉ số"));
        Assert.Equal("+1,000", Tile(page, "Điểm thêm"));
        Assert.Contains("Thêm sáng kiến", page.QuerySelector("#so-sanh thead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2", page.QuerySelector("[name='d.1.5']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Figures_Typed_AreScoredByTheRule()
    {
        var slot = (await web.PageAsync(Here)).QuerySelector("[name^='s.1.5:']")!.GetAttribute("name")!;
        using var answer = await PostAsync(Here, ("ten", "Ba sáng kiến"), (slot, "3"));
        var page = await web.PageAsync(answer.Headers.Location!.OriginalString.Split('#')[0]);
        Assert.Equal("83,05", Tile(page, "Chỉ số"));
        Assert.Equal("3", page.QuerySelector($"[name='{slot}']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Scenarios_InTheAddress_StandSideBySide()
    {
        var page = await web.PageAsync($"{Here}?kb={Uri.EscapeDataString("Một;1.5=2")}&kb={Uri.EscapeDataString("Hai;1.5=0;6.1.2=1.5")}&sua=2");
        var heads = page.QuerySelectorAll("#so-sanh thead th").Select(head => head.ChildNodes.OfType<IText>().First().Text.Trim()).ToList();
        Assert.Equal(["Hiện tại", "Một", "Hai"], heads);
        var row = page.QuerySelectorAll("#so-sanh tbody tr").Single(one => one.QuerySelector(".code")?.TextContent == "1.5");
        Assert.Equal(["1", "2 (+1,000)", "0 (−1,000)"], row.QuerySelectorAll("td").Select(cell => string.Join(' ', cell.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))));
        Assert.Equal("Hai", page.QuerySelector("#ten")!.GetAttribute("value"));
        Assert.NotNull((await web.PageAsync("/en" + Here)).QuerySelector("#so-sanh"));
    }

    [Fact]
    public async Task WhatCannotBe_IsToldAtItsField_AndKept()
    {
        using var answer = await PostAsync(Here, ("d.1.5", "7"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Contains("từ 0 đến 2", page.QuerySelector(".alert-bad")!.TextContent, StringComparison.Ordinal);
        var field = page.QuerySelector("[name='d.1.5']")!;
        Assert.Equal(("7", "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
        Assert.Equal("#" + field.Id, page.QuerySelector(".alert-bad a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Sensitivity_OfDepartments_TellsLeastChanges_AndTheyAreEnough()
    {
        const string own = "/don-vi/vn-68-2025.so-noi-vu/2026/gia-dinh";
        var page = await web.PageAsync(own);
        var rank = int.Parse(Tile(page, "Thứ hạng").Split('/')[0], System.Globalization.CultureInfo.InvariantCulture);
        var link = page.QuerySelectorAll("table")[^1].QuerySelector("tbody a.button")!;
        var best = link.Closest("tr")!.QuerySelectorAll("td")[3].TextContent;
        var then = await web.PageAsync(link.GetAttribute("href")!.Split('#')[0]);
        var reached = int.Parse(Tile(then, "Thứ hạng").Split('/')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($"hạng {reached} ", best.Trim(), StringComparison.Ordinal);
        Assert.True(reached <= rank);
    }

    [Theory]
    [InlineData("?kb=abc;1.5")]
    [InlineData("?kb=abc;khong-co=1")]
    [InlineData("?kb=a&kb=b&kb=c&kb=d&kb=e")]
    public async Task BrokenAddress_IsSaid_AndTheRestShown(string query) =>
        Assert.Contains("Có phương án không đọc được", (await web.PageAsync(Here + query)).Body!.TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("/don-vi/vn-67/1999/gia-dinh")]
    [InlineData("/don-vi/khong-co/2023/gia-dinh")]
    public async Task NoResult_IsNotFound(string path)
    {
        using var answer = await web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/don-vi/vn-67")]
    [InlineData("/don-vi/vn-67/2023")]
    [InlineData("/don-vi/vn-67/2023/diem-mat")]
    public async Task PagesOfAResult_LeadToTheQuestions(string path)
    {
        var links = (await web.PageAsync(path)).QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains("/don-vi/vn-67/2023/gia-dinh", links);
        Assert.Contains("/don-vi/vn-67/2023/diem-re-nhat", links);
        Assert.Contains("/xep-hang/2023/mo-phong?don-vi=vn-67", links);
    }

    private static string Tile(IParentNode page, string label) =>
        page.QuerySelectorAll(".tile").Single(tile => tile.QuerySelector(".tile-label")!.TextContent == label).QuerySelector(".tile-value")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await web.Client.PostAsync(path, form);
    }
}
