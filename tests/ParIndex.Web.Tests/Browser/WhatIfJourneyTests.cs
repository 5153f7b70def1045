using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>A newcomer's way from a unit to "what if", with scripts and without.</summary>
[Collection(Journeys.Name)]
public sealed class WhatIfJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Points_Typed_ShowTheNewIndex_UnderAnAddressToShare(bool scripts)
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(scripts: scripts);
        await look.Page.GotoAsync("/don-vi/vn-67");
        await look.Page.Locator("a[href$='/gia-dinh']").First.ClickAsync();
        var field = look.Page.Locator("[name^='d.']").First;
        var now = await look.Page.Locator(".tile-main .tile-value").InnerTextAsync();
        if (scripts)
            await look.Page.ListensAsync();

        await field.FillAsync("0");
        // Without scripts the button takes over; with them leaving the field is enough.
        if (scripts)
            await field.BlurAsync();
        else
            await look.Page.Locator("#phuong-an button").ClickAsync();

        await look.Page.ArriveAsync(@"/gia-dinh\?kb=");
        await Assertions.Expect(look.Page.Locator(".tile-main .tile-value")).Not.ToHaveTextAsync(now);
        var changed = await look.Page.Locator(".tile-main .tile-value").InnerTextAsync();
        await using var other = await browser.OpenAsync(scripts: false);
        await other.Page.GotoAsync(new Uri(look.Page.Url).PathAndQuery);
        Assert.Equal(changed, await other.Page.Locator(".tile-main .tile-value").InnerTextAsync());
        Assert.Empty(look.Complaints);
    }

    [Fact]
    public async Task Cheapest_AskedAnew_ChangesTheAnswerOnly()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync();
        await look.Page.GotoAsync("/don-vi/vn-67/2023/diem-re-nhat");
        await look.Page.Locator("#mac-dinh").FillAsync("50");
        await look.Page.Locator("#tim").ClickAsync();
        await Assertions.Expect(look.Page.Locator("#ket-qua .tile-main .tile-value")).ToContainTextAsync("200");
        Assert.Equal("50", await look.Page.Locator("#mac-dinh").InputValueAsync());
        var download = await look.Page.RunAndWaitForDownloadAsync(() => look.Page.Locator("button[formaction$='handler=Package']").ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Empty(look.Complaints);
    }
}
