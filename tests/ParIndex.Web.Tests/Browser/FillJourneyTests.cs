using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>Self-assessment in a browser: live points, two people in one entry, a lost connection, without scripts, and submission that locks.</summary>
[Collection(Journeys.Name)]
public sealed class FillJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Figures_AreSavedAsTheyAreTyped_AndTwoPeopleLoseNothing()
    {
        Chromium.Need();
        await using var first = await browser.OpenAsync(1440, asAdministrator: true);
        await using var second = await browser.OpenAsync(390, asAdministrator: true);
        var field = await FieldAsync(first.Page);
        await second.Page.GotoAsync(field);

        var (mine, theirs) = (first.Page.Locator("article.entry").First, second.Page.Locator("article.entry").First);
        await mine.Locator("input[name^='s.']").Last.FillAsync("5");
        await mine.Locator("input[name^='s.']").Last.BlurAsync();
        await Assertions.Expect(mine.Locator(".entry-points")).ToContainTextAsync("Quản trị (dùng thử)");
        var points = await mine.Locator(".entry-points strong").InnerTextAsync();

        // The other page still shows what stood before: the same figure, changed to something else, is shown beside the first one's and not saved.
        await theirs.Locator("input[name^='s.']").Last.FillAsync("4");
        await theirs.Locator("input[name^='s.']").Last.BlurAsync();
        await Assertions.Expect(theirs.Locator(".alert-warn")).ToContainTextAsync("bạn ghi “4”");
        await first.Page.ReloadAsync();
        Assert.Equal("5", await mine.Locator("input[name^='s.']").Last.InputValueAsync());
        Assert.Equal(points, await mine.Locator(".entry-points strong").InnerTextAsync());

        // Pressed again, knowingly, it replaces the other's.
        await theirs.Locator("button.button-main").ClickAsync();
        await Assertions.Expect(theirs.Locator(".alert-warn")).ToHaveCountAsync(0);
        await first.Page.ReloadAsync();
        Assert.Equal("4", await mine.Locator("input[name^='s.']").Last.InputValueAsync());

        // What cannot be read is told beside the points, and what stood stays.
        await mine.Locator("input[name^='s.']").Last.FillAsync("nhiều");
        await mine.Locator("button.button-main").ClickAsync();
        await Assertions.Expect(mine.Locator(".alert-bad")).ToContainTextAsync("không phải là số");
        Assert.Empty(first.Complaints);
    }

    [Fact]
    public async Task Connection_Lost_KeepsWhatWasTyped_AndSendsItLater()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(390, asAdministrator: true);
        var field = await FieldAsync(look.Page);
        var entry = look.Page.Locator("article.entry").Nth(1);
        // The scripts are there before the connection goes.
        await look.Page.ListensAsync();
        await look.Page.Context.SetOfflineAsync(true);
        await entry.Locator("input[name^='s.']").First.FillAsync("3");
        await entry.Locator("input[name^='s.']").First.BlurAsync();
        await Assertions.Expect(entry.Locator(".draft-kept")).ToBeVisibleAsync();

        // Closed and opened again once there is a network.
        await look.Page.Context.SetOfflineAsync(false);
        await look.Page.GotoAsync(field);
        await Assertions.Expect(entry.Locator(".draft-kept")).ToHaveCountAsync(0);
        await Assertions.Expect(entry.Locator(".entry-points")).ToContainTextAsync("Quản trị (dùng thử)");
        await look.Page.ReloadAsync();
        Assert.Equal("3", await entry.Locator("input[name^='s.']").First.InputValueAsync());
    }

    [Fact]
    public async Task Scorecard_WithoutScripts_IsFilled_Submitted_Locked_AndOpenedAgain()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(1440, scripts: false, asAdministrator: true);
        var page = look.Page;
        await FieldAsync(page);
        var entry = page.Locator("article.entry").Nth(2);
        await entry.Locator("summary", new() { HasText = "Ghi chú" }).ClickAsync();
        await entry.Locator("textarea").FillAsync("Xem báo cáo số 12/BC-SNV");
        await entry.Locator("button.button-main").ClickAsync();
        await Assertions.Expect(page.Locator(".alert-good").First).ToContainTextAsync("Đã lưu");
        Assert.Equal("Xem báo cáo số 12/BC-SNV", (await entry.Locator("textarea").InputValueAsync()).Trim());

        await page.GotoAsync(new Uri(page.Url).AbsolutePath[..^(new Uri(page.Url).Segments[^1].Length + 1)]);
        await page.ClickAsync("summary:has-text('Nộp phiếu')");
        await page.ClickAsync("button:has-text('Tôi xác nhận và nộp')");
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("Đã nộp");

        await page.ClickAsync("tbody a >> nth=2");
        Assert.True(await page.Locator("article.entry textarea").First.IsDisabledAsync());
        Assert.Equal(0, await page.Locator("article.entry button.button-main").CountAsync());

        await page.GoBackAsync();
        await page.ClickAsync("summary:has-text('Mở lại phiếu')");
        await page.FillAsync("#mo-lai", "Đơn vị đề nghị bổ sung");
        await page.ClickAsync("button:has-text('Mở lại'):visible");
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("Đang điền");
    }

    /// <summary>Opens the field of procedures of the sample's own scorecard as a person finds it; its address.</summary>
    private static async Task<string> FieldAsync(IPage page)
    {
        await page.GotoAsync("/viec-cua-toi");
        await page.ClickAsync(".work-line h2 a[href*='/phieu/']");
        await page.ClickAsync("tbody a >> nth=2");
        return new Uri(page.Url).AbsolutePath;
    }
}
