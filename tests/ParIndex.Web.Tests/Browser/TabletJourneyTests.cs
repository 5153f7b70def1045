using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.TestKit;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>An interviewer's days without a network: people taken along, asked, kept encrypted, sent once.</summary>
[Collection(Journeys.Name)]
public sealed class TabletJourneyTests(BrowserFixture browser)
{
    private const string Passphrase = "trâu vàng uống nước";

    /// <summary>All that lies on the tablet as letters: the store as it is on the disk, the kept pages, what scripts noted.</summary>
    private const string Everything =
        """
        async () => {
            const wait = request => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error); });
            const letters = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value)
                : value && typeof value === 'object' ? Object.values(value).map(letters).join('\n') : String(value);
            const database = await wait(indexedDB.open('phong-van'));
            const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
            for (const store of database.objectStoreNames) {
                const all = database.transaction(store).objectStore(store);
                found.push(...(await wait(all.getAllKeys())).map(String), ...(await wait(database.transaction(store).objectStore(store).getAll())).map(letters));
            }
            database.close();
            for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(request.url, request.url.endsWith('may') ? await (await caches.match(request)).text() : '');
            return found.join('\n');
        }
        """;

    [Fact]
    public async Task People_AreAskedWithoutANetwork_AndTheirAnswersSentOnce()
    {
        Chromium.Need();
        var source = browser.Services.GetRequiredService<NpgsqlDataSource>();
        var maker = new WaveMaker(source, TimeProvider.System);
        var wave = await maker.OpenAsync(SampleInstallation.DakNong);
        await using var look = await browser.OpenAsAsync(await browser.AddPersonAsync(null, new Assignment(Role.Surveyor, SampleInstallation.DakNong)), 820);
        await TakeAsync(look.Page, wave);
        await UnlockAsync(look.Page);
        await Assertions.Expect(look.Page.Locator("#san-sang")).ToContainTextAsync("dùng được khi không có mạng");
        Assert.Empty((await Axe.RunAsync(look.Page, "people")).Serious);
        var context = look.Page.Context;
        await look.Page.CloseAsync();

        // A cold start without a network.
        await context.SetOfflineAsync(true);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync("/phong-van/may");
        await page.FillAsync("#mat-khau", "trâu trắng uống nước");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#sai")).ToContainTextAsync("Mật khẩu không đúng");
        await UnlockAsync(page);
        await AskFirstAsync(page);
        await AskSecondAsync(page);
        await page.Locator(".tablet-person").Nth(2).GetByRole(AriaRole.Button, new() { Name = "Từ chối" }).ClickAsync();
        await page.FillAsync("#ly-do", "Đang bận mùa");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ghi" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi 3 phiếu" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tablet-notice").First).ToContainTextAsync("Mất mạng");

        // Nothing on the tablet can be read, and it locks itself.
        var kept = await page.EvaluateAsync<string>(Everything);
        Assert.Contains("phieu:", kept, StringComparison.Ordinal);
        foreach (var secret in (string[])["Nguyễn", "Cường", "0901000001", "Phải đi lại", "Đang bận mùa", "chung_reason", "Khảo sát thử", "gop-y", Passphrase])
            Assert.DoesNotContain(secret, kept, StringComparison.Ordinal);

        await page.Clock.FastForwardAsync("06:00");
        await Assertions.Expect(page.Locator("#mat-khau")).ToBeVisibleAsync();
        Assert.DoesNotContain("Nguyễn Văn An", await page.ContentAsync(), StringComparison.Ordinal);
        await UnlockAsync(page);

        // The server takes them, and its answer is lost on the way: sent again, they are known.
        await context.SetOfflineAsync(false);
        await page.RouteAsync(url => url.Contains("handler=Send", StringComparison.Ordinal), async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi 3 phiếu" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tablet-notice")).ToContainTextAsync("Mất mạng");
        await page.UnrouteAllAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi 3 phiếu" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tablet-notice")).ToHaveTextAsync("Đã gửi 3 phiếu.");
        await Assertions.Expect(page.Locator(".tablet-person .badge")).ToHaveTextAsync(["Đã gửi", "Đã gửi", "Từ chối"]);
        Assert.DoesNotContain("phieu:", await page.EvaluateAsync<string>(Everything), StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn Văn An", await page.ContentAsync(), StringComparison.Ordinal);
        await CheckServerAsync(source, page, wave);
        Assert.Empty(look.Complaints);

        // Another authority's wave is not there for this interviewer.
        var elsewhere = await maker.OpenAsync("vn-01");
        Assert.Equal(404, (await context.APIRequest.GetAsync($"{browser.Address}/phong-van/{elsewhere}")).Status);
    }

    private static async Task TakeAsync(IPage page, Guid wave)
    {
        await page.GotoAsync($"/phong-van/{wave}");
        await page.SelectOptionAsync("#khu-vuc", "Xã Một");
        await page.FillAsync("#mat-khau", "1234");
        await page.FillAsync("#nhac-lai", "1234");
        await page.ClickAsync("[data-press]");
        await Assertions.Expect(page.Locator("[data-told]")).ToContainTextAsync("ít nhất 10 ký tự");
        await page.FillAsync("#mat-khau", Passphrase);
        await page.FillAsync("#nhac-lai", Passphrase);
        await page.ClickAsync("[data-press]");
        await page.ArriveAsync("/phong-van/may$");
    }

    private static async Task UnlockAsync(IPage page)
    {
        await page.FillAsync("#mat-khau", Passphrase);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#mat-khau")).ToHaveCountAsync(0);
    }

    /// <summary>A skip that opens, a low mark and its reason, a page reloaded in between.</summary>
    private static async Task AskFirstAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Phỏng vấn " + PaperCode.Of(1) }).ClickAsync();
        await Assertions.Expect(page.Locator("[name='a.chung']").First).ToBeHiddenAsync();
        await page.CheckAsync("[name='a.dung'][value=co]");
        await page.CheckAsync("[name='a.kenh'][value=gap]");
        await page.CheckAsync("[name='a.kenh'][value=web]");
        await page.CheckAsync("[name='a.chung'][value='2']");
        await page.FillAsync("#c-tuoi", "7");
        await page.ClickAsync("#tiep");
        await Assertions.Expect(page.Locator("#l-chung_reason")).ToContainTextAsync("cần trả lời");
        await Assertions.Expect(page.Locator("#l-tuoi")).ToContainTextAsync("18");
        Assert.Empty((await Axe.RunAsync(page, "interview")).Serious);
        await page.FillAsync("#c-tuoi", "45");
        await page.FillAsync("#c-chung_reason", "Phải đi lại nhiều lần");
        await page.ReloadAsync();
        await UnlockAsync(page);
        await Assertions.Expect(page.Locator("#c-chung_reason")).ToHaveValueAsync("Phải đi lại nhiều lần");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chữ to" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Did you use a service?");
        Assert.True(await page.Locator("html.large").IsVisibleAsync());
        await page.CheckAsync("[name='a.b1'][value='4']");
        await page.ClickAsync("#tiep");
        await Assertions.Expect(page.Locator(".tablet-person .badge").First).ToHaveTextAsync("Chờ gửi");
    }

    private static async Task AskSecondAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Phỏng vấn " + PaperCode.Of(2) }).ClickAsync();
        await page.CheckAsync("[name='a.dung'][value=co]");
        await page.CheckAsync("[name='a.chung'][value='5']");
        // Answered, then skipped: dropped.
        await page.CheckAsync("[name='a.dung'][value=khong]");
        await page.FillAsync("#c-gop-y", "Nhanh hơn");
        await page.ClickAsync("#tiep");
    }

    /// <summary>Answers as given, the refusal, and the same package sent again.</summary>
    private static async Task CheckServerAsync(NpgsqlDataSource source, IPage page, Guid wave)
    {
        await using var connection = await source.OpenAsAsync(Actor.System("test"));
        Assert.Equal(
            ["""Tablet en {"b1": "4", "dung": "co", "kenh": ["web", "gap"], "tuoi": "45", "chung": "2", "chung_reason": "Phải đi lại nhiều lần"}""", """Tablet vi {"dung": "khong", "gop-y": "Nhanh hơn"}"""],
            (await connection.QueryAsync<string>("select channel || ' ' || language || ' ' || sheet::text from surveys.answer where wave_id = @wave and seconds >= 0 and interviewer <> '' order by 1", new { wave })).ToList());
        Assert.Equal("Refused: Đang bận mùa", await connection.ExecuteScalarAsync<string>("select state || ': ' || note from surveys.person where wave_id = @wave and line = 3", new { wave }));
        var (package, pack) = await connection.QuerySingleAsync<(string, Guid)>("select a.package_id, p.id from surveys.answer a join surveys.pack p using (wave_id) where wave_id = @wave and language = 'vi'", new { wave });
        var again = await page.EvaluateAsync<string>(
            """
            async ([wave, pack, id]) => {
                const { token } = await (await fetch(`/phong-van/${wave}?handler=State&pack=${pack}`)).json();
                const answer = await fetch(`/phong-van/${wave}?handler=Send`, { method: 'POST', headers: { 'Content-Type': 'application/json', RequestVerificationToken: token },
                    body: JSON.stringify({ pack, packages: [{ id, line: 3, sheet: { dung: 'khong' }, language: 'vi' }] }) });
                return (await answer.json()).receipts[0].outcome;
            }
            """,
            new[] { wave.ToString(), pack.ToString(), package });
        Assert.Equal("Replayed", again);
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("select count(*)::int from surveys.answer where wave_id = @wave", new { wave }));
    }
}
