using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using ParIndex.App.Accounts;
using ParIndex.App.Audit;
using ParIndex.App.Sample;
using ParIndex.App.Storage;
using ParIndex.App.Surveys.Collecting.Sampled;
using ParIndex.App.Surveys.Questionnaires;
using ParIndex.App.Surveys.Questionnaires.XlsForm;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Plans;
using ParIndex.Web.Tests.Surveys;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>
/// A satisfaction wave of a province from its questionnaire to its points: 300 people answer by link, QR sheet, tablet without a network and paper; flags are decided, results looked at, points
/// put into a round, the report taken.
/// </summary>
[Collection(Journeys.Name)]
public sealed partial class WaveJourneyTests(BrowserFixture browser)
{
    private const int People = 300;
    private const int OnTablet = 3;
    private const int OnPaper = 12;
    private const int BySheet = 60;
    private static readonly string Province = SampleUnits.LamDong;
    private const string Passphrase = "trâu vàng uống nước";

    [Fact]
    public async Task A_wave_runs_from_questionnaire_to_points_and_report()
    {
        Chromium.Need();
        using var manager = await SignInAsync(Role.Coordinator);
        var wave = await PrepareAsync(manager);
        await AnswerByTabletAsync(wave);
        await AnswerOnPaperAsync(manager, wave);
        await AnswerByLinkAsync(manager, wave);
        Assert.Equal(["Link 225", "Paper 12", "Qr 60", "Tablet 3"], await AskAsync<string>("select channel || ' ' || count(*) from surveys.answer where wave_id = @wave group by channel order by 1", wave));

        var quality = $"/dieu-tra/{wave}/chat-luong";
        await manager.SubmitAsync($"/dieu-tra/{wave}", "form[action*='Close']", []);
        await manager.SubmitAsync(quality, "form[action*='Check']", []);
        await DecideAsync(manager, wave, quality);
        await manager.SubmitAsync($"/dieu-tra/{wave}", "form[action*='Settle']", []);
        await LookAsync(wave);
        await PutIntoRoundAsync(manager, wave);

        using var report = await manager.Client.GetAsync($"/dieu-tra/{wave}/ket-qua?handler=Document");
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        using var document = new ZipArchive(await report.Content.ReadAsStreamAsync());
        Assert.NotNull(document.GetEntry("word/document.xml"));
    }

    /// <summary>The questionnaire comes as an XLSForm, the sample from a list of people.</summary>
    private async Task<Guid> PrepareAsync(SignedIn manager)
    {
        using var form = new MemoryStream();
        XlsFormFile.Write(QuestionnaireFile.Load("sipas-2024").Questionnaire! with { Code = "sipas-tinh", IsOfficial = false }, form);
        using var kept = await UploadAsync(manager, "/dieu-tra/phieu-hoi", "File", [("unit", Province)], ("sipas.xlsx", form.ToArray()));
        var wave = await manager.SubmitAsync("/dieu-tra/moi", "form.card", new() { ["Input.Questionnaire"] = kept.Headers.Location!.OriginalString.Split('/')[^1], ["Input.Name"] = "Khảo sát sự hài lòng" });
        await DrawAsync(wave);
        await manager.SubmitAsync(wave, "form[action*='Open']", []);
        return Guid.Parse(wave.Split('/')[^1]);
    }

