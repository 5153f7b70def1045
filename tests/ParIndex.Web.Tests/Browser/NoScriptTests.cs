using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>What a reader needs is there without scripts.</summary>
[Collection(Journeys.Name)]
public sealed class NoScriptTests(BrowserFixture browser)
{
    [Fact]
    public async Task Theme_ChosenWithoutScripts_HoldsOnTheNextPage()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(scripts: false);
        await look.Page.GotoAsync("/quan-tri/mau");
        var light = await Paper(look);
        await look.Page.Locator("details:has([action='/giao-dien']) summary").ClickAsync();
        await look.Page.Locator("button[value=toi]").ClickAsync();
        Assert.EndsWith("/quan-tri/mau", look.Page.Url, StringComparison.Ordinal);
        Assert.NotEqual(light, await Paper(look));
        await look.Page.GotoAsync("/en");
        Assert.NotEqual(light, await Paper(look));

        static Task<string> Paper(Look look) => look.Page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor");
    }

    [Fact]
    public async Task Plots_WithoutScripts_AreDrawnWithTheirTables()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(scripts: false);
        await look.Page.GotoAsync("/quan-tri/mau");
        foreach (var plot in await look.Page.Locator("figure[data-plot]").AllAsync())
        {
            Assert.True(await plot.Locator(".plot-body svg, .plot-body td").First.IsVisibleAsync());
            Assert.True(await plot.Locator("tbody tr").CountAsync() > 0);
        }
    }

    [Fact]
    public async Task Form_WithFaultsWithoutScripts_NamesThemAndKeepsWhatWasTyped()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(scripts: false);
        await look.Page.GotoAsync("/quan-tri/mau");
        await look.Page.Locator("#Input_Points").FillAsync("tám lăm");
        await look.Page.Locator("form.form button.button-main").ClickAsync();
        await Assertions.Expect(look.Page.Locator(".alert-bad[role=alert]")).ToBeVisibleAsync();
        var links = await look.Page.Locator(".alert-bad[role=alert] a").AllInnerTextsAsync();
        Assert.Contains("Hãy ghi tên kỳ đánh giá.", links);
        Assert.Contains("Không đọc được “tám lăm”; hãy xem lại.", links);
        Assert.Equal("tám lăm", await look.Page.Locator("#Input_Points").InputValueAsync());
        Assert.Equal("true", await look.Page.Locator("#Input_Name").GetAttributeAsync("aria-invalid"));
        Assert.StartsWith("Lỗi:", await look.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_Well_SaysSoOnceOnTheNextPage()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(scripts: false);
        await look.Page.GotoAsync("/quan-tri/mau");
        await look.Page.Locator("#Input_Name").FillAsync("Chỉ số năm 2026");
        await look.Page.Locator("form.form button.button-main").ClickAsync();
        Assert.Equal("Đã lưu.", await look.Page.Locator(".flash").InnerTextAsync());
        await look.Page.ReloadAsync();
        Assert.Equal(0, await look.Page.Locator(".flash").CountAsync());
    }
}
