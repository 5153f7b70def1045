using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>From a signed set to the next one: copy, change a rule, see who gains, sign, and nothing changes any more.</summary>
[Collection(Journeys.Name)]
public sealed class DraftJourneyTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_IsEdited_Replayed_Signed_AndHolds(bool scripts)
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(1440, scripts, asAdministrator: true);
        var page = look.Page;
        var id = "moi-" + Guid.CreateVersion7().ToString("N")[^8..];

        await page.GotoAsync("/bo-tieu-chi/commune-example/1");
        await page.ClickAsync(".page-head .button-main");
        await page.CheckAsync("input[value=moi]");
        await page.FillAsync("#NewId", id);
        await page.FillAsync("#Edition", "Thử " + id);
        await page.ClickAsync("form.draft-start .button-main");
        var draft = page.Url;

        await page.ClickAsync("a[href$='/tieu-chi/hoan-thanh-ke-hoach-cchc']");
        await page.FillAsync("#Form_Rule", "full * done / planned");
        await page.FillAsync("#Form_Tests_2__Points", "1,5");
        if (!scripts)
            await page.ClickAsync("button[formaction*='handler=Check']");

        // With scripts the check follows the typing.
        await Assertions.Expect(page.Locator("#kiem-tra .rule-words")).ToContainTextAsync("điểm tối đa × số nhiệm vụ đã hoàn thành");
        await page.ClickAsync(".save-bar .button-main");
        await Assertions.Expect(page.Locator(".alert-good").First).ToContainTextAsync("Đã lưu tiêu chí 1.1.2.");

        await page.GotoAsync(draft);
        await page.ClickAsync(".page-head .actions a[href*='cham-lai']");
        Assert.Contains("Năm 202", await page.Locator("#chon-tu option:checked").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("tbody a[href*='/don-vi/']").CountAsync() > 100);
        await page.SetInputFilesAsync("form#so-lieu input[type=file]", new FilePayload
        {
            Name = "so-lieu.csv", MimeType = "text/csv", Buffer = "unit,code,input,value\nXã A,1.1.2,done,15\nXã A,1.1.2,planned,20\n"u8.ToArray(),
        });
        await page.ClickAsync("form#so-lieu .button-main");
        await Assertions.Expect(page.Locator("#chinh-xac tbody").First).ToContainTextAsync("Xã A");
        await Assertions.Expect(page.Locator("#chinh-xac tbody").First).ToContainTextAsync("1,50");

        await page.GotoAsync(draft);
        await page.ClickAsync("#ky :text-is('Ký…')");
        await page.FillAsync("#ly-do-ky:visible", "Quyết định thử");
        await page.ClickAsync("form[action*='handler=Sign'] .button-main:visible");
        await Assertions.Expect(page.Locator(".set-marks")).ToContainTextAsync("Đã ký");
        Assert.Equal($"/bo-tieu-chi/{id}/1", new Uri(page.Url).AbsolutePath);
        Assert.Equal(404, (await page.GotoAsync(draft + "/tieu-chi/hoan-thanh-ke-hoach-cchc"))!.Status);
    }
}
