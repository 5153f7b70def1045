using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>What scripts add to plots and dialogs.</summary>
[Collection(Journeys.Name)]
public sealed class PlotTests(BrowserFixture browser)
{
    [Fact]
    public async Task EveryPlot_SavedAsPicture_IsOne()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync();
        await look.Page.GotoAsync("/quan-tri/mau");
        foreach (var plot in await look.Page.Locator("figure[data-plot]").AllAsync())
        {
            foreach (var (kind, start) in new[] { ("png", "\u0089PNG"), ("svg", "<svg") })
            {
                await plot.Locator(".plot-tools > summary").ClickAsync();
                var download = await look.Page.RunAndWaitForDownloadAsync(() => plot.Locator($"[data-plot-picture={kind}]").ClickAsync());
                await look.Page.Keyboard.PressAsync("Escape");
                var bytes = await File.ReadAllBytesAsync(await download.PathAsync());
                Assert.Equal(start, System.Text.Encoding.Latin1.GetString(bytes, 0, 4)[..4]);
                Assert.True(bytes.Length > 3_000, $"{download.SuggestedFilename} has {bytes.Length} bytes");
            }
        }

        Assert.Empty(look.Complaints);
    }

    [Fact]
    public async Task LivePlot_TakesTheRoomOfItsDrawing_NothingMoves()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync();
        await look.Page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => { for (const shift of list.getEntries()) window.moved += shift.value; }).observe({ type: 'layout-shift', buffered: true });");
        await look.Page.GotoAsync("/quan-tri/mau");
        await look.Page.Locator("figure[data-plot=line]").ScrollIntoViewIfNeededAsync();
        await look.Page.Locator("figure[data-plot=line] canvas").WaitForAsync();
        Assert.InRange(await look.Page.EvaluateAsync<double>("window.moved"), 0, 0.02);
    }

    [Fact]
    public async Task Plot_Embedded_StandsAloneInAnotherSite()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync();
        await look.Page.GotoAsync("/quan-tri/mau");
        var address = await look.Page.Locator("#linh-vuc [data-plot-embed]").GetAttributeAsync("data-plot-embed");
        // A page of another origin, as another site would have it.
        const string other = "http://localhost:1/";
        await look.Page.RouteAsync(other, route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<iframe src='{browser.Address}{address}' width='800' height='600'></iframe>" }));
        await look.Page.GotoAsync(other);
        var frame = look.Page.FrameLocator("iframe");
        await frame.Locator("#linh-vuc .bars").WaitForAsync();
        Assert.Equal(1, await frame.Locator("figure").CountAsync());
        Assert.Equal(0, await frame.Locator("header, nav, footer").CountAsync());
    }

    [Fact]
    public async Task Confirm_WithScripts_IsADialogThatEscapeCloses()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync();
        await look.Page.GotoAsync("/quan-tri/mau");
        var button = look.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Xóa bản nháp…" });
        await button.ClickAsync();
        Assert.True(await look.Page.Locator("dialog[open]").IsVisibleAsync());
        await look.Page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await look.Page.Locator("dialog[open]").CountAsync());
        Assert.True(await button.EvaluateAsync<bool>("button => button === document.activeElement"));
    }

    [Fact]
    public async Task Keyboard_FirstStop_SkipsToTheContent()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync();
        await look.Page.GotoAsync("/quan-tri/mau");
        await look.Page.Keyboard.PressAsync("Tab");
        await look.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("noi-dung", await look.Page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
