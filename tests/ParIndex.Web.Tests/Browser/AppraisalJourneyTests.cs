using Microsoft.Playwright;
using ParIndex.App.Accounts;
using ParIndex.App.Rounds.Filling;
using ParIndex.Core.Units;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>From the first verdict to the decision of the council by keyboard alone, each person signed in with the role they have.</summary>
[Collection(Journeys.Name)]
public sealed class AppraisalJourneyTests(BrowserFixture browser)
{
    private const string Field = "chi-dao-dieu-hanh";

    [Fact]
    public async Task Appraised_Explained_AnsweredAndDecided_ByKeyboardAlone()
    {
        Chromium.Need();
        var maker = browser.Maker;
        var unit = (await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 4))[3];
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", 2031, [unit], "Kỳ thử bàn phím");
        var card = await maker.CardAsync(round, unit);
        await maker.FillAsync(round, card);
        await maker.SaveAsync(card, "1.3.1", new TypedAnswer(new Dictionary<string, string?> { ["inspected"] = "1", ["units"] = "10" }, "1,5", "Kiểm tra đột xuất", false, null, null));
        await maker.SubmitAsync(card);
        await maker.MoveAsync(round, RoundStage.Appraisal);

        var appraiserName = await browser.AddPersonAsync(null, new Assignment(Role.Appraiser, AccountFixture.Province, Field));
        await using var appraiser = await browser.OpenAsAsync(appraiserName);
        var page = appraiser.Page;
        await page.GotoAsync($"/ky-danh-gia/{round}/tham-dinh/{Field}");
        await Assertions.Expect(page.Locator("#muc-dang-mo")).ToContainTextAsync("1.1.1");

        // Accept; undo; accept again.
        await PressAsync(page, "a", "1.1.2");
        await PressAsync(page, "z", "1.1.1");
        await PressAsync(page, "a", "1.1.2");

        // Correct figures: 17 of 20 tasks. What is wrong is told, and what was typed stays.
        await PressAsync(page, "s", null);
        await TypeAsync(page, "17");
        await TabToAsync(page, "#fix-planned");
        await TypeAsync(page, "20");
        await TabToAsync(page, "#fix-reason");
        await page.Keyboard.TypeAsync("Theo báo cáo năm");
        await PressAsync(page, "Tab", null);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#fix-category-loi")).ToBeVisibleAsync();
        Assert.Equal(("17", "Theo báo cáo năm"), (await page.InputValueAsync("#fix-done"), await page.InputValueAsync("#fix-reason")));
        await TabToAsync(page, "#fix-category");
        await DownAsync(page, 3);
        await TabToAsync(page, "button[name=outcome][value=corrected]");
        await PressAsync(page, "Enter", "1.2");

        // Cut.
        await CutAsync(page, "1", "Thiếu báo cáo quý III", "1.3.1");
        await Assertions.Expect(page.Locator(".bench-open .badge").Filter(new() { HasText = "khác cách tính" })).ToBeVisibleAsync();
        await CutAsync(page, "0", "Dưới 20 %", "1.3.2");
        await PressAsync(page, "k", null);
        await Assertions.Expect(page.Locator("#muc-dang-mo")).ToContainTextAsync("1.");

        await maker.MoveAsync(round, RoundStage.Explanation);
        await using var head = await browser.OpenAsAsync(await browser.AddPersonAsync(unit, new Assignment(Role.Head, unit)));
        await head.Page.GotoAsync($"/phieu/{card}/giai-trinh");
        await Assertions.Expect(head.Page.Locator("article.explain")).ToHaveCountAsync(3);
        foreach (var (code, text) in new[] { ("1-1-2", "Đủ 20 nhiệm vụ, biên bản gửi kèm."), ("1-2", "Báo cáo quý III gửi ngày 05/10.") })
        {
            await TabToAsync(head.Page, "#noi-dung-" + code);
            await head.Page.Keyboard.TypeAsync(text);
            await head.Page.Keyboard.PressAsync("Tab");
            await head.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(head.Page.Locator(".flash")).ToContainTextAsync(code.Replace('-', '.'));
        }

        // Accepts the rest.
        await TabToAsync(head.Page, "button:has-text('Chấp nhận cả')");
        await head.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(head.Page, "dialog .button-main");
        await head.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(head.Page.Locator(".flash")).ToContainTextAsync("1 mục");

