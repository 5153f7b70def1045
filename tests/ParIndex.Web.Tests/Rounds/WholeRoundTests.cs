using System.Globalization;
using System.IO.Compression;
using Microsoft.Playwright;
using ParIndex.App.Accounts;
using ParIndex.App.Criteria;
using ParIndex.App.Results;
using ParIndex.App.Units;
using ParIndex.Core.Scoring;
using ParIndex.Core.Units;
using ParIndex.Core.Units.Country;
using ParIndex.TestKit;
using ParIndex.Web.Tests.Accounts;
using ParIndex.Web.Tests.Browser;
using Xunit;

namespace ParIndex.Web.Tests.Rounds;

/// <summary>
/// A whole round in a browser, each person signed in under their own role, from the form of a new round to the published decision; its figures equal those of
/// a spreadsheet with formulas. It holds a cut, a corrected figure, an accepted explanation, a reversal by the council, a criterion that does not apply, a
/// unit that is late, a tie and a recusal.
/// </summary>
public sealed class WholeRoundTests(AccountFixture server) : IClassFixture<AccountFixture>
{
    private const int Cut = 2, Explained = 3, Corrected = 4, Reversed = 5, Exempt = 6, Late = 7, Tied = 8, Recused = 10;

    private readonly StringComparer ordinal = StringComparer.Ordinal;

    [Fact]
    public async Task EightDistrictsAndTwentyDepartments()
    {
        Chromium.Need();
        const string province = "tinh-thu";
        string[] units = [.. Enumerable.Range(1, 20).Select(i => $"{province}/so-{i:00}"), .. Enumerable.Range(1, 8).Select(i => $"{province}/huyen-{i:00}")];
        var founded = new DateOnly(2020, 1, 1);
        await FoundAsync(
        [
            UnitEvent.Found(province, UnitKind.Province, "Tỉnh Thử", founded, VietNam.Id),
            .. units.Select((id, i) => UnitEvent.Found(id, i < 20 ? UnitKind.Department : UnitKind.District, i < 20 ? $"Sở Thử {i + 1:00}" : $"Huyện Thử {i - 19:00}", founded, province)),
        ]);
        await RunAsync(province, units, RoundBook.Open("whole-round-28.xlsx"), typedByHand: 2, inBrowser: 4, overHttp: 24);
    }

