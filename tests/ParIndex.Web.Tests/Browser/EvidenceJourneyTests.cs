using Microsoft.Playwright;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Evidence;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Evidence in a browser, with scripts: dropped on an entry, sent by parts through a cut, seen at its page.</summary>
[Collection(Journeys.Name)]
public sealed class EvidenceJourneyTests(BrowserFixture browser, EvidenceFixture web) : IClassFixture<EvidenceFixture>
{
    private static readonly string Screens = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screens")).FullName;

    private readonly List<string> faults = [];

    [Theory]
    [InlineData("", 1440, ColorScheme.Light, 2025)]
    [InlineData("/en", 390, ColorScheme.Dark, 2024)]
    public async Task Evidence_DroppedOnAnEntry_GoesOnAfterACut_AndIsSeenAtItsPage(string language, int width, ColorScheme theme, int year)
    {
        Chromium.Need();
        var seed = await RoundSeed.OpenAsync(web.Database, EvidenceFixture.Unit, year);
        using var officer = await web.PersonAsync();
        var cookie = officer.Person.Cookies.GetAllCookies().Single(cookie => cookie.Name == "dang-nhap");
        await using var look = await browser.OpenAsync(width, theme: theme, address: web.Address);
        var page = look.Page;
        await page.Context.AddCookiesAsync([new Cookie { Name = cookie.Name, Value = cookie.Value, Url = web.Address }]);

        await page.GotoAsync($"{language}/phieu/{seed.Card}/tai-lieu/{seed.Code}");
        await Looks(page, "minh-chung");
        // The first part is lost on the way: it goes on by itself.
        var lost = 0;
        await page.RouteAsync("**/them?handler=Part*", route => Interlocked.Increment(ref lost) == 1 ? route.AbortAsync("connectionreset") : route.ContinueAsync());
        byte[] content = [.. HostileFiles.Pdf([$"Trang mot {width}", "Ke hoach kiem tra"]), .. Enumerable.Repeat((byte)'\n', 6 << 20)];
        await page.SetInputFilesAsync(".drop-file input", [
            new FilePayload { Name = $"kế hoạch {width}.pdf", MimeType = "application/pdf", Buffer = content },
            new FilePayload { Name = "rỗng.pdf", MimeType = "application/pdf", Buffer = [] },
        ]);
        await page.CheckAsync($"form[data-upload] input[name=dap] >> nth=0");
        await page.ClickAsync("form[data-upload] button.button-main");
        await page.Locator(".evidence-asked .is-there").WaitForAsync();
        Assert.True(lost > 2, "The file went in one part, or did not go on.");
        Assert.Contains("rỗng.pdf", await page.InnerTextAsync(".upload-list .is-bad"), StringComparison.Ordinal);
        await Looks(page, "minh-chung-da-tai");

        await page.ClickAsync(".evidence-list .disclosure summary");
        await page.FillAsync(".evidence-use input[name=trang]", "2");
        await page.ClickAsync(".evidence-use button >> nth=0");
        await page.Locator(".evidence-title a[href$='trang=2']").WaitForAsync();
        await page.ClickAsync(".evidence-title a");
        await page.ArriveAsync(@"/tai-lieu/[^/]+\?trang=2$");
        await page.WaitForFunctionAsync("() => document.querySelector('.evidence-view img').naturalWidth > 500");
        await Looks(page, "minh-chung-xem");
        await page.ClickAsync("a[rel=prev]");
        await page.ArriveAsync("trang=1");

        await page.GotoAsync(language + "/tai-lieu");
        await Looks(page, "kho-tai-lieu");
        await page.GotoAsync(language + "/tai-lieu/them");
        await Looks(page, "kho-them");
        Assert.Empty(faults);
        // The part that was cut on purpose.
        Assert.DoesNotContain(look.Complaints, complaint => !complaint.Contains("ERR_CONNECTION_RESET", StringComparison.Ordinal) && !complaint.Contains("422", StringComparison.Ordinal));
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
