using Microsoft.Playwright;
using ParIndex.App.Accounts;
using ParIndex.App.Results;
using ParIndex.App.Sample;
using ParIndex.Core.Scoring;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>The province's real result of 2023, entered through the pages and, a second time, through the workbook: 91 leaves, 85.415 points.</summary>
[Collection(Journeys.Name)]
public sealed class Year2023JourneyTests(BrowserFixture browser) : IDisposable
{
    private static readonly string[] Fields = ["9,45", "9,1", "12,905", "9,47", "12,01", "9,6", "10,98", "11,9"];

    private readonly string folder = Directory.CreateTempSubdirectory("parindex-2023-").FullName;

    private static Scorecard Given => ScorecardFile.Read(SampleFolder.File("dak-nong-2023", "inputs.csv")).Single();

    [Fact]
    public async Task EnteredThroughThePages_EachPointExplainsItself_AndTheSumIsThePublishedOne()
    {
        Chromium.Need();
        var (card, look) = await OpenAsync("Kỳ 2023 qua trang");
        await using var _ = look;
        await EnterAsync(look.Page, card, Given.Entries);
        await CheckAsync(look, card);
    }

    [Fact]
    public async Task EnteredThroughTheWorkbook_DownloadedFilledAndReadBack_TheSumIsThePublishedOne()
    {
        Chromium.Need();
        var (card, look) = await OpenAsync("Kỳ 2023 qua bảng tính");
        await using var _ = look;
        var page = look.Page;
        await page.GotoAsync($"/phieu/{card}/ngoai-tuyen");
        var waiting = page.WaitForDownloadAsync();
        await page.ClickAsync("a:has-text('Tải phiếu (XLSX)')");
        var path = Path.Combine(folder, "phieu.xlsx");
        await (await waiting).SaveAsAsync(path);
        TypedWorkbook.Fill(path, Given);
        await page.SetInputFilesAsync("input[type=file]", path);
        await page.ClickAsync("button:has-text('Xem khác biệt')");
        await page.ClickAsync("form[action*='handler=Apply'] button");
        await Assertions.Expect(page.Locator(".flash")).ToContainTextAsync("mục từ tệp");

        // Surveys and statistics are not the unit's: entered on the page by who runs the round.
        var maker = browser.Maker;
        var set = (await maker.Scorers.GetAsync(maker.As(), await maker.SetAsync("province-876"))).Set;
        var others = set.Leaves().Where(leaf => leaf.Source != Core.Criteria.SourceKind.Appraised).Select(leaf => leaf.Code).ToHashSet();
        await EnterAsync(page, card, Given.Entries.Where(entry => others.Contains(entry.Key)));
        await CheckAsync(look, card);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A mirror round of the province, and somebody who enters its scorecard and runs the round.</summary>
    private async Task<(Guid Card, Look Look)> OpenAsync(string name)
    {
        var unit = SampleInstallation.DakNong;
        var round = await browser.Maker.OpenAsync(unit, "province-876", 2023, [unit], name);
        var person = await browser.AddPersonAsync(unit, new Assignment(Role.Officer, unit), new Assignment(Role.Coordinator, unit));
        return (await browser.Maker.CardAsync(round, unit), await browser.OpenAsAsync(person));
    }

    /// <summary>Types into each field's page from the keyboard; what is typed saves itself.</summary>
    private static async Task EnterAsync(IPage page, Guid card, IEnumerable<KeyValuePair<string, ScorecardEntry>> given)
    {
        var byField = given.GroupBy(entry => int.Parse(entry.Key.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture));
        foreach (var field in byField)
        {
            await page.GotoAsync($"/phieu/{card}");
            await page.ClickAsync($"tbody tr:nth-child({field.Key}) th a");
            await page.ArriveAsync($"/phieu/{card}/.");
            await page.ListensAsync();
            foreach (var (code, entry) in field)
            {
                var article = page.Locator($"[id='muc-{code}']");
                foreach (var (slot, value) in entry.Values)
                    await article.Locator($"[name='s.{slot}']").SelectOptionAsync(value);

                if (entry.Points is not { } points)
                    continue;

                var claim = article.Locator("input[name=claim]");
                if (!await claim.IsVisibleAsync())
                    await article.Locator("summary", new() { HasText = "Đề nghị điểm khác" }).ClickAsync();

                await claim.FocusAsync();
                await page.Keyboard.TypeAsync(points.ToString(System.Globalization.CultureInfo.GetCultureInfo("vi-VN")));
                await page.Keyboard.PressAsync("Tab");
            }

            foreach (var (code, _) in field)
                await Assertions.Expect(page.Locator($"[id='muc-{code}'] .entry-points")).ToContainTextAsync("Đã lưu lúc");
        }
    }

    /// <summary>Sums by field and in all; every one of the 91 points says where it comes from.</summary>
    private static async Task CheckAsync(Look look, Guid card)
    {
        var page = look.Page;
        await page.GotoAsync($"/phieu/{card}");
        Assert.Equal(Fields, await page.Locator("tbody tr td[data-label='Tự chấm']").AllInnerTextsAsync());
        Assert.StartsWith("85,415", (await page.Locator(".tile").First.InnerTextAsync()).Split('\n').First(line => line.Contains(',', StringComparison.Ordinal)).Trim(), StringComparison.Ordinal);
        var (ruled, direct) = (0, 0);
        var links = await page.Locator("tbody th a").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('href'))");
        foreach (var link in links)
        {
            await page.GotoAsync(link);
            foreach (var article in await page.Locator("article.entry").AllAsync())
            {
                var badge = await article.Locator(".entry-points .badge").InnerTextAsync();
                var steps = await article.Locator(".steps-list li").CountAsync();
                Assert.True(badge.Contains("Điểm nhập trực tiếp", StringComparison.OrdinalIgnoreCase) || (badge.Contains("theo cách tính", StringComparison.OrdinalIgnoreCase) && steps > 0), $"{link}: {badge}, {steps} steps");
                _ = steps > 0 ? ruled++ : direct++;
            }
        }

        Assert.Equal((91, 1), (ruled + direct, ruled));
        Assert.Empty(look.Complaints);
    }
}