    [Fact]
    public async Task FifteenDepartmentsAndAllCommunes_WithoutDistricts()
    {
        Chromium.Need();
        var maker = new RoundMaker(server.Database.Source);
        string[] units = [.. await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 15), .. await maker.UnitsAsync(AccountFixture.Province, UnitKind.Commune, 200)];
        Assert.Equal(139, units.Length);
        await RunAsync(AccountFixture.Province, units, RoundBook.Open("whole-round-139.xlsx"), typedByHand: 0, inBrowser: 2, overHttp: 14);
    }

    /// <param name="province">Who runs it.</param>
    /// <param name="units">Assessed, in the order of the spreadsheet.</param>
    /// <param name="book">What they say, and what it comes to.</param>
    /// <param name="typedByHand">So many units type their answers key by key.</param>
    /// <param name="inBrowser">So many answer in a browser.</param>
    /// <param name="overHttp">So many more send the forms of their pages, signed in too; the rest is entered by the program.</param>
    private async Task RunAsync(string province, string[] units, RoundBook book, int typedByHand, int inBrowser, int overHttp)
    {
        await AddSetAsync();
        var (driver, browser) = await Chromium.StartAsync();
        using var stops = driver;
        await using var closes = browser;
        await using var people = new RoundPeople(server, browser);
        var organiser = await people.SignInAsync(province, new Assignment(Role.Coordinator, province));
        var round = await OpenAsync(organiser, province, units);
        var cards = await CardsAsync(round, units);

        // Every unit fills in its scorecard and its head submits it; one is late.
        for (var i = 0; i < units.Length; i++)
        {
            if (i < inBrowser)
                await FillAsync(people, units[i], cards[i], book.Units[i], byHand: i < typedByHand);
            else if (i < inBrowser + overHttp)
                await PostAsync(units[i], cards[i], book.Units[i], submits: i != Late);
            else
                await EnterAsync(round, cards[i], book.Units[i]);
        }

        await organiser.GotoAsync($"/phieu/{cards[Late]}");
        await ConfirmAsync(organiser, "Gia hạn…", async () =>
        {
            await organiser.FillAsync("#han-moi", "2099-01-31");
            await organiser.FillAsync("#gia-han-vi", "Đơn vị bị thiên tai");
        });
        await MoveAsync(organiser, round, "Thẩm định");
        var late = await people.SignInAsync(units[Late], new Assignment(Role.Head, units[Late]), new Assignment(Role.Officer, units[Late]));
        await SubmitAsync(late, cards[Late]);

        // Surveys are the organiser's.
        await RoundPeople.SendAsync(organiser, $"/phieu/{cards[0]}/ket-qua", book.Units[0].Surveys);
        using (var statistics = await server.SignInAsync(new Assignment(Role.Coordinator, province)))
        {
            for (var i = 1; i < units.Length; i++)
                await PostAsync(statistics, $"/phieu/{cards[i]}/ket-qua", book.Units[i].Surveys);
        }

        // Three appraisers a field; one comes from an assessed unit and has stepped back from another, where a deputy is named.
        var fields = new Dictionary<string, IPage[]>();
        foreach (var field in new[] { "dieu-hanh", "thu-tuc", "ket-qua", "diem-thuong" })
        {
            fields[field] = new IPage[3];
            for (var i = 0; i < 3; i++)
                fields[field][i] = await people.SignInAsync(i == 0 ? units[0] : null, new Assignment(Role.Appraiser, province, field));
        }

        await RecuseAsync(fields["thu-tuc"][0], round, "thu-tuc", units[Recused]);
        await JudgeAsync(fields["dieu-hanh"][1], round, "dieu-hanh", units[Cut], "1.1", cut: "5", "Ban hành sau hạn");
        await CorrectAsync(fields["dieu-hanh"][1], round, units[Corrected]);
        await JudgeAsync(fields["thu-tuc"][1], round, "thu-tuc", units[Explained], "2.2", cut: "9", "Chưa có số liệu quý IV");
        await JudgeAsync(fields["thu-tuc"][1], round, "thu-tuc", units[Reversed], "2.2", cut: "8", "Khảo sát thiếu mẫu");
        foreach (var (field, appraisers) in fields)
        {
            // The first judges all but the unit they come from and the one they stepped back from; the third what is left.
            await AcceptAllAsync(appraisers[0], round, field);
            await AcceptAllAsync(appraisers[2], round, field);
            await Assertions.Expect(appraisers[0].Locator("main")).ToContainTextAsync("Bạn không thẩm định");
        }

        // Two explain, one accepts.
        await MoveAsync(organiser, round, "Giải trình");
        await ExplainAsync(people, units[Explained], cards[Explained], "2.2", "Số liệu quý IV gửi kèm.");
        await ExplainAsync(people, units[Reversed], cards[Reversed], "2.2", "Mẫu đủ theo hướng dẫn.");
        await ExplainAsync(people, units[Cut], cards[Cut], "1.1", null);
        await MoveAsync(organiser, round, "Thẩm định lại");
        await JudgeAsync(fields["thu-tuc"][1], round, "thu-tuc", units[Explained], "2.2", cut: null, "Đã có số liệu");
        await JudgeAsync(fields["thu-tuc"][1], round, "thu-tuc", units[Reversed], "2.2", cut: "8", "Mẫu vẫn thiếu");

        // The council reverses one, and the round is sealed and published.
        await MoveAsync(organiser, round, "Hội đồng");
        var secretary = await people.SignInAsync(null, new Assignment(Role.CouncilSecretary, province));
        await DecideAsync(secretary, round, "10,5", "Biểu quyết 7/9");
        var package = await PublishAsync(organiser, round);
        Assert.Empty(people.Complaints);
        Compare(book, units, package);
        await CompareAsync(organiser, round, book, units);
    }

    private async Task FoundAsync(IReadOnlyList<UnitEvent> events)
    {
        await using var session = server.Database.System();
        await session.BeginAsync("test.found");
        Assert.Empty(await new UnitStore(session, new UnitRegisterCache()).AppendAsync(events));
        await session.CommitAsync();
    }

    private async Task AddSetAsync()
    {
        await using var session = server.Database.System();
        await session.BeginAsync("test.set");
        var library = new SetLibrary(session, TimeProvider.System);
        var set = CriteriaSetFile.Load(Path.Combine(Repository.Root, "tests", "ParIndex.Web.Tests", "Rounds", "Data", "whole-round.yaml"));
        Assert.True(await library.SignAsync(await library.AddVersionAsync(set)));
        await session.CommitAsync();
    }

    private static async Task<Guid> OpenAsync(IPage page, string province, string[] units)
    {
        await page.GotoAsync("/ky-danh-gia/moi");
        await page.FillAsync("#Input_Name", "Chỉ số cải cách hành chính năm 2026");
        await page.SelectOptionAsync("#Input_OrganiserId", province);
        await page.FillAsync("#Input_Year", "2026");
        await page.SelectOptionAsync("#Input_SetVersionId", await page.Locator("#Input_SetVersionId option", new() { HasText = "chạy trọn một kỳ" }).First.GetAttributeAsync("value") ?? "");
        await page.FillAsync("#lich-SelfAssessment", "2098-11-30");
        await page.FillAsync("#lich-Appraisal", "2098-12-31");
        await page.ClickAsync("form.card .button-main");
        await page.ArriveAsync("/don-vi$");
        foreach (var unit in units)
            await page.CheckAsync($"[id='dv-{unit.Replace('/', '-')}']");
        await page.ClickAsync("form.stack > .actions .button-main");
        await Assertions.Expect(page.Locator(".alert-good").First).ToBeVisibleAsync();
        await page.SelectOptionAsync("#kad-ma", "2.1");
        await page.SelectOptionAsync("#kad-voi", units[Exempt]);
        await page.FillAsync("#kad-vi", "Đơn vị không giải quyết thủ tục hành chính");
        await page.ClickAsync("form[action*='handler=Exempt'] button");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("không giải quyết thủ tục");
        var round = Guid.Parse(new Uri(page.Url).Segments[^2].TrimEnd('/'));
        await MoveAsync(page, round, "Tự đánh giá");
        return round;
    }

    private async Task<Guid[]> CardsAsync(Guid round, string[] units)
    {
        await using var session = server.Database.System();
        var byUnit = (await new ParIndex.App.Rounds.RoundStore(session, TimeProvider.System).CardsAsync(round)).ToDictionary(card => card.UnitId, card => card.Id, ordinal);
        return [.. units.Select(unit => byUnit[unit])];
    }

    private static readonly (string Field, string Codes)[] FieldPages = [("dieu-hanh", "1."), ("thu-tuc", "2."), ("ket-qua", "3."), ("diem-thuong", "4")];

    private static Dictionary<string, Dictionary<string, string>> AnswersOf(BookUnit said, string codes) =>
        said.Answers.Where(answer => answer.Key.StartsWith(codes, StringComparison.Ordinal) && (!said.IsExempt || answer.Key != "2.1")).ToDictionary();

    /// <summary>An officer who is the head too sends the forms of the pages.</summary>
    private async Task PostAsync(string unit, Guid card, BookUnit said, bool submits)
    {
        using var officer = await server.SignInAsync(new Assignment(Role.Officer, unit), new Assignment(Role.Head, unit));
        foreach (var (field, codes) in FieldPages)
            await PostAsync(officer, $"/phieu/{card}/{field}", AnswersOf(said, codes));

        if (!submits)
            return;

        using var submitted = await officer.PostAsync($"/phieu/{card}", "Submit");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, submitted.StatusCode);
    }

    private static async Task PostAsync(SignedIn officer, string path, IReadOnlyDictionary<string, Dictionary<string, string>> answers)
    {
        var page = await officer.GetAsync(path);
        foreach (var (code, values) in answers)
        {
            using var saved = await officer.SendAsync(page, path + "?handler=Save", [("code", code), ("seen", "0"), .. values.Select(value => (value.Key, value.Value))]);
            Assert.True(saved.StatusCode == System.Net.HttpStatusCode.Redirect, $"{path} {code}: {(int)saved.StatusCode}");
        }
    }

    private static async Task FillAsync(RoundPeople people, string unit, Guid card, BookUnit said, bool byHand)
    {
        var officer = await people.SignInAsync(unit, new Assignment(Role.Officer, unit));
        foreach (var (field, codes) in FieldPages)
        {
            var answers = AnswersOf(said, codes);
            if (byHand)
                await RoundPeople.TypeAsync(officer, $"/phieu/{card}/{field}", answers);
            else
                await RoundPeople.SendAsync(officer, $"/phieu/{card}/{field}", answers);
        }

        await officer.GotoAsync($"/phieu/{card}");
        await officer.ClickAsync("button:has-text('Báo đã điền xong')");
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("đã báo điền xong");
        await SubmitAsync(await people.SignInAsync(unit, new Assignment(Role.Head, unit)), card);
    }

    private async Task EnterAsync(Guid round, Guid card, BookUnit said)
    {
        var maker = new RoundMaker(server.Database.Source);
        foreach (var (code, values) in said.Answers)
        {
            await maker.SaveAsync(card, code, new ParIndex.App.Rounds.Filling.TypedAnswer(
                values.Where(value => value.Key != "claim").ToDictionary(value => value.Key[2..], value => (string?)value.Value), values.GetValueOrDefault("claim"), null, false, null, null));
        }

        await maker.SubmitAsync(card);
    }

    private static async Task SubmitAsync(IPage head, Guid card)
    {
        await head.GotoAsync($"/phieu/{card}");
        await ConfirmAsync(head, "Nộp phiếu…");
        await Assertions.Expect(head.Locator(".page-head")).ToContainTextAsync("Đã nộp");
    }

    private static async Task MoveAsync(IPage page, Guid round, string stage)
    {
        await page.GotoAsync($"/ky-danh-gia/{round}");
        await ConfirmAsync(page, $"Chuyển sang: {stage}…");
        await Assertions.Expect(page.Locator(".steps [aria-current]")).ToContainTextAsync(stage);
    }

    private static async Task ConfirmAsync(IPage page, string button, Func<Task>? fill = null)
    {
        await page.ClickAsync($"button:text-is('{button}')");
        if (fill is not null)
            await fill();

        await page.ClickAsync("dialog[open] .button-main");
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private static async Task RecuseAsync(IPage appraiser, Guid round, string field, string unit)
    {
        await appraiser.GotoAsync($"/ky-danh-gia/{round}/tham-dinh/{field}?don-vi={UnitSlug.Of(unit)}&tieu-chi=2.3");
        await ConfirmAsync(appraiser, "Tôi không thẩm định đơn vị này…", () => appraiser.FillAsync("#rut-ly-do", "Người thân công tác tại đơn vị"));
        await Assertions.Expect(appraiser.Locator(".flash")).ToBeVisibleAsync();
    }

    /// <summary>Gives one entry other points, or accepts it when there are none.</summary>
    private static async Task JudgeAsync(IPage appraiser, Guid round, string field, string unit, string code, string? cut, string reason)
    {
        await appraiser.GotoAsync($"/ky-danh-gia/{round}/tham-dinh/{field}?don-vi={UnitSlug.Of(unit)}&tieu-chi={code}");
        await Assertions.Expect(appraiser.Locator("#muc-dang-mo")).ToContainTextAsync(code);
        if (cut is null)
        {
            await appraiser.FillAsync("#accept-reason", reason);
            await appraiser.ClickAsync(".bench-accept .button-main");
        }
        else
        {
            var details = appraiser.Locator("details[data-key=c]");
            if (await details.GetAttributeAsync("open") is null)
                await details.Locator("summary").ClickAsync();

            await appraiser.FillAsync("#cut-points", cut);
            await appraiser.SelectOptionAsync("#cut-category", new SelectOptionValue { Index = 2 });
            await appraiser.FillAsync("#cut-reason", reason);
            await details.Locator(".button-main").ClickAsync();
        }

        await Assertions.Expect(appraiser.Locator(".alert-good").First).ToContainTextAsync(code);
    }

    /// <summary>21 of the tasks were done, not all: the points follow the rule.</summary>
    private static async Task CorrectAsync(IPage appraiser, Guid round, string unit)
    {
        await appraiser.GotoAsync($"/ky-danh-gia/{round}/tham-dinh/dieu-hanh?don-vi={UnitSlug.Of(unit)}&tieu-chi=1.2");
        await appraiser.ClickAsync("details[data-key=s] summary");
        await appraiser.FillAsync("#fix-done", "21");
        await appraiser.SelectOptionAsync("#fix-category", new SelectOptionValue { Index = 3 });
        await appraiser.FillAsync("#fix-reason", "Ba nhiệm vụ chưa nghiệm thu");
        await appraiser.ClickAsync("button[name=outcome][value=corrected]");
        await Assertions.Expect(appraiser.Locator(".alert-good").First).ToContainTextAsync("10,5");
    }

    /// <summary>In one step where nothing differs, the rest one by one.</summary>
    private static async Task AcceptAllAsync(IPage appraiser, Guid round, string field)
    {
        var address = $"/ky-danh-gia/{round}/tham-dinh/{field}";
        await appraiser.GotoAsync(address);
        if (await appraiser.Locator(".bench-bulk button").CountAsync() > 0)
        {
            await appraiser.Locator(".bench-bulk button").First.ClickAsync();
            await appraiser.ClickAsync("dialog[open] .button-main");
            await Assertions.Expect(appraiser.Locator(".alert-good").First).ToContainTextAsync("Đã chấp nhận");
        }

        await appraiser.EvaluateAsync(
            """
            async () => {
                let page = document;
                for (let form; (form = page.querySelector('.bench-accept')); ) {
                    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: new URLSearchParams(new FormData(form)) });
                    page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                    if (!answer.ok || !page.querySelector('.alert-good')) throw new Error('not accepted: ' + answer.status);
                    if (page.querySelector('.bench-given')) break;
                }
            }
            """);
        await appraiser.GotoAsync(address);
        await Assertions.Expect(appraiser.Locator(".bench-accept")).ToHaveCountAsync(0);
    }

    private static async Task ExplainAsync(RoundPeople people, string unit, Guid card, string code, string? text)
    {
        var head = await people.SignInAsync(unit, new Assignment(Role.Head, unit));
        await head.GotoAsync($"/phieu/{card}/giai-trinh");
        var entry = head.Locator($"[id='muc-{code}']");
        if (text is not null)
            await entry.Locator("textarea").FillAsync(text);

        await entry.Locator($"button[name=accepts][value={(text is null ? "true" : "false")}]").ClickAsync();
        await Assertions.Expect(head.Locator(".flash")).ToContainTextAsync(code);
    }

    private static async Task DecideAsync(IPage secretary, Guid round, string points, string reason)
    {
        await secretary.GotoAsync($"/ky-danh-gia/{round}/hoi-dong");
        await secretary.FillAsync("input[name=heldOn]", "2099-01-15");
        await secretary.FillAsync("textarea[name=minutes]", "Hội đồng họp và thống nhất.");
        await secretary.ClickAsync("button:text-is('Lưu phiên họp')");
        await Assertions.Expect(secretary.Locator(".council-minutes")).ToBeVisibleAsync();
        // What the second appraisal gave back is no longer disputed.
        await Assertions.Expect(secretary.Locator(".council-line")).ToHaveCountAsync(1);
        await secretary.FillAsync(".council-line input[name=points]", points);
        await secretary.FillAsync(".council-line textarea[name=reason]", reason);
        await secretary.ClickAsync(".council-line .button-main");
        await Assertions.Expect(secretary.Locator("main")).ToContainTextAsync("Không còn mục nào tranh luận.");
    }

    private static async Task<string> PublishAsync(IPage organiser, Guid round)
    {
        await organiser.GotoAsync($"/ky-danh-gia/{round}/cong-bo");
        await Assertions.Expect(organiser.Locator("main")).ToContainTextAsync("Mọi việc đã xong");
        await organiser.FillAsync("#qd-so", "Quyết định 15/QĐ-UBND");
        await organiser.FillAsync("#qd-ngay", "2026-11-20");
        await organiser.ClickAsync("form[action*='handler=Seal'] button");
        var waiting = organiser.WaitForDownloadAsync();
        await organiser.ClickAsync("a:has-text('Tải bản chốt')");
        var package = await (await waiting).PathAsync();
        await organiser.ClickAsync("button:text-is('Công bố…')");
        await organiser.ClickAsync("button:text-is('Công bố ngay')");
        await Assertions.Expect(organiser.Locator("main")).ToContainTextAsync("Công bố lúc");
        return package;
    }

    /// <summary>Anyone computes the package again; it comes to what the formulas come to.</summary>
    private static void Compare(RoundBook book, string[] units, string package)
    {
        var folder = Directory.CreateTempSubdirectory("parindex-round-");
        try
        {
            ZipFile.ExtractToDirectory(package, folder.FullName);
            var scorer = SetScorer.Compile(CriteriaSetFile.Load(Path.Combine(folder.FullName, "bo-tieu-chi.yaml")), out _);
            var table = scorer.ScoreMany(ScorecardFile.ReadInputs(Path.Combine(folder.FullName, "so-lieu.csv"), scorer));
            var ranked = RankedResults.Of(table.Rows(), scorer.Set.Ties, scorer.Set.Bands).Units.ToDictionary(unit => unit.Unit, StringComparer.Ordinal);
            for (var i = 0; i < units.Length; i++)
            {
                var (unit, expected) = (ranked[units[i]], book.Units[i]);
                Assert.Equal(expected.Number("Tổng"), unit.Points, 9);
                Assert.Equal(expected.Number("Tối đa"), unit.Max);
                Assert.Equal(expected.Number("Chỉ số"), unit.Percent, 9);
                Assert.Equal((expected.Number("Hạng"), expected.Band), (unit.Rank, unit.Band));
            }

            Assert.Equal(ranked[units[Tied]].Rank, ranked[units[Tied + 1]].Rank);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The page of the decision shows the same, to two decimals.</summary>
    private static async Task CompareAsync(IPage organiser, Guid round, RoundBook book, string[] units)
    {
        await organiser.GotoAsync($"/ky-danh-gia/{round}/cong-bo");
        var rows = await organiser.EvaluateAsync<string[][]>("() => [...document.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell => cell.textContent.trim()))");
        Assert.Equal(units.Length, rows.Length);
        var vietnamese = CultureInfo.GetCultureInfo("vi-VN");
        var expected = book.Units.Select(unit => $"{unit.Number("Hạng"):0} {unit.Number("Tổng").ToString("0.00", vietnamese)} {unit.Number("Chỉ số").ToString("0.00", vietnamese)}% {unit.Band}".Trim());
        Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(row => $"{row[0]} {row[2]} {row[3]} {row[4]}".Trim()).Order(StringComparer.Ordinal));
    }
}
