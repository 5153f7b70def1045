using Microsoft.Playwright;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>A round from its first form to the public page, through pages alone and without scripts.</summary>
[Collection(Journeys.Name)]
public sealed class RoundJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Round_IsMade_Opened_Filled_Sealed_Published_AndCorrected()
    {
        Chromium.Need();
        await using var look = await browser.OpenAsync(1440, scripts: false, asAdministrator: true);
        var page = look.Page;

        // Made, with every fault told at once.
        await page.GotoAsync("/ky-danh-gia/moi");
        await page.FillAsync("#Input_Year", "hai nghìn");
        await page.FillAsync("#lich-Preparation", "2027-12-01");
        await page.FillAsync("#lich-SelfAssessment", "2027-11-01");
        await page.ClickAsync("form.card .button-main");
        await Assertions.Expect(page.Locator(".alert-bad").First).ToContainTextAsync("Hãy đặt tên kỳ");
        await Assertions.Expect(page.Locator("#lich-SelfAssessment-loi")).ToContainTextAsync("sau các ngày ở trên");
        await page.FillAsync("#Input_Name", "Kỳ của hành trình");
        await page.SelectOptionAsync("#Input_OrganiserId", "vn-68-2025");
        await page.FillAsync("#Input_Year", "2027");
        await page.SelectOptionAsync("#Input_SetVersionId", await page.Locator("#Input_SetVersionId option", new() { HasText = "của sở" }).First.GetAttributeAsync("value") ?? "");
        await page.FillAsync("#lich-SelfAssessment", "2099-12-31");
        await page.ClickAsync("form.card .button-main");

        // Units, and what does not apply to one of them.
        await page.CheckAsync("[id='dv-vn-68-2025-so-noi-vu']");
        await page.CheckAsync("[id='dv-vn-68-2025-so-tu-phap']");
        await page.ClickAsync("form.stack > .actions .button-main");
        await page.SelectOptionAsync("#kad-ma", "2");
        await page.SelectOptionAsync("#kad-voi", "vn-68-2025/so-noi-vu");
        await page.FillAsync("#kad-vi", "Không được giao soạn thảo văn bản");
        await page.ClickAsync("form[action*='handler=Exempt'] button");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("Không được giao soạn thảo văn bản");
        var round = new Uri(page.Url).AbsolutePath[..^"/don-vi".Length];
        await page.GotoAsync(round);
        await MoveAsync(page, "Tự đánh giá");

        // The unit's own criterion does not apply, with the reason; the first one is answered.
        await page.ClickAsync("tbody a:has-text('Sở Nội vụ')");
        await page.ClickAsync("tbody a >> nth=1");
        await Assertions.Expect(page.Locator("article.entry").First.Locator(".entry-points")).ToContainTextAsync("Không áp dụng");
        Assert.Equal("Không được giao soạn thảo văn bản", await page.Locator("article.entry").First.Locator("input[name=inapplicable]").InputValueAsync());

        // Through the stages; what is not finished must be looked at before it is sealed.
        await page.GotoAsync(round);
        foreach (var stage in new[] { "Thẩm định", "Giải trình", "Thẩm định lại", "Hội đồng" })
            await MoveAsync(page, stage);

        await page.GotoAsync(round + "/cong-bo");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Còn việc chưa xong");
        await page.FillAsync("#qd-so", "Quyết định 01/QĐ-UBND");
        await page.ClickAsync("form[action*='handler=Seal'] button");
        await Assertions.Expect(page.Locator(".alert-warn").First).ToContainTextAsync("đánh dấu xác nhận");
        await page.CheckAsync("#qd-xem");
        await page.FillAsync("#qd-so", "Quyết định 01/QĐ-UBND");
        await page.ClickAsync("form[action*='handler=Seal'] button");
        var waiting = page.WaitForDownloadAsync();
        await page.ClickAsync("a:has-text('Tải bản chốt')");
        Assert.EndsWith("-ban-1.zip", (await waiting).SuggestedFilename, StringComparison.Ordinal);
        await page.ClickAsync("summary:has-text('Công bố…')");
        await page.ClickAsync("button:has-text('Công bố ngay')");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Công bố lúc");

        // Everybody reads it.
        await using var anyone = await browser.OpenAsync(390, scripts: false);
        await anyone.Page.GotoAsync("/don-vi/vn-68-2025.so-noi-vu/2027");
        await Assertions.Expect(anyone.Page.Locator("main")).ToContainTextAsync("Quyết định 01/QĐ-UBND");

        // A correction opens the round again, with a reason.
        await page.GotoAsync(round);
        await page.ClickAsync("summary:has-text('Đính chính')");
        await page.FillAsync("#ly-do-dc", "Sai số liệu");
        await page.ClickAsync("button:has-text('Mở để đính chính')");
        await Assertions.Expect(page.Locator(".alert-good").First).ToContainTextAsync("Hội đồng");
    }

    private static async Task MoveAsync(IPage page, string stage)
    {
        await page.ClickAsync($"summary:has-text('Chuyển sang: {stage}')");
        await page.ClickAsync("form[action*='handler=Move'] .button-main:visible >> nth=0");
        await Assertions.Expect(page.Locator(".steps [aria-current]")).ToContainTextAsync(stage);
    }
}