        await maker.MoveAsync(round, RoundStage.SecondAppraisal);
        await page.GotoAsync($"/ky-danh-gia/{round}/tham-dinh/{Field}");
        await Assertions.Expect(page.Locator(".bench-said")).ToContainTextAsync("Đủ 20 nhiệm vụ");
        await PressAsync(page, "a", "1.2");
        await PressAsync(page, "c", null);
        await TabToAsync(page, "#cut-category");
        await DownAsync(page, 8);
        await TabToAsync(page, "#cut-reason");
        await page.Keyboard.TypeAsync("Báo cáo gửi sau hạn");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".alert-good").First).ToContainTextAsync("1 điểm");

        await maker.MoveAsync(round, RoundStage.Council);
        await using var secretary = await browser.OpenAsAsync(await browser.AddPersonAsync(null, new Assignment(Role.CouncilSecretary, AccountFixture.Province)));
        var table = secretary.Page;
        await table.GotoAsync($"/ky-danh-gia/{round}/hoi-dong");
        await TabToAsync(table, "textarea[name=minutes]");
        await table.Keyboard.TypeAsync("Hội đồng thống nhất.");
        await table.Keyboard.PressAsync("Tab");
        await table.Keyboard.PressAsync("Enter");
        await Assertions.Expect(table.Locator(".council-minutes")).ToContainTextAsync("Hội đồng thống nhất.");
        await TabToAsync(table, ".council-line input[name=points]");
        await table.Keyboard.TypeAsync("1,5");
        await TabToAsync(table, ".council-line textarea[name=reason]");
        await table.Keyboard.TypeAsync("Gửi chậm nhưng đủ nội dung");
        await table.Keyboard.PressAsync("Tab");
        await table.Keyboard.PressAsync("Enter");
        await Assertions.Expect(table.Locator(".council-line .is-main strong")).ToHaveTextAsync("1,5");
        await Assertions.Expect(table.Locator("text=Không còn mục nào tranh luận.")).ToBeVisibleAsync();

        // The unit reads what became of it.
        await head.Page.ReloadAsync();
        await Assertions.Expect(head.Page.Locator("#muc-1\\.2")).ToContainTextAsync("Hội đồng kết luận: 1,5 điểm");
        Assert.Empty(appraiser.Complaints.Concat(head.Complaints).Concat(secretary.Complaints));
    }

    [Fact]
    public async Task Workbench_WithoutScripts_JudgesAndUndoes()
    {
        Chromium.Need();
        var appraised = browser.Ids["appraised"];
        var name = await browser.AddPersonAsync(null, new Assignment(Role.Appraiser, AccountFixture.Province, Field));
        await using var signed = await browser.OpenAsAsync(name);
        await using var look = await browser.OpenAsync(390, scripts: false, state: await signed.Page.Context.StorageStateAsync());
        await look.Page.GotoAsync($"/ky-danh-gia/{appraised}/tham-dinh/{Field}?tieu-chi=1.4");
        await look.Page.ClickAsync("button[data-key=a]");
        await Assertions.Expect(look.Page.Locator(".alert-good").First).ToContainTextAsync("1.4");
        await look.Page.ClickAsync(".alert-good button");
        await Assertions.Expect(look.Page.Locator(".flash")).ToContainTextAsync("Đã hoàn tác thẩm định 1.4");

        await look.Page.ClickAsync(".bench-bulk summary");
        await look.Page.ClickAsync(".bench-bulk .button-main");
        await Assertions.Expect(look.Page.Locator(".alert-good").First).ToContainTextAsync("Đã chấp nhận 3 mục.");
        await look.Page.ClickAsync("button:has-text('Hoàn tác tất cả')");
        await Assertions.Expect(look.Page.Locator(".flash")).ToContainTextAsync("Đã hoàn tác 3 mục.");
    }

    private static async Task CutAsync(IPage page, string points, string reason, string next)
    {
        await PressAsync(page, "c", null);
        await page.Keyboard.TypeAsync(points);
        await TabToAsync(page, "#cut-category");
        await DownAsync(page, 8);
        await TabToAsync(page, "#cut-reason");
        await page.Keyboard.TypeAsync(reason);
        await page.Keyboard.PressAsync("Tab");
        await PressAsync(page, "Enter", next);
    }

    /// <summary>Presses a key once the workbench listens, and waits for the entry that is open then.</summary>
    private static async Task PressAsync(IPage page, string key, string? open)
    {
        await page.ListensAsync();
        await page.Keyboard.PressAsync(key);
        if (open is not null)
            await Assertions.Expect(page.Locator("#muc-dang-mo .entry-code")).ToHaveTextAsync(open);
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses in a list, so many further down.</summary>
    private static async Task DownAsync(IPage page, int times)
    {
        for (var i = 0; i < times; i++)
            await page.Keyboard.PressAsync("ArrowDown");
    }

    /// <summary>Tab by tab to an element that can be seen.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 250; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator(selector).First.EvaluateAsync<bool>("one => one === document.activeElement"))
                return;
        }

        Assert.Fail($"{selector} is not reached by the Tab key.");
    }
}