    /// <summary>Three hundred of two thousand: fifteen communes, twenty people in each, drawn on the pages.</summary>
    private async Task DrawAsync(string wave)
    {
        await using var look = await browser.OpenAsAsync(await browser.AddPersonAsync(null, new Assignment(Role.Coordinator, Province)));
        var page = look.Page;
        await page.GotoAsync(wave);
        await page.ClickAsync("a[href$='/rut-mau']");
        var frame = "ma,ho_ten,xa\n" + string.Concat(Enumerable.Range(1, 2000).Select(i => FormattableString.Invariant($"{i},Người thứ {i},Xã {(i % 20) + 1}\n")));
        await page.SetInputFilesAsync("#tep", new FilePayload { Name = "khung.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(frame) });
        await page.ClickAsync("form[action*='Upload'] button.button");
        await page.ClickAsync("button[name=next][value=true]");
        await page.ClickAsync("button[name=op][value=add]");
        await page.SelectOptionAsync("#s0-Method", "Simple");
        await page.FillAsync("#s0-Number", "15");
        await page.SelectOptionAsync("#s1-Count", "Take");
        await page.FillAsync("#s1-Number", FormattableString.Invariant($"{People / 15}"));
        await page.ClickAsync("button[name=op][value=save]");
        await page.Locator(".tile-main").WaitForAsync();
        await Assertions.Expect(page.Locator(".tile-main")).ToContainTextAsync(FormattableString.Invariant($"{People}"));
        Assert.Empty((await Axe.RunAsync(page, "rut-mau/xem")).Serious);
        await page.ClickAsync("button:has-text('Rút mẫu…')");
        await page.FillAsync("dialog[open] #seed", "7");
        await page.ClickAsync("dialog[open] .button-main");
        await page.ArriveAsync("/rut-mau$");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(FormattableString.Invariant($"Mẫu {People} người"));
        Assert.Empty((await Axe.RunAsync(page, "rut-mau")).Serious);
        Assert.Empty(look.Complaints);
    }

    private async Task AnswerByTabletAsync(Guid wave)
    {
        await using var look = await browser.OpenAsAsync(await browser.AddPersonAsync(null, new Assignment(Role.Surveyor, Province)), 820);
        await look.Page.GotoAsync($"/phong-van/{wave}");
        await look.Page.FillAsync("input[name=from]", "1");
        await look.Page.FillAsync("input[name=to]", OnTablet.ToString(CultureInfo.InvariantCulture));
        await look.Page.FillAsync("#mat-khau", Passphrase);
        await look.Page.FillAsync("#nhac-lai", Passphrase);
        await look.Page.ClickAsync("[data-press]");
        await look.Page.ArriveAsync("/phong-van/may$");
        await look.Page.FillAsync("#mat-khau", Passphrase);
        await look.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(look.Page.Locator("#san-sang")).ToContainTextAsync("dùng được khi không có mạng");
        await look.Page.Context.SetOfflineAsync(true);
        for (var line = 1; line <= OnTablet; line++)
        {
            await look.Page.GetByRole(AriaRole.Button, new() { Name = "Phỏng vấn " + PaperCode.Of(line) }).ClickAsync();
            await look.Page.Locator("#tiep").WaitForAsync();
            do
            {
                await look.Page.EvaluateAsync(TickAndGoOn, line);
                await look.Page.Locator("#tiep, .tablet-person").First.WaitForAsync();
            }
            while (await look.Page.Locator("#tiep").CountAsync() > 0);
        }

        await look.Page.Context.SetOfflineAsync(false);
        await look.Page.GetByRole(AriaRole.Button, new() { Name = $"Gửi {OnTablet} phiếu" }).ClickAsync();
        await Assertions.Expect(look.Page.Locator(".tablet-notice")).ToHaveTextAsync($"Đã gửi {OnTablet} phiếu.");
    }

    /// <summary>Ticks a mark of each question shown, as an interviewer would, and goes to the next part.</summary>
    private const string TickAndGoOn =
        """
        async line => {
            const seen = new Set();
            for (const input of document.querySelectorAll('main input:not([type=hidden])')) {
                if (seen.has(input.name) || input.offsetParent === null && input.getClientRects().length === 0) continue;
                seen.add(input.name);
                if (input.type === 'radio') { const marks = document.getElementsByName(input.name); marks[Math.min(marks.length - 1, 2 + line % 3)].click(); }
                else if (input.type === 'checkbox') { if (!input.checked) input.click(); }
                else { input.value = '40'; input.dispatchEvent(new Event('input', { bubbles: true })); input.dispatchEvent(new Event('change', { bubbles: true })); }
            }
            const before = document.querySelector('main').textContent;
            document.querySelector('#tiep').click();
            for (let i = 0; i < 300 && document.querySelector('main').textContent === before; i++) await new Promise(requestAnimationFrame);
        }
        """;

    private async Task AnswerOnPaperAsync(SignedIn manager, Guid wave)
    {
        using var second = await SignInAsync(Role.Surveyor);
        var path = $"/dieu-tra/{wave}/phieu-giay";
        for (var line = OnTablet + 1; line <= OnTablet + OnPaper; line++)
        {
            using var citizen = new Citizen(browser.Address, line);
            foreach (var typist in (SignedIn[])[manager, second])
            {
                var values = citizen.Fill(await typist.GetAsync(path)).Append(new("code", PaperCode.Of(line)));
                using var answer = await typist.Client.PostAsync(path + "?handler=Type", new FormUrlEncodedContent(values));
                Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            }
        }
    }

    /// <summary>Sheets with a QR code for some, links for the others; one of them in a real browser, and nobody twice.</summary>
    private async Task AnswerByLinkAsync(SignedIn manager, Guid wave)
    {
        using var sheets = await manager.FillAsync($"/dieu-tra/{wave}/duong-dan", "form[action*='Sheets']", []);
        var printed = (await SignedIn.ReadAsync(sheets, "")).QuerySelectorAll(".sheet-card code").Select(code => new Uri(code.TextContent).AbsolutePath).ToList();
        Assert.Equal(People - OnTablet - OnPaper, printed.Count);
        await AnswerAllAsync([.. printed.Take(BySheet)]);
        using var file = await manager.FillAsync($"/dieu-tra/{wave}/duong-dan", "form[action*='File']", []);
        var links = Link().Matches(await file.Content.ReadAsStringAsync()).Select(link => link.Value).ToList();
        Assert.Equal(People - OnTablet - OnPaper - BySheet, links.Count);
        await AnswerAllAsync(links);

        using var late = new HttpClient { BaseAddress = new Uri(browser.Address) };
        using var again = await late.PostAsync(links[0], new FormUrlEncodedContent([new("tiep", "1")]));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var forged = await late.GetAsync("/k/" + new string('A', 22));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    private Task AnswerAllAsync(List<string> paths) => Parallel.ForEachAsync(paths.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, _) =>
    {
        using var citizen = new Citizen(browser.Address, one.Index);
        var page = await citizen.AnswerAsync(one.Item);
        Assert.True(page.QuerySelector(".survey-receipt") is not null, page.QuerySelector("main")!.TextContent);
    });

    /// <summary>One kind of flag excluded with its reason, all others kept.</summary>
    private static async Task DecideAsync(SignedIn manager, Guid wave, string quality)
    {
        var page = (await manager.GetAsync(quality)).QuerySelector("main")!;
        var kinds = page.QuerySelectorAll<IHtmlAnchorElement>("a[href*='loai=']").Select(link => link.GetAttribute("href")!.Split("loai=")[1].Split('#')[0]).Distinct().ToList();
        Assert.NotEmpty(kinds);
        foreach (var kind in kinds)
        {
            // An answer is decided with all its flags; late in the evening every one is out of hours, and of the other kinds nothing is left.
            if ((await manager.GetAsync($"{quality}?loai={kind}")).QuerySelector("form[action*='Decide']") is not null)
                await manager.SubmitAsync($"{quality}?loai={kind}", "form[action*='Decide']", new() { ["verdict"] = "Kept", ["reason"] = "Đã gọi lại, đúng người" });
        }

        Assert.Contains("Mọi cờ đã có quyết định", (await manager.GetAsync(quality)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("cờ chưa quyết định", (await manager.GetAsync($"/dieu-tra/{wave}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Results and points as the manager's browser shows them.</summary>
    private async Task LookAsync(Guid wave)
    {
        await using var look = await browser.OpenAsAsync(await browser.AddPersonAsync(null, new Assignment(Role.Coordinator, Province)));
        foreach (var path in (string[])["", "/chat-luong", "/ket-qua", "/diem"])
        {
            await look.Page.GotoAsync($"/dieu-tra/{wave}{path}");
            Assert.Empty((await Axe.RunAsync(look.Page, path)).Serious);
            await look.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "artifacts", "screens", $"dot{path.Replace('/', '-')}.png"), FullPage = true, Caret = ScreenshotCaret.Initial });
        }

        Assert.Contains("300", await look.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Empty(look.Complaints);
    }

    private async Task PutIntoRoundAsync(SignedIn manager, Guid wave)
    {
        var maker = browser.Maker;
        var round = await maker.OpenAsync(Province, "province-876", 2044, [Province]);
        var card = await maker.CardAsync(round, Province);
        var scored = QuestionnaireFile.Load("sipas-2024").Questionnaire!.Criteria[0];
        await manager.SubmitAsync($"/dieu-tra/{wave}/diem?ky={round}&phieu={card}", "form[action*='Put']", []);
        var put = Assert.Single(await AskAsync<decimal?>("select e.points from rounds.entry e join rounds.survey_point p on p.scorecard_id = e.scorecard_id and p.code = e.code where p.wave_id = @wave and p.standard_error > 0", wave));
        Assert.InRange(put!.Value, 0.1m * scored.Points, scored.Points);
        Assert.Contains("từ điều tra", (await manager.GetAsync($"/dieu-tra/{wave}/diem?ky={round}&phieu={card}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [GeneratedRegex("/k/[A-Za-z0-9_-]{22}")]
    private static partial Regex Link();

    private async Task<List<T>> AskAsync<T>(string sql, Guid wave)
    {
        await using var connection = await browser.Services.GetRequiredService<NpgsqlDataSource>().OpenAsAsync(Actor.System("test"));
        return (await connection.QueryAsync<T>(sql, new { wave })).AsList();
    }

    private async Task<SignedIn> SignInAsync(Role role)
    {
        var person = new SignedIn(browser.Address);
        using var answer = await person.SignInAsync(await browser.AddPersonAsync(null, new Assignment(role, Province)), AccountFixture.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return person;
    }

    private static async Task<HttpResponseMessage> UploadAsync(SignedIn person, string path, string handler, (string Name, string Value)[] fields, (string Name, byte[] Content) file)
    {
        using var content = new MultipartFormDataContent { { new StringContent(SignedIn.TokenOf(await person.GetAsync(path))), "__RequestVerificationToken" }, { new ByteArrayContent(file.Content), "tep", file.Name } };
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value, Encoding.UTF8), name);

        var answer = await person.Client.PostAsync($"{path}?handler={handler}", content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }
}
