using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Two communes become one: what moves is told first, and the pages of results mark what is estimated.</summary>
[Collection(Journeys.Name)]
public sealed class MergerJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true, "Bảo Lâm 1", "Bảo Lâm 2")]
    [InlineData(false, "Bảo Lâm 3", "Bảo Lâm 4")]
    public async Task Communes_Merge_AndTheNewOneShowsEstimates(bool scripts, string one, string two)
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(1440, scripts, asAdministrator: true);
        var page = look.Page;
        var name = $"{one} và {two}";

        await page.GotoAsync("/quan-tri/don-vi/sap-xep");
        await page.FillAsync("#Form_Date", "2027-01-01");
        await page.FillAsync("#Form_LegalBasis", "Nghị quyết thử");
        await page.GetByLabel("xã " + one, new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await page.GetByLabel("xã " + two, new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await page.FillAsync("#Form_NewName", name);
        await page.FillAsync("#Form_NewDesignation", "xã");
        await page.ClickAsync("main form .button-main");

        var told = await page.InnerTextAsync("main");
        Assert.Contains("Kết quả ở lại với đơn vị cũ, không bị sửa:", told, StringComparison.Ordinal);
        Assert.Contains("là ước tính, luôn ghi rõ", told, StringComparison.Ordinal);
        // Back and forth loses nothing.
        await page.ClickAsync("button[formaction*='handler=Back']");
        Assert.Equal(name, await page.InputValueAsync("#Form_NewName"));
        Assert.True(await page.GetByLabel("xã " + two, new PageGetByLabelOptions { Exact = true }).IsCheckedAsync());
        await page.ClickAsync("main form .button-main");
        await page.ClickAsync("main form .button-main");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("xã " + name);

        await page.ClickAsync(".page-head a[href*='/don-vi/']:not([href*='quan-tri'])");
        await Assertions.Expect(page.Locator("#uoc-tinh")).ToContainTextAsync("Ước tính");
        await Assertions.Expect(page.Locator("#uoc-tinh tbody tr").First).ToContainTextAsync(one);
        await page.ClickAsync("main .alert a");
        Assert.Contains(name, await page.InnerTextAsync("main .alert"), StringComparison.Ordinal);
    }
}
