using Microsoft.Playwright;
using ParIndex.Web.Tests.Import;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Importing in a browser, with scripts: rows are corrected in place. Every page on the way is asked of axe and leaves its picture in artifacts/screens.</summary>
[Collection(Journeys.Name)]
public sealed class ImportJourneyTests(BrowserFixture browser, ImportFixture web) : IClassFixture<ImportFixture>
{
    private static readonly string Screens = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screens")).FullName;

    private readonly List<string> faults = [];

    [Theory]
    [InlineData("", 1440, ColorScheme.Light)]
    [InlineData("/en", 390, ColorScheme.Dark)]
    public async Task Import_Docx_CorrectsInPlacePublishesAndIsSeenOnThePortal(string language, int width, ColorScheme theme)
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(width, theme: theme, address: web.Address);
        var page = look.Page;
        var cookie = await web.SignInAsync("Nguyễn An");
        await page.Context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Url = web.Address }]);

        await page.GotoAsync(language + "/nhap");
        await Looks(page, "nhap");
        var year = width == 1440 ? 2023 : 2020;
        await page.SetInputFilesAsync("#tep", new FilePayload { Name = $"Phụ lục Đắk Nông {year}.docx", MimeType = "application/octet-stream", Buffer = ImportFiles.Printed(year, ".docx") });
        await page.ClickAsync("form[enctype] button");
        await Looks(page, "nhap-khai-bao");
        await page.FillAsync("#Input_Number", "Kế hoạch 475/KH-UBND");
        await page.ClickAsync("form.form.card button");
        await Looks(page, "nhap-bang");
        var total = await page.Locator("#tong .tile-main .tile-value").InnerTextAsync();

        await page.ClickAsync("#hang-3 a.button");
        await page.Locator("#o-3-score").WaitForAsync();
        await Looks(page, "nhap-sua");
        await page.FillAsync("#o-3-score", "nhiều");
        await page.ClickAsync("#hang-3 .import-form button.button-main");
        await page.Locator("#hang-3 .has-error").First.WaitForAsync();
        Assert.Equal("nhiều", await page.InputValueAsync("#o-3-score"));
        await page.FillAsync("#o-3-score", "0,25");
        await page.FillAsync("#o-3-reason", "Văn bản in sai");
        await page.ClickAsync("#hang-3 .import-form button.button-main");
        await page.Locator("#hang-3 .badge-brand").WaitForAsync();
        Assert.NotEqual(total, await page.Locator("#tong .tile-main .tile-value").InnerTextAsync());
        Assert.True(await page.Locator(".import-row").CountAsync() > 20, "Only the row is exchanged.");
        await Looks(page, "nhap-da-sua");

        await page.ClickAsync(".page-head .button-main");
        await page.FillAsync("#Input_Reason", "Đính chính theo bản DOCX");
        if (await page.Locator("#Input_AcceptErrors").CountAsync() > 0)
            await page.CheckAsync("#Input_AcceptErrors");

        await Looks(page, "nhap-luu");
        await page.ClickAsync("form[action$='/luu'] button.button-main");
        await page.Locator(".flash").WaitForAsync();
        await Looks(page, "nhap-da-luu");
        await page.ClickAsync(".import-stored .button");
        await page.Locator("dialog[open]").WaitForAsync();
        await Looks(page, "nhap-cong-bo");
        await page.ClickAsync("dialog[open] .button-main");
        await page.Locator(".import-stored .badge-good").WaitForAsync();
        await page.ClickAsync("#lich-su summary");
        Assert.Contains("0,25", (await page.InnerTextAsync("#lich-su")).Replace('.', ','), StringComparison.Ordinal);
        await Looks(page, "nhap-lich-su");
        await page.ClickAsync(".import-stored a.button");
        Assert.Contains("475/KH-UBND", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        var download = await page.APIRequest.GetAsync(web.Address + await page.GetAttributeAsync("a[href$='/tai.xlsx']", "href"));
        using var workbook = new MemoryStream(await download.BodyAsync());
        Assert.Equal(0.25m, ImportFiles.ScoreIn(workbook, "tai.xlsx", "1.2"));
        Assert.Empty(faults);
        Assert.True(look.Complaints.Count == 0, string.Join((char)10, look.Complaints));
    }

    private async Task Looks(IPage page, string name)
    {
        await page.EvaluateAsync("document.fonts.ready");
        var width = page.ViewportSize!.Width;
        // Hiding the caret would leave an empty style attribute on every control, which htmx then copies and the policy refuses.
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screens, $"{name}.{width}.png"), FullPage = true, Caret = ScreenshotCaret.Initial });
        faults.AddRange((await Axe.RunAsync(page, name)).Serious);
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var pixels)
            faults.Add($"{name}: {pixels} px wider than a window of {width} px");
    }
}
