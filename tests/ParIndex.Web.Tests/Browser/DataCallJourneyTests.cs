using Microsoft.Playwright;
using ParIndex.App.Accounts;
using ParIndex.Core.Units;
using ParIndex.Web.Tests.Accounts;
using Xunit;

namespace ParIndex.Web.Tests.Browser;

/// <summary>A lead asks units for figures; they answer with evidence; the figures stand in the lead's entry.</summary>
[Collection(Journeys.Name)]
public sealed class DataCallJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Units_AreAsked_Answer_AndTheFiguresRollUp()
    {
        Chromium.Need();
        var maker = browser.Maker;
        var units = await maker.UnitsAsync(AccountFixture.Province, UnitKind.Department, 3);
        var round = await maker.OpenAsync(AccountFixture.Province, "department-example", 2031, units, "Kỳ có thu thập số liệu");
        var card = await maker.CardAsync(round, units[0]);
        await using var asker = await PersonAsync(units[0]);
        await using var answerer = await PersonAsync(units[1], 390);
        await using var other = await PersonAsync(units[2]);

        // Asked in one step.
        await asker.Page.GotoAsync($"/phieu/{card}/chi-dao-dieu-hanh");
        await asker.Page.ClickAsync($"#muc-{SampleRounds.Tasks.Replace(".", "\\.", StringComparison.Ordinal)} a:has-text('Hỏi số liệu')");
        await asker.Page.FillAsync("#hoi-noi-dung", "Số nhiệm vụ của đơn vị năm 2031");
        await asker.Page.FillAsync("#hoi-han", "2099-12-31");
        await asker.Page.SelectOptionAsync("#cach-planned", "Sum");
        await asker.Page.SelectOptionAsync("#cach-done", "Sum");
        await asker.Page.ClickAsync("form[action*=Ask] summary >> nth=0");
        foreach (var unit in units.Skip(1))
            await asker.Page.CheckAsync($"[id='hoi-{unit.Replace('/', '-')}']");
        await asker.Page.ClickAsync("button:has-text('Gửi yêu cầu')");
        await Assertions.Expect(asker.Page.Locator(".alert-good").First).ToContainTextAsync("2 đơn vị");
        var here = asker.Page.Url;

        // The unit finds it among its work and answers with a document; what is missing is told first.
        await answerer.Page.GotoAsync("/viec-cua-toi");
        await answerer.Page.ClickAsync("a:has-text('Số nhiệm vụ của đơn vị năm 2031')");
        var call = answerer.Page.Url;
        await answerer.Page.FillAsync("#so-s1", "21");
        await answerer.Page.ClickAsync("button:has-text('Gửi số liệu')");
        await Assertions.Expect(answerer.Page.Locator(".alert-bad")).ToContainTextAsync("Cần số liệu này");
        Assert.Equal("21", await answerer.Page.InputValueAsync("#so-s1"));
        await answerer.Page.FillAsync("#so-s2", "20");
        await answerer.Page.ClickAsync("button:has-text('Gửi số liệu')");
        await Assertions.Expect(answerer.Page.Locator(".alert-bad")).ToContainTextAsync("Không được lớn hơn");
        await answerer.Page.FillAsync("#so-s1", "18");
        await answerer.Page.SetInputFilesAsync("#tep", new FilePayload { Name = "báo cáo.txt", MimeType = "text/plain", Buffer = "Đã hoàn thành 18 nhiệm vụ."u8.ToArray() });
        await answerer.Page.ClickAsync("button:has-text('Gửi số liệu')");
        await answerer.Page.ArriveAsync("/viec-cua-toi$");
        await Assertions.Expect(answerer.Page.Locator("main")).Not.ToContainTextAsync("Số nhiệm vụ của đơn vị năm 2031");

        // Another unit reads nothing of it.
        Assert.Equal(404, (await other.Page.GotoAsync(call))!.Status);

        // Brought together in the background, it stands in the entry with how many units are in.
        await asker.Page.WaitForFunctionAsync("async at => { const text = await (await fetch(at)).text(); return text.includes('18</strong>') && !text.includes('dòng chấm đang ghi') }", here);
        await asker.Page.GotoAsync(here);
        await Assertions.Expect(asker.Page.Locator("main")).ToContainTextAsync("1 trong 2 đơn vị đã gửi");
        await Assertions.Expect(asker.Page.Locator(".facts").First).ToContainTextAsync("20");
        await asker.Page.ClickAsync("td a:has-text('báo cáo')");
        await Assertions.Expect(asker.Page.Locator("h1")).ToContainTextAsync("báo cáo");

        // Sent back, it is open again for the unit and no longer counts.
        await asker.Page.GotoAsync(here);
        await asker.Page.ClickAsync("text='Trả lại…' >> visible=true");
        await asker.Page.FillAsync("input[name=reason]:visible", "Thiếu nhiệm vụ quý IV");
        await asker.Page.ClickAsync("form[action*=Return] .button-main:visible");
        await Assertions.Expect(asker.Page.Locator("td .badge-warn")).ToContainTextAsync("Đã trả lại");
        await answerer.Page.GotoAsync(call);
        await Assertions.Expect(answerer.Page.Locator(".alert-warn")).ToContainTextAsync("Thiếu nhiệm vụ quý IV");
        Assert.Equal("18", await answerer.Page.InputValueAsync("#so-s1"));
        Assert.Empty(asker.Complaints);
        Assert.Empty(answerer.Complaints);
    }

    private async Task<Look> PersonAsync(string unit, int width = 1440) => await browser.OpenAsAsync(await browser.AddPersonAsync(unit, new Assignment(Role.Officer, unit)), width);
}
